import { useMemo } from 'react'
import {
  CALL_BACK_STATES,
  type CallBack,
  listCallBacks,
  takeCallBack,
} from '../../../delivery/calls/call-backs/call-backs.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { CallBackPane } from './CallBackPane.tsx'
import { callBacksTexts } from './call-backs-texts.ts'
import { originWords } from './origin-words.ts'

const keyOf = (row: CallBack) => row.id
const VIEWS = ['todo', 'mine', 'ended'] as const
type View = (typeof VIEWS)[number]

/** Who is to be called back, the soonest due first; taken and written up without leaving the list. */
export function CallBacksPage() {
  const texts = useTexts(callBacksTexts)
  const { can } = useSession()
  const [open, setOpen] = useQueryValue('open')
  const [viewName, setView] = useQueryValue('view')
  const view = VIEWS.find((one) => one === viewName) ?? 'todo'
  const source = usePages(listCallBacks, { query: { show: view } })
  const columns = useColumns(view)
  const take = useAction(takeCallBack, { done: texts.taken, onDone: ({ id }) => setOpen(id) })
  const letters: Readonly<Record<string, (row: CallBack) => void>> = can('calls.operate')
    ? {
        t: (row: CallBack) => {
          void take.run({ params: { id: row.id } }, { ifMatch: etagOfVersion(row.version) })
        },
      }
    : {}
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <fieldset className="wb-presets" aria-label={texts.view}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === view}
            onClick={() => setView(one === 'todo' ? undefined : one)}
          >
            {texts.views[one]}
          </button>
        ))}
      </fieldset>
      <DataTable
        key={view}
        id={`call-backs-${view}`}
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.callerMasked}
        open={open}
        onOpen={setOpen}
        letters={letters}
        pane={(row, frame) => <CallBackPane key={row.id} row={row} {...frame} />}
        empty={texts.empty[view]}
      />
    </div>
  )
}

function useColumns(view: View): readonly Column<CallBack>[] {
  const texts = useTexts(callBacksTexts)
  const language = useLanguage()
  return useMemo(() => {
    const { columns } = texts
    const instant = (id: 'due' | 'nextTry' | 'ended', of: (row: CallBack) => string | null): Column<CallBack> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => {
        const at = of(row)
        return at ? showInstant(at, language) : ''
      },
      width: language === 'zh' ? 170 : 225,
      filter: 'date',
    })
    const due: Column<CallBack> = {
      ...instant('due', (row) => row.due),
      width: 250,
      show: (row) => (
        <>
          {showInstant(row.due, language)} {row.overdue && <StatusWord standing="missed">{texts.overdue}</StatusWord>}
        </>
      ),
    }
    const state: Column<CallBack> = {
      id: 'state',
      header: columns.state,
      value: (row) => CALL_BACK_STATES[row.state][language],
      width: 150,
      filter: 'choice',
    }
    return [
      ...(view === 'ended' ? [instant('ended', (row) => row.endedAt), state] : [due]),
      { id: 'caller', header: columns.caller, value: (row) => row.callerMasked, width: 130 },
      {
        id: 'origin',
        header: columns.origin,
        value: (row) => originWords(row, texts, language),
        width: 190,
        filter: 'choice',
      },
      { id: 'about', header: columns.about, value: (row) => row.about, width: 220, grow: true },
      { id: 'takenBy', header: columns.takenBy, value: (row) => row.takenByName ?? texts.nobody, filter: 'choice' },
      {
        id: 'tries',
        header: columns.tries,
        value: (row) => row.tries.length,
        width: 70,
        align: 'end',
        filter: 'number',
      },
      ...(view === 'ended' ? [] : [instant('nextTry', (row) => row.nextTryAt)]),
    ]
  }, [texts, language, view])
}
