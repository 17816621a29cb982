import {
  beginTrace,
  empty,
  problem,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'
import { correctDomain } from '#capabilities/quality/engine/standardise/mail-domains.ts'

/** E-mail addresses of one cell, the first being the main one; the domain in lower case, its typing errors mended. */
export function standardiseEmail(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  if (isAddress(trace.text)) return readOne(trace)
  repair(trace)
  const pieces = trace.text.split(/[\s;,，；、|]+|:::/).filter((piece) => piece !== '')
  const good = pieces.filter(isAddress)
  if (good.length === 0) return unread(trace, 'emailUnreadable')
  const bad = pieces.filter((piece) => !isAddress(piece))
  step(trace, 'separators', [...good, ...bad].join(valueSeparator))
  const rest = bad.length > 0 ? valueSeparator + bad.join(valueSeparator) : ''
  const lower = good.map((address) => onDomain(address, (domain) => domain.toLowerCase()))
  step(trace, 'emailDomainCase', lower.join(valueSeparator) + rest)
  const right = lower.map((address) => onDomain(address, correctDomain))
  step(trace, 'emailDomainTypo', right.join(valueSeparator) + rest)
  const said = trace.off.has('emailDomainTypo') ? lower : right
  const unique = said.filter(
    (address, i) => said.findIndex((other) => other.toLowerCase() === address.toLowerCase()) === i,
  )
  step(trace, 'repeated', unique.join(valueSeparator) + rest)
  return read(trace, unique, bad.length > 0 ? problem('emailUnreadable', bad.join(valueSeparator)) : null)
}

/** Most cells hold one address and nothing else. */
function readOne(trace: Trace): Standardised {
  const at = trace.text.lastIndexOf('@') + 1
  const local = trace.text.slice(0, at)
  step(trace, 'emailDomainCase', local + trace.text.slice(at).toLowerCase())
  const lower = trace.text.slice(at).toLowerCase()
  step(trace, 'emailDomainTypo', local + correctDomain(lower))
  return read(trace, [local + (trace.off.has('emailDomainTypo') ? lower : correctDomain(lower))])
}

function repair(trace: Trace): void {
  const named = [...trace.text.matchAll(/<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/gi)].map(([, address]) => address!)
  // A name without an address of its own beside one in brackets; what else stands there must not be lost.
  if (named.length > 0) {
    const left = trace.text
      .replace(/[^<>;,@]*<[^<>]*>/g, ' ')
      .split(/[\s;,]+/)
      .filter(Boolean)
    step(trace, 'emailName', [...named, ...left].join(valueSeparator))
  }
  let text = trace.text
  for (let before = ''; before !== text;) {
    before = text
    text = text
      .replace(/\bmailto:\s*/gi, '')
      .replace(/\s*[[({]\s*(?:at|@)\s*[\])}]\s*/gi, '@')
      .replace(/(@[\w.-]+?)[。．·](?=[a-z]{2,})/gi, '$1.')
      .replace(/([^\s;,|])\s*@\s*(?=[^\s;,|])/g, '$1@')
      .replace(/(@[\w-]+)\s*,\s*(com|cn|net|org)\b/gi, '$1.$2')
      .replace(/(@[\w-]+)(?:\s+\.\s*|\.\s+|\.\.+)(?=[A-Za-z]{2,}\b)/g, '$1.')
      .replace(/(@(?:qq|163|126))com\b/gi, '$1.com')
      .replace(/["'“”‘’`]+(?=\S*@)|(?<=@\S*)["'“”‘’`]+/g, '')
      .replace(/(@[\w.-]*[\w])[.。)\]>]+(?=$|[\s;,|])/g, '$1')
      .replace(/(^|[\s;,|])[(<[]+(?=[^\s;,|]*@)/g, '$1')
  }
  step(trace, 'emailForm', text)
}

const plain = /^[\w+-][\w.+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/
const address =
  /^[^\s@<>()[\]\\,;:".][^\s@<>()[\]\\,;:"]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})$/iu

function isAddress(piece: string): boolean {
  return piece.length <= 254 && (plain.test(piece) || address.test(piece)) && !piece.includes('.@')
}

function onDomain(mail: string, change: (domain: string) => string): string {
  const at = mail.lastIndexOf('@') + 1
  return mail.slice(0, at) + change(mail.slice(at))
}
