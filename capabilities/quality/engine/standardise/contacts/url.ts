import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isKnownEnd } from '#capabilities/quality/engine/standardise/contacts/mail-lists.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'

/** A web address with its scheme, the host in lower case. Only http and https: other schemes can run code. */
export function standardiseUrl(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  if (asUrl(trace.text) === null) repair(trace)
  const parts = trace.text.split(/\s*(?:[;；、，]|:::|\s)\s*/).filter((part) => part !== '')
  const first = parts[0]
  if (first === undefined || !parts.every((part) => asUrl(part) !== null)) return unread(trace, 'urlUnreadable')
  step(trace, 'firstOnly', first)
  if (!/^https?:/i.test(first)) step(trace, 'urlScheme', `https://${first.replace(/^:?\/\//, '')}`)
  const url = asUrl(first)!
  step(trace, 'urlForm', url)
  return read(trace, url)
}

/** What is typed around and inside a web address: `网址：`, `（官网）`, `http：/`, `www,acme,com`. */
function repair(trace: Trace): void {
  if (trace.text.length > longest) return
  step(
    trace,
    'urlNote',
    trace.text
      .replace(/^(?:\p{Script=Han}{2,6}|[A-Za-z]{3,10}(?<!https?|ftp|mailto|javascript))\s*[:：]\s*(?=\w)/iu, '')
      .replace(/^\p{Script=Han}{2,6}(?=www\.|https?:)/iu, '')
      .replace(/(?<=\w\/?)\s*\(\p{Script=Han}{1,8}\)$/u, ''),
  )
  step(
    trace,
    'urlForm',
    trace.text
      .replace(/^<(.+)>$|^"(.+)"$/, '$1$2')
      .replace(/^h+t+p(s?)(?=:\/\/)/i, 'http$1')
      .replace(/^(https?):?\/{1,3}(?=\w)/i, '$1://')
      .replace(/^(https?):(?=[\w-]+\.)/i, '$1://')
      .replace(/^(?:https?:\/\/)+(https?:\/\/)/i, '$1')
      .replace(/^((?:https?:\/\/)?www),([\w-]+),(\w{2,4}(?:,\w{2})?)$/i, (_, a: string, b: string, c: string) =>
        [a, b, c.replace(',', '.')].join('.'),
      )
      .replace(/(?<=\w)[.,]$/, ''),
  )
}

const longest = 2000

function asUrl(text: string): string | null {
  if (text.length > longest || /["<>\\^`{|}]/.test(text)) return null
  const schemed = /^https?:\/\//i.test(text)
    ? text
    : /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)
      ? null
      : `https://${text.replace(/^\/\//, '')}`
  if (schemed === null || !URL.canParse(schemed)) return null
  const url = new URL(schemed)
  const host = url.hostname
  if (schemed !== text && !isKnownHost(text, host)) return null
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

/**
 * Without a scheme only what ends as domains do is an address: `1.5` and `v1.2` are none, nor is 官网www.acme.com, whose
 * first word is not of the domain.
 */
function isKnownHost(text: string, host: string): boolean {
  if (/^\p{Script=Han}+www\./iu.test(text)) return false
  if (/^\d+(\.\d+){3}$/.test(host)) return text.startsWith(host)
  return isKnownEnd(host.slice(host.lastIndexOf('.') + 1))
}
