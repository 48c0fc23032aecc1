import type { MappingField } from './mapping.contract.ts'

/** A field of ours, or the date of a cancellation, which only says what has become of a matter. */
export type HeaderField = MappingField | 'cancelled'

/**
 * Names that registers give to these columns, the likeliest first: official wordings of Chinese case systems, the
 * national exchange tables, 311 systems and event logs (XES). They are compared in one word without case, spaces and
 * punctuation.
 */
const NAMES: Record<HeaderField, readonly string[]> = {
  recordId:
    '办件编号 办件编码 办件号 业务流水号 流水号 受理编号 受理号 申办号 工单编号 工单号 案件编号 案件号 记录编号 编号 projectNo projNo caseConceptName caseId SRRecordID recordId serviceRequestId requestId serviceRequestNum requestNum ticketId ticketNo caseNumber caseNo referenceNo reference id'.split(
      ' ',
    ),
  item: '事项名称 办理事项 事项 业务名称 服务事项 办件名称 诉求类型 问题分类 事项编码 taskName itemName item serviceName serviceType requestType SRType problemCode problemType category caseType typeName type description'.split(
    ' ',
  ),
  unit: '办理部门 受理部门 承办单位 承办部门 办理单位 责任单位 实施主体 实施机构 部门名称 单位名称 部门 单位 委办局 deptName departmentName agencyResponsible agency agencyName caseDepartment department submitTo assignedTo responsibleUnit organisation organization unit bureau owner'.split(
    ' ',
  ),
  area: '所属区县 所属区域 区划代码 行政区划 区划 区县 街道 街道乡镇 乡镇 镇街 地区 区域 被反映区 areaCode areaName area neighborhood neighbourhood district councilDistrict borough ward county township zone region policeDistrict zipCode postcode'.split(
    ' ',
  ),
  channel:
    '受理渠道 办理渠道 申请渠道 申报渠道 申报方式 受理方式 办理方式 来源渠道 渠道 来源 methodReceived caseChannel channel channelType source sourceType callerType intakeMethod howReceived origin'.split(
      ' ',
    ),
  applicantKind:
    '申请人类型 申请人性质 服务对象 办理对象 用户类型 applicantKind applicantType userProp customerType'.split(' '),
  status:
    '办件状态 办理状态 工单状态 案件状态 当前状态 状态 proStatus SRStatus requestStatus caseStatus status state'.split(
      ' ',
    ),
  openedAt:
    '受理时间 受理日期 申请时间 申请日期 收件时间 登记时间 来电时间 创建时间 提交时间 立案时间 开始时间 acceptDate acceptTime createdDate createdAt dateTimeInit requestedDatetime openedAt openDate openedDate dateOpened startDate caseStartDate startTime receivedDate dateReceived submittedDate applyDate applyTime opened created'.split(
      ' ',
    ),
  dueAt:
    '承诺办结时间 承诺办结日期 承诺时间 应办结时间 应办结日期 办结期限 办理期限 办理时限 截止时间 截止日期 到期时间 法定办结时间 期限 promiseTime dueDate dueAt dateDue deadline caseDeadline expectedDatetime prjCompleteDate plannedCompletionDate targetDate slaDate expectedDate endDatePlanned due'.split(
      ' ',
    ),
  closedAt:
    '办结时间 办结日期 实际办结时间 实际办结日期 完成时间 结案时间 结束时间 办理完成时间 resultDate closeDate closedDate closedAt dateTimeClosed dateClosed closedDatetime endDate caseEndDate endTime completedDate completionDate resolvedDate dateInvtDone closed completed resolved'.split(
      ' ',
    ),
  caseActivity:
    '环节名称 办理环节 环节 活动名称 活动 步骤 conceptName activityName activity eventName event task'.split(' '),
  caseTimestamp: '环节时间 环节完成时间 活动时间 操作时间 timeTimestamp eventTime timestamp completeTimestamp'.split(
    ' ',
  ),
  cancelled:
    '撤回时间 撤销时间 取消时间 作废时间 终止时间 dateCancelled cancelledDate cancelledAt dateCanceled canceledDate'.split(
      ' ',
    ),
}

/** Words that show a column to be something else, however like its name is: who did it, how it was planned, a remark. */
const AGAINST: Partial<Record<HeaderField, RegExp>> = {
  recordId: /身份|证件|手机|电话|applicant|person|user|parent/,
  item: /编码$|code$/,
  openedAt: /planned|计划|承诺|应/,
  closedAt: /planned|计划|承诺|应|预计|期限/,
  status: /date|时间|日期/,
  unit: /电话|phone|编码$|code$/,
}

const COMPACT = Object.fromEntries(
  Object.entries(NAMES).map(([field, names]) => [field, names.map(compact)]),
) as Record<HeaderField, string[]>

/**
 * How well the name of a column suits a field, from 0 to 1: 1 for the first of its known names, little less for the
 * later ones, about half for a name of several words that contains a known one, 0 otherwise.
 */
export function columnScore(field: HeaderField, columnName: string): number {
  const name = compact(columnName)
  const names = COMPACT[field]
  const exact = names.indexOf(name)
  if (exact !== -1) return 1 - 0.3 * (exact / names.length)
  if (AGAINST[field]?.test(name)) return 0
  const phrases = new Set(phrasesOf(columnName))
  let best = 0
  for (const known of names) {
    const isChinese = /[\u4e00-\u9fff]/.test(known)
    const contained = isChinese ? known.length >= 2 && name.includes(known) : known.length >= 4 && phrases.has(known)
    if (contained) best = Math.max(best, 0.4 + 0.3 * (known.length / name.length))
  }
  return best
}

/** All runs of neighbouring words, so that "source" is found in "data_source" but not in "resource". */
function phrasesOf(columnName: string): string[] {
  const words = headerWords(columnName)
  return words.flatMap((_, from) =>
    words.slice(from).map((__, length) => words.slice(from, from + length + 1).join('')),
  )
}

/** The words of a column's name in lower case: "CreatedDate" gives "created" and "date". */
export function headerWords(columnName: string): string[] {
  return columnName
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u4e00-\u9fff]+/)
    .filter((word) => word !== '')
}

function compact(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z0-9\u4e00-\u9fff]/g, '')
}
