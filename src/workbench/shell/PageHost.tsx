import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { Button } from '../../ui/workbench/Button.tsx'
import { EmptyState, Loading } from '../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useGo } from '../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../ui/workbench/PageHeader.tsx'
import { mayOpen, type PageDefinition } from '../page.ts'
import { PAGES } from '../pages.ts'
import { useSession } from '../session/Session.tsx'
import { shellTexts } from './shell-texts.ts'

const LOADED: ReadonlyMap<string, LazyExoticComponent<ComponentType>> = new Map(
  PAGES.map((page) => [page.path, lazy(async () => ({ default: await page.load() }))]),
)

/** Shows a page of the list: loads it when it is opened, refuses who may not see it. */
export function PageHost({ page }: { page: PageDefinition }) {
  const { can } = useSession()
  const Page = LOADED.get(page.path)
  if (!mayOpen(page, can) || !Page) return <NoPermission page={page} />
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Page />
    </Suspense>
  )
}

function NoPermission({ page }: { page: PageDefinition }) {
  const texts = useTexts(shellTexts).noPermission
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={texts.text} />
      <p className="wb-hint">{texts.needs((page.permissions ?? []).join(', '))}</p>
    </div>
  )
}

/** What stands at an address that leads nowhere. */
export function NotFoundPage() {
  const texts = useTexts(shellTexts).notFound
  const go = useGo()
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} />
      <EmptyState
        icon="lookup"
        title={texts.title}
        text={texts.text}
        action={
          <Button kind="main" onClick={() => go('/')}>
            {texts.home}
          </Button>
        }
      />
    </div>
  )
}
