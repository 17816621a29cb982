import { api } from '#web/api.ts'
import { queryClient, sessionQuery } from '#web/data.ts'
import { currentLocale, setLocale } from '#web/i18n/locale.ts'
import type { Locale } from '#web/i18n/locale.ts'
import { setRegion } from '#web/i18n/region.ts'
import type { OwnKeys } from '#web/shell/own-keys.ts'
import { setOwnKeys } from '#web/shell/own-keys.ts'
import { setTheme } from '#web/shell/theme.ts'
import type { Session, SessionChange, Theme } from '#web/types.ts'

/** Changes something of the signed-in person, on the server and in what is shown. */
export async function changeSession(change: SessionChange): Promise<void> {
  const answer = await api.patch<Session | undefined>('/session', change)
  const { password: _, currentPassword: __, ...shown } = change
  queryClient.setQueryData(
    sessionQuery.queryKey,
    (now) => now && { ...now, user: { ...now.user, ...answer?.user, ...shown } },
  )
}

/** At once on the screen; remembered on the server when someone is signed in, so that it follows to other machines. */
export function chooseLocale(locale: Locale): void {
  setLocale(locale)
  remember({ locale })
}

/** Null goes by the browser. */
export function chooseRegion(region: string | null): void {
  setRegion(region)
  remember({ region })
}

export function chooseTheme(theme: Theme): void {
  setTheme(theme)
  remember({ theme })
}

export function chooseKeys(keys: OwnKeys): void {
  setOwnKeys(keys)
  remember({ keys: keys as Record<string, string> })
}

let chosenBefore: Locale | undefined

/** On the page that signs in: holds at once, and for the person who comes in unless he has chosen one before. */
export function chooseBeforeSignIn(locale: Locale): void {
  setLocale(locale)
  chosenBefore = locale
}

/** What the person chose on another machine holds here too; without a choice, what the workspace has. */
export function applySession({ user, workspace }: Session): void {
  if (user.locale) chosenBefore = undefined
  if (chosenBefore) remember({ locale: chosenBefore })
  const locale = user.locale ?? chosenBefore ?? workspace.locale
  if (locale && locale !== currentLocale()) setLocale(locale)
  setRegion(user.region ?? null)
  if (user.theme) setTheme(user.theme)
  setOwnKeys(user.keys ?? {})
}

function remember(change: SessionChange): void {
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return
  // The screen has changed already; if the server did not hear, this browser still remembers.
  changeSession(change).catch(() => undefined)
}
