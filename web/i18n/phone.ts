import { useSyncExternalStore } from 'react'
import { afterFirstScreen, inAPause } from '#web/ui/first-screen.ts'

type Parse = (text: string) => { formatNational(): string; formatInternational(): string; country?: string } | undefined

let parse: Parse | undefined
let asked = false
const waiting = new Set<() => void>()

/** The number plans weigh more than a screen: they are fetched when the first phone is shown. */
function load(): void {
  if (asked) return
  asked = true
  inAPause(() => {
    void import('libphonenumber-js/min').then((library) => {
      parse = library.parsePhoneNumberFromString as Parse
      tellSome([...waiting])
    })
  })
}

// To read a number for the first time takes a millisecond or two: a list of them at once would hold up a key.
const atOnce = 4

function tellSome(all: readonly (() => void)[]): void {
  for (const tell of all.slice(0, atOnce)) tell()
  if (all.length > atOnce) afterFirstScreen(() => tellSome(all.slice(atOnce)))
}

const subscribe = (tell: () => void) => {
  waiting.add(tell)
  load()
  return () => void waiting.delete(tell)
}

/**
 * Shows a stored phone ("+8613800138000;ext=801") as people of its country write it.
 * A number from another country than `home` keeps its country code. Until the plans are here, the number as stored.
 */
export function usePhoneFormat(home: string = 'CN'): (phone: string) => string {
  const ready = useSyncExternalStore(subscribe, () => parse)
  return (phone) => (ready ? shown(ready, phone, home) : phone.replace(/;ext=(\d+)$/, ' ×$1'))
}

const known = new Map<string, string>()
const mostKnown = 2000

function shown(read: Parse, phone: string, home: string): string {
  const key = `${home} ${phone}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const text = formatted(read, phone, home)
  known.set(key, text)
  return text
}

function formatted(read: Parse, phone: string, home: string): string {
  const [number = '', ext] = phone.split(';ext=')
  const parsed = read(number)
  if (!parsed) return phone
  const text = parsed.country === home ? parsed.formatNational() : parsed.formatInternational()
  return ext ? `${text} ×${ext}` : text
}
