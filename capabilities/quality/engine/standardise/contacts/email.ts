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
import { domainFlag, isRole, type MailFlag } from '#capabilities/quality/engine/standardise/contacts/mail-lists.ts'
import { remembering } from '#capabilities/quality/engine/standardise/memory.ts'
import { correctDomain } from '#capabilities/quality/engine/standardise/contacts/mail-domains.ts'

/** E-mail addresses of one cell, the first being the main one; the domain in lower case, its typing errors mended. */
export function standardiseEmail(raw: string, options: StandardiseOptions): Standardised {
  const isAllOn = options.off === undefined || options.off.size === 0
  const quick = isAllOn ? rightAddress(raw) : null
  if (quick !== null) return quick
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  const tidied = isAllOn && trace.text !== raw ? rightAddress(trace.text) : null
  if (tidied !== null) return { ...tidied, changes: trace.changes }
  if (isNothing(trace)) return empty(trace)
  if (isAddress(trace.text)) return readOne(trace)
  return readSeveral(trace)
}

function readSeveral(trace: Trace): Standardised {
  let { good, bad } = told(trace.text)
  // The patterns of repair would look at each place of a long text again and again.
  if (bad.length > 0 && trace.text.length <= longestRepaired) {
    repair(trace)
    ;({ good, bad } = told(trace.text))
  }
  if (good.length === 0) return unread(trace, 'emailUnreadable')
  const rest = bad.length > 0 ? valueSeparator + bad.join(valueSeparator) : ''
  step(trace, 'separators', good.join(valueSeparator) + rest)
  const lower = good.map((address) => onDomain(address, (domain) => domain.toLowerCase()))
  step(trace, 'emailDomainCase', lower.join(valueSeparator) + rest)
  const right = lower.map((address) => onDomain(address, (domain) => hostOf(domain).meant))
  step(trace, 'emailDomainTypo', right.join(valueSeparator) + rest)
  const said = trace.off.has('emailDomainTypo') ? lower : right
  const unique = withoutRepeats(said)
  step(trace, 'repeated', unique.join(valueSeparator) + rest)
  return flagged(
    read(trace, unique, bad.length > 0 ? problem('emailUnreadable', bad.join(valueSeparator)) : null),
    trace,
  )
}

/** The pieces of a cell that are addresses, and those that are none. */
function told(text: string): { good: string[]; bad: string[] } {
  const good: string[] = []
  const bad: string[] = []
  for (const piece of cut(text)) (isAddress(piece) ? good : bad).push(piece)
  return { good, bad }
}

