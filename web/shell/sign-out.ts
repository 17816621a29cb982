import { api } from '#web/api.ts'

/** Ends the session here and on the server; nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await api.delete('/session').catch(() => undefined)
  window.location.assign('/sign-in')
}
