import { useSyncExternalStore } from 'react'

/** What Chromium gives to whoever wants to offer the installation at a place of his own. */
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> }

declare global {
  interface Window {
    /** Kept by `public/first-paint.js`, as the browser says it before the program is here. */
    tendInstall?: InstallEvent
  }
}

function subscribe(tell: () => void): () => void {
  const gone = () => {
    delete window.tendInstall
    tell()
  }
  window.addEventListener('tend-install', tell)
  window.addEventListener('appinstalled', gone)
  return () => {
    window.removeEventListener('tend-install', tell)
    window.removeEventListener('appinstalled', gone)
  }
}

/** Asks the browser to install the app; undefined where it does not offer that. */
export function useInstall(): (() => Promise<void>) | undefined {
  const offer = useSyncExternalStore(subscribe, () => window.tendInstall)
  return offer && (() => offer.prompt().then(() => undefined))
}

/** Whether it runs in a window of its own already. */
export function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches
}
