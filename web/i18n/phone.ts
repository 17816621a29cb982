import { useSyncExternalStore } from 'react'
import { inAPause } from '#web/ui/first-screen.ts'

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
      for (const tell of waiting) tell()
    })
  })
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

function shown(read: Parse, phone: string, home: string): string {
  const [number = '', ext] = phone.split(';ext=')
  const known = read(number)
  if (!known) return phone
  const text = known.country === home ? known.formatNational() : known.formatInternational()
  return ext ? `${text} ×${ext}` : text
}
