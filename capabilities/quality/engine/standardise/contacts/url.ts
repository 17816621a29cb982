import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'

/** A web address with its scheme, the host in lower case. Only http and https: other schemes can run code. */
export function standardiseUrl(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const parts = trace.text.split(/\s*(?:[;；、，]|:::|\s)\s*/).filter((part) => part !== '')
  const first = parts[0]
  if (first === undefined || !parts.every((part) => asUrl(part) !== null)) return unread(trace, 'urlUnreadable')
  step(trace, 'firstOnly', first)
  if (!/^https?:/i.test(first)) step(trace, 'urlScheme', `https://${first.replace(/^:?\/\//, '')}`)
  const url = asUrl(first)!
  step(trace, 'urlForm', url)
  return read(trace, url)
}

function asUrl(text: string): string | null {
  if (text.length > 2000 || /["<>\\^`{|}]/.test(text)) return null
  const schemed = /^https?:\/\//i.test(text)
    ? text
    : /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)
      ? null
      : `https://${text.replace(/^\/\//, '')}`
  if (schemed === null || !URL.canParse(schemed)) return null
  const url = new URL(schemed)
  const host = url.hostname
  if (url.username !== '' || url.password !== '') return null
  if (
    !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(host) &&
    !/^\d+(\.\d+){3}$/.test(host)
  )
    return null
  // A bare address ends without the slash that the standard puts there.
  const form = url.href.replace(/^(https?:\/\/[^/?#]+)\/$/, '$1')
  return form
}
