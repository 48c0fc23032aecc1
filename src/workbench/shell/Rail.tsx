import { Icon } from '../../ui/workbench/Icon.tsx'
import { useTexts, useWord } from '../../ui/workbench/language.tsx'
import { PageLink } from '../../ui/workbench/navigation.tsx'
import { type PageDefinition, pagesUnder, RAIL, RAIL_TASKS, type RailTask } from '../page.ts'
import { PAGES } from '../pages.ts'
import { useSession } from '../session/Session.tsx'
import { shellTexts } from './shell-texts.ts'

type RailProps = { current: PageDefinition | undefined }

/** The tasks of this account, and the pages of the task at hand below it. */
export function Rail({ current }: RailProps) {
  const texts = useTexts(shellTexts)
  const say = useWord()
  const { can } = useSession()
  return (
    <nav className="wb-rail" aria-label={texts.rail}>
      <ul>
        {RAIL_TASKS.map((task) => {
          const pages = pagesUnder(task, PAGES, can)
          const [first] = pages
          if (!first) return null
          const here = current?.rail === task
          return (
            <li key={task}>
              <PageLink
                to={first.path}
                className={here ? 'wb-task wb-task-here' : 'wb-task'}
                current={current === first}
              >
                <Icon name={RAIL[task].icon} size={20} />
                <span>{say(RAIL[task].text)}</span>
              </PageLink>
              {here && pages.length > 1 && <PageList pages={pages} current={current} />}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The pages of one task, as links; in the rail where it is wide, above the page where it is narrow. */
export function SectionNav({ task, current }: { task: RailTask; current: PageDefinition }) {
  const texts = useTexts(shellTexts)
  const { can } = useSession()
  const pages = pagesUnder(task, PAGES, can)
  if (pages.length < 2) return null
  return (
    <nav className="wb-section" aria-label={texts.section}>
      <PageList pages={pages} current={current} />
    </nav>
  )
}

function PageList({ pages, current }: { pages: readonly PageDefinition[]; current: PageDefinition | undefined }) {
  const say = useWord()
  return (
    <ul className="wb-pagelist">
      {pages.map((page) => (
        <li key={page.path}>
          <PageLink to={page.path} current={page === current}>
            {say(page.title)}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
