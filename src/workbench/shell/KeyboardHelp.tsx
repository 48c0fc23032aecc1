import { Dialog } from '../../ui/workbench/dialog/Dialog.tsx'
import { useTexts, useWord } from '../../ui/workbench/language.tsx'
import { pagesUnder, RAIL, RAIL_TASKS } from '../page.ts'
import { PAGES } from '../pages.ts'
import { useSession } from '../session/Session.tsx'
import { SingleKeySwitch } from './SingleKeySwitch.tsx'
import { shellTexts } from './shell-texts.ts'

type Row = { readonly keys: readonly string[]; readonly does: string }

/** Every key the workbench knows, and the switch that turns the single ones off (WCAG 2.2, 2.1.4). */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const texts = useTexts(shellTexts).keys
  const say = useWord()
  const { can } = useSession()
  const anywhere: Row[] = [
    { keys: ['Ctrl', 'K'], does: texts.palette },
    { keys: ['?'], does: texts.help },
    ...RAIL_TASKS.filter((task) => pagesUnder(task, PAGES, can).length > 0).map((task) => ({
      keys: ['g', RAIL[task].key],
      does: texts.goto(say(RAIL[task].text)),
    })),
  ]
  const table: Row[] = [
    { keys: ['j', 'k'], does: texts.next },
    { keys: ['Enter'], does: texts.open },
    { keys: ['Esc'], does: texts.close },
    { keys: ['x'], does: texts.select },
    ...(can('feedback.dispatch') ? [{ keys: ['a'], does: texts.accept }] : []),
    { keys: ['/'], does: texts.search },
    { keys: ['Home', 'End'], does: texts.ends },
  ]
  return (
    <Dialog title={texts.title} onClose={onClose} wide>
      <div className="wb-keyhelp">
        <KeyTable title={texts.anywhere} rows={anywhere} />
        <KeyTable title={texts.table} rows={table} />
      </div>
      <SingleKeySwitch />
    </Dialog>
  )
}

function KeyTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ keys, does }) => (
          <tr key={keys.join()}>
            <th scope="row">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