function withoutRepeats(said: readonly string[]): string[] {
  const seen = new Set<string>()
  return said.filter((address) => {
    const key = address.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

/** What is known of a domain as it was typed: the one that was meant, and what is odd about that. */
type Host = { readonly meant: string; readonly flag: MailFlag | null; readonly flags: readonly MailFlag[] | undefined }

const hostOf = remembering(4096, (said): Host => {
  const meant = correctDomain(said.toLowerCase())
  const flag = domainFlag(meant)
  return { meant, flag, flags: flag ? [flag] : undefined }
})
const asRole: readonly MailFlag[] = ['emailRole']
const none: Standardised['changes'] = []

/** One address to which no rule applies, as most cells are; null for all others. */
function rightAddress(raw: string): Standardised | null {
  const at = raw.length > 254 ? -1 : plainAt(raw)
  if (at < 0) return null
  const said = raw.slice(at + 1)
  const { meant, flags: ofHost } = hostOf(said)
  if (meant !== said) return null
  const flags = ofHost ?? (isRole(raw.slice(0, at)) ? asRole : undefined)
  const result = { value: [raw], shown: raw, changes: none, problem: null }
  return flags ? { ...result, flags } : result
}

/** A cell may hold one address and nothing else, and still need a rule. */
function readOne(trace: Trace): Standardised {
  const at = trace.text.lastIndexOf('@') + 1
  const local = trace.text.slice(0, at)
  const said = trace.text.slice(at)
  const lower = said.toLowerCase()
  if (lower !== said) step(trace, 'emailDomainCase', local + lower)
  const right = hostOf(lower).meant
  if (right !== lower) step(trace, 'emailDomainTypo', local + right)
  return flagged(read(trace, [local + (trace.off.has('emailDomainTypo') ? lower : right)]), trace)
}

const longestRepaired = 2000

function cut(text: string): string[] {
  return text.split(/(?:[\s;,，；、|]|:::|(?<=\s)\/(?=\s))+/).filter((piece) => piece !== '' && piece !== '/')
}

function flagged(result: Standardised, { off }: Trace): Standardised {
  let flags: MailFlag[] | undefined
  for (const mail of result.value as string[]) {
    const at = mail.lastIndexOf('@')
    const flag = flagOf(mail.slice(at + 1)) ?? (isRole(mail.slice(0, at)) ? 'emailRole' : null)
    if (flag && !off.has(flag)) flags = flags ? [...new Set([...flags, flag])] : [flag]
  }
  return flags ? { ...result, flags } : result
}

function flagOf(domain: string): MailFlag | null {
  const host = hostOf(domain)
  return host.meant === domain ? host.flag : domainFlag(domain)
}

/** `邮箱：a@b.com（工作）`: what the address is for, and the words between two. */
function withoutWords(text: string): string {
  return text
    .replace(/(^|[\s;,|])(?:e-?mail|mail|[\p{Script=Han}]{1,8})\s*[:：]\s*(?=[^\s@]+@)/giu, '$1')
    .replace(/(@[\w-]+(?:\.[\w-]+)+)\s*[(（][^()（）@]{1,20}[)）]/g, '$1 ')
    .trim()
}

const between = /(@[\w-]+(?:\.[\w-]+)+)\s*(?:\/|或者?|和|及|以及|&|\band\b|\bor\b)\s*(?=[\w.+-]+@)/gi

function repair(trace: Trace): void {
  if (/[:：(（]/.test(trace.text)) step(trace, 'emailName', withoutWords(trace.text))
  const isOne = trace.text.indexOf('@') === trace.text.lastIndexOf('@')
  if (!isOne) step(trace, 'separators', trace.text.replace(between, `$1${valueSeparator}`))
  const named = [...trace.text.matchAll(/<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/gi)].map(([, address]) => address!)
  // A name without an address of its own beside one in brackets; what else stands there must not be lost.
  if (named.length > 0) {
    const left = trace.text
      .replace(/"[^"<>@]*"\s*(?=<)/g, '')
      .replace(/[^<>;,@]*<[^<>]*>/g, ' ')
      .split(/[\s;,]+/)
      .filter(Boolean)
    step(trace, 'emailName', [...named, ...left].join(valueSeparator))
  }
  let text = /[?[({]|\/\/|\sat\s|\dqq\.com/i.test(trace.text) ? rareRepairs(trace.text) : trace.text
  for (let before = ''; before !== text;) {
    before = text
    text = text
      .replace(/\bmailto:\s*/gi, '')
      .replace(/@@+/g, '@')
      .replace(/\s*[[({]\s*(?:at|@)\s*[\])}]\s*/gi, '@')
      .replace(/(@[\w.-]+?)[。．·](?=[a-z]{2,})/gi, '$1.')
      .replace(/([^\s;,|])\s*@\s*(?=[^\s;,|])/g, '$1@')
      .replace(/(@[\w-]+)\s*,\s*(com|cn|net|org)\b/gi, '$1.$2')
      .replace(/(@[\w-]+)(?:\s+\.\s*|\.\s+|\.\.+)(?=[A-Za-z]{2,}\b)/g, '$1.')
      .replace(
        /(@(?:qq|163|126|139|gmail|hotmail|outlook|foxmail|sina|sohu|icloud))(?:com\b|(?=$|[\s;,|]))/gi,
        '$1.com',
      )
      .replace(/["'“”‘’`]+(?=\S*@)|(?<=@\S*)["'“”‘’`]+/g, '')
      .replace(/(@[\w.-]*[\w])[.。)\]>]+(?=$|[\s;,|])/g, '$1')
      .replace(/(^|[\s;,|])[(<[]+(?=[^\s;,|]*@)/g, '$1')
  }
  step(trace, 'emailForm', text)
}

/** What few cells need, and what would cost all others time. */
function rareRepairs(text: string): string {
  return (
    text
      .replace(/\bmailto:\s*([^\s?]+)\?\S*/gi, '$1')
      .replace(/\bhttps?:\/\/(?=[^\s/@]+@)/gi, '')
      .replace(/^(\S+)\s+at\s+(\S+)\s+dot\s+([a-z]{2,6})$/i, '$1@$2.$3')
      .replace(/\s*[[({]\s*(?:dot|点)\s*[\])}]\s*/gi, '.')
      // 2 and @ are one key: 123452qq.com may have lost nothing but the shift.
      .replace(/(^|[\s;,|])(\d{4,10}[013-9])(?=qq\.com\b)/gi, '$1$2@')
  )
}

const address =
  /^[^\s@<>()[\]\\,;:".][^\s@<>()[\]\\,;:"]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})$/iu

function isAddress(piece: string): boolean {
  return piece.length <= 254 && (plainAt(piece) >= 0 || (address.test(piece) && !piece.includes('.@')))
}

/**
 * Letters, digits and `.-_+` around one @, with a domain of at least two parts: most are, and patterns are slow to say.
 * Where the @ stands, or -1.
 */
function plainAt(text: string): number {
  const at = text.indexOf('@')
  if (at < 1 || at > 64 || text.charCodeAt(at - 1) === 46 || text.charCodeAt(0) === 46) return -1
  for (let i = 0; i < at; i += 1) {
    const code = text.charCodeAt(i)
    if (!isWord(code) && code !== 46 && code !== 43) return -1
  }
  let part = at + 1
  let parts = 1
  let before = 0
  for (let i = part; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 46) {
      if (i === part || i - part > 63 || before === 45) return -1
      part = i + 1
      parts += 1
    } else if (code === 45) {
      if (i === part) return -1
    } else if (!isWord(code) || code === 95) return -1
    before = code
  }
  if (parts < 2 || text.length - part < 2 || text.length - part > 24) return -1
  for (let i = part; i < text.length; i += 1) if ((text.charCodeAt(i) | 32) < 97) return -1
  return at
}

/** Letters and digits of ASCII, the hyphen and the underscore. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code === 45
}

function onDomain(mail: string, change: (domain: string) => string): string {
  const at = mail.lastIndexOf('@') + 1
  return mail.slice(0, at) + change(mail.slice(at))
}
