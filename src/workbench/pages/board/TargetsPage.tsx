import { useMemo, useState } from 'react'
import { showDate } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import {
  listMeasures,
  listTargets,
  type MeasureCard,
  type Target,
} from '../../../oversight/indicators/indicators.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { boardTexts } from './board-texts.ts'
import { showTarget } from './figure-words.ts'
import { TargetForm } from './TargetForm.tsx'

const keyOf = (target: Target) => target.id

/** What is promised on measures: for all, or for one unit, area or item; listed, made, changed. */
export function TargetsPage() {
  const texts = useTexts(boardTexts).targets
  const language = useLanguage()
  const { can } = useSession()
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState<string>()
  const { data, ...read } = useEndpoint(listTargets, {})
  const { data: measures } = useEndpoint(listMeasures, {}, { fresh: 300_000 })
  const byId = useMemo(() => new Map((measures?.items ?? []).map((measure) => [measure.id, measure])), [measures])
  const columns = useTargetColumns(byId)
  const mayChange = can('indicators.targets')
  const nameOfTarget = ({ measure }: Target) => byId.get(measure)?.label[language] ?? measure
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          mayChange && (
            <Button kind="main" icon="plus" onClick={() => setCreating(newId())}>
              {texts.add}
            </Button>
          )
        }
      />
      <DataTable
        id="targets"
        label={texts.title}
        columns={columns}
        source={{ ...read, rows: data?.items }}
        rowKey={keyOf}
        rowName={nameOfTarget}
        empty={{ title: texts.empty, text: texts.emptyText }}
        {...(mayChange
          ? {
              open,
              onOpen: setOpen,
              pane: (target: Target, frame: { onClose: () => void; focusRequest: number }) => (
                <SidePane {...frame} title={nameOfTarget(target)}>
                  <TargetForm key={`${target.id} ${target.version}`} id={target.id} target={target} />
                </SidePane>
              ),
            }
          : {})}
      />
      {creating && (
        <Dialog title={texts.add} onClose={() => setCreating(undefined)}>
          <TargetForm id={creating} onSaved={() => setCreating(undefined)} />
        </Dialog>
      )}
    </div>
  )
}

function useTargetColumns(measures: ReadonlyMap<string, MeasureCard>): readonly Column<Target>[] {
  const texts = useTexts(boardTexts).targets
  const language = useLanguage()
  const { unitName, areaName } = useDirectory()
  return useMemo(() => {
    const promised = ({ measure, value }: Target) => {
      const card = measures.get(measure)
      const shown = showTarget({ kind: card?.kind ?? 'rate' }, value, language)
      return card?.better === 'less' ? texts.atMost(shown) : texts.atLeast(shown)
    }
    const scope = ({ unitId, areaCode, item }: Target) =>
      [unitId && unitName(unitId), areaCode && areaName(areaCode), item].filter(Boolean).join(' · ') || texts.everywhere
    return [
      {
        id: 'measure',
        header: texts.measure,
        value: (row) => measures.get(row.measure)?.label[language] ?? row.measure,
        width: 260,
        grow: true,
        filter: 'choice',
      },
      { id: 'value', header: texts.value, value: (row) => row.value, words: promised, show: promised, width: 170 },
      { id: 'scope', header: texts.scope, value: scope, width: 260 },
      {
        id: 'validFrom',
        header: texts.validFrom,
        value: (row) => row.validFrom,
        words: (row) => showDate(row.validFrom as Parameters<typeof showDate>[0], language),
        show: (row) => showDate(row.validFrom as Parameters<typeof showDate>[0], language),
        width: 150,
        filter: 'date',
      },
    ]
  }, [texts, language, measures, unitName, areaName])
}
