import { Component, type ErrorInfo, type ReactNode } from 'react'
import { newCode } from '../../kernel/ids.ts'
import { Button } from '../../ui/workbench/Button.tsx'
import { EmptyState } from '../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { shellTexts } from './shell-texts.ts'

type Failure = { readonly number: string; readonly newVersion: boolean }
type BoundaryProps = { children: ReactNode; place: string }
type BoundaryState = { readonly failure: Failure | undefined; readonly place: string }

/** Keeps a defect of one page from taking the workbench down; going elsewhere clears it. */
export class PageBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: undefined, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    // A page of an older version that is no longer on the server cannot be loaded; nothing is broken then.
    const newVersion = error instanceof TypeError && /import|module/i.test(error.message)
    return { failure: { number: newCode(6), newVersion } }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.place === state.place ? null : { failure: undefined, place: props.place }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(this.state.failure?.number, error, info.componentStack)
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (!failure) return this.props.children
    return <FailedPage failure={failure} onRetry={() => this.setState({ failure: undefined })} />
  }
}

function FailedPage({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const texts = useTexts(shellTexts).crash
  const unexpected = useTexts(partTexts).unexpected
  if (failure.newVersion) {
    return (
      <EmptyState
        icon="info"
        title={texts.newVersion}
        text={texts.newVersionText}
        action={
          <Button kind="main" onClick={() => window.location.reload()}>
            {texts.reload}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon="warning"
      title={texts.title}
      text={`${unexpected} ${texts.number(failure.number)}`}
      action={
        <Button kind="main" onClick={onRetry}>
          {texts.retry}
        </Button>
      }
    />
  )
}
