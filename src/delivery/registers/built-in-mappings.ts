import { EMPTY_WORDS, RegisterMapping } from './mapping.contract.ts'
import type { SavedMapping } from './registers.contract.ts'

/** Mappings of public data formats that come with the product, by name. They carry no data. */
export const BUILT_IN_MAPPINGS: readonly SavedMapping[] = [
  builtIn('baltimore311', '巴尔的摩 311 服务请求', 'Baltimore 311 service requests', {
    version: 1,
    grain: 'record',
    timeZone: 'America/New_York',
    emptyWords: EMPTY_WORDS,
    fields: {
      recordId: { column: 'SRRecordID' },
      item: { column: 'SRType' },
      unit: { column: 'Agency' },
      channel: {
        column: 'MethodReceived',
        values: { Phone: 'phone', API: 'app', Web: 'web', Email: 'mail', Mail: 'letter' },
        otherwise: 'other',
      },
      status: {
        column: 'SRStatus',
        values: {
          Closed: 'closed',
          'Closed (Duplicate)': 'closed',
          'Closed (Transferred)': 'closed',
        },
        otherwise: 'open',
      },
      openedAt: { column: 'CreatedDate', dateFormat: 'MM/dd/yyyy hh:mm:ss a' },
      dueAt: { column: 'DueDate', dateFormat: 'MM/dd/yyyy hh:mm:ss a' },
      closedAt: { column: 'CloseDate', dateFormat: 'MM/dd/yyyy hh:mm:ss a' },
    },
  }),
  builtIn('stlouis311', '圣路易斯 311 服务请求', 'St. Louis 311 service requests', {
    version: 1,
    grain: 'record',
    timeZone: 'America/Chicago',
    emptyWords: EMPTY_WORDS,
    fields: {
      recordId: { column: 'requestid' },
      item: { column: 'problemcode' },
      unit: { column: 'submitto' },
      channel: {
        column: 'callertype',
        values: { PHONE: 'phone', 'CSB VCML': 'phone', WEB: 'web', TWITTER: 'web', EMAIL: 'mail' },
        otherwise: 'other',
      },
      status: { column: 'status', values: { CLOSED: 'closed', CANCEL: 'cancelled' }, otherwise: 'open' },
      openedAt: { column: 'datetimeinit', dateFormat: 'yyyy-MM-dd HH:mm:ss[.SSS]' },
      dueAt: {
        column: 'prjcompletedate',
        dateFormat: 'yyyy-MM-dd HH:mm:ss[.SSS]',
        wholeDay: 'end',
        midnightIsWholeDay: true,
      },
      closedAt: { column: 'datetimeclosed', dateFormat: 'yyyy-MM-dd HH:mm:ss[.SSS]' },
    },
    cancelledWhen: { column: 'datecancelled' },
  }),
  builtIn('receipt', '荷兰许可申请受理（事件日志）', 'Receipt phase of Dutch permit applications (event log)', {
    version: 1,
    grain: 'event',
    timeZone: 'Europe/Amsterdam',
    emptyWords: EMPTY_WORDS,
    fields: {
      recordId: { column: 'case:concept:name' },
      unit: { column: 'case:department' },
      channel: {
        column: 'case:channel',
        values: { Internet: 'web', Desk: 'window', Post: 'letter', 'e-mail': 'mail', Intern: 'other' },
        otherwise: 'other',
      },
      openedAt: { column: 'case:startdate', dateFormat: 'iso' },
      dueAt: { column: 'case:deadline', dateFormat: 'iso' },
      closedAt: { column: 'case:enddate', dateFormat: 'iso' },
      caseActivity: { column: 'concept:name' },
      caseTimestamp: { column: 'time:timestamp', dateFormat: 'iso' },
    },
  }),
]

/** The mapping that comes with the product under a name. */
export function findBuiltIn(id: string): SavedMapping | undefined {
  return BUILT_IN_MAPPINGS.find((mapping) => mapping.id === id)
}

type MappingAsWritten = Parameters<typeof RegisterMapping.parse>[0] & object

function builtIn(id: string, name: string, nameEn: string, mapping: MappingAsWritten): SavedMapping {
  const read = RegisterMapping.parse(mapping)
  return { id, version: 1, name, nameEn, builtIn: true, savedAt: null, mapping: read }
}
