import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { DESK_KEYS, type DeskKey } from './desk-keys.ts'

/** Every key of the desk and what it does. */
export function DeskHelp({ onClose }: { onClose: () => void }) {
  const texts = useTexts(deskTexts)
  const words = { ...texts.actions, ...texts.goTo }
  return (
    <Dialog title={texts.keys} onClose={onClose}>
      <p>{texts.keysIntro}</p>
      <div className="wb-keyhelp">
        <table>
          <caption>{texts.title}</caption>
          <tbody>
            {(Object.keys(DESK_KEYS) as DeskKey[]).map((name) => (
              <tr key={name}>
                <th scope="row">
                  {DESK_KEYS[name].map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </th>
                <td>{words[name]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
