import { api } from '#web/api.ts'
import { forgetFirst } from '#web/shell/first-screen.ts'
import { forgetDrafts } from '#web/records/drafts/drafts.ts'

/** Ends the session here and on the server; nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  forgetFirst()
  await import('#web/offline/kept.ts').then(({ forgetKept }) => forgetKept())
  await api.delete('/session').catch(() => undefined)
  forgetDrafts()
  window.location.assign('/sign-in')
}
