import { useSyncExternalStore } from 'react'
import { Icon } from '../../ui/workbench/Icon.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { shellTexts } from './shell-texts.ts'

/** Says that the network is gone, and what that means for what is being typed. */
export function OfflineBanner() {
  const texts = useTexts(shellTexts)
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  return (
    <div role="status" className={online ? 'wb-unseen' : 'wb-offline'}>
      {!online && (
        <>
          <Icon name="offline" /> {texts.offline}
        </>
      )}
    </div>
  )
}

function watchNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
