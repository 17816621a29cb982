import { useSyncExternalStore } from 'react'

let waiting: ServiceWorker | undefined
let started = false
const listeners = new Set<() => void>()
const everyMs = 30 * 60_000
const patienceMs = 5000

/** True when a newer app than the one that runs lies ready on this device. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(subscribe, () => waiting !== undefined)
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** The worker that keeps the app on this device, and looks now and then whether there is a newer one. */
export function startWorker(): void {
  // Only where the address is trusted does the browser let one in; Tend works without it, but does not start offline.
  if (started || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
  started = true
  void navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .then((registration: ServiceWorkerRegistration | undefined) => {
      if (!registration) return // a browser that is told to have none answers with nothing
      const look = () => void note(registration)
      look()
      registration.addEventListener('updatefound', () => {
        const { installing } = registration
        installing?.addEventListener('statechange', () => {
          if (installing.state === 'installed') look()
        })
      })
      setInterval(() => void registration.update().catch(() => undefined), everyMs)
    })
    .catch(() => undefined) // a browser that will not have it: everything else works
}

async function note({ active, waiting: worker }: ServiceWorkerRegistration): Promise<void> {
  if (!worker || !active) return // the first one waits for nobody
  // The page was loaded afresh and is the newer app already: nobody need be asked.
  if ((await entryOf(worker)) === ownEntry()) return worker.postMessage('take over')
  waiting = worker
  for (const tell of listeners) tell()
}

function ownEntry(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src') ?? undefined
}

function entryOf(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.addEventListener('message', ({ data }) => resolve(data))
    channel.port1.start()
    worker.postMessage('which', [channel.port2])
    setTimeout(() => resolve(undefined), 2000)
  })
}

/** Changes to the newer app; what is typed and not yet saved is asked about by the page itself. */
export function acceptNewVersion(): void {
  const reload = () => window.location.reload()
  // The browser may hold the change back until the old worker has nothing to do any more. Whoever pressed does not wait
  // for that: the page comes newest first from the server, and the worker follows when it can.
  const late = setTimeout(reload, patienceMs)
  const changed = () => {
    clearTimeout(late)
    reload()
  }
  navigator.serviceWorker.addEventListener('controllerchange', changed, { once: true })
  waiting?.postMessage('take over')
}
