import {
  editsWithin,
  isOneEdit,
  jaroWinkler,
  jaroWinklerAtMost,
  letterBits,
} from '#capabilities/quality/engine/kinds/similarity.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'

export type Email = {
  readonly text: string
  readonly local: string
  readonly domain: string
  /** Which letters the local part has, see `letterBits`. */
  readonly letters: number
}

const freeMail = new Set(
  `gmail.com googlemail.com hotmail.com outlook.com live.com msn.com yahoo.com yahoo.co.uk icloud.com
me.com aol.com gmx.de gmx.net web.de mail.ru yandex.ru proton.me protonmail.com fastmail.com qq.com 163.com 126.com
sina.com sina.cn sohu.com foxmail.com 139.com 189.cn wo.cn aliyun.com yeah.net tom.com 21cn.com hey.com zoho.com
naver.com vip.qq.com vip.163.com vip.126.com sina.com.cn vip.sina.com 263.net 188.com 163.net live.cn hotmail.co.uk
hotmail.fr hotmail.de live.co.uk yahoo.co.jp yahoo.com.cn yahoo.fr yahoo.de ymail.com rocketmail.com mac.com gmx.com gmx.at
gmx.ch t-online.de freenet.de daum.net hanmail.net orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it
hinet.net pchome.com.tw docomo.ne.jp ezweb.ne.jp softbank.ne.jp comcast.net verizon.net att.net btinternet.com
bigpond.com shaw.ca yandex.com bk.ru list.ru inbox.ru rediffmail.com mail.com email.com tutanota.com pm.me`.split(
    /\s+/,
  ),
)
const dropsTag = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'fastmail.com',
  'proton.me',
  'icloud.com',
])

/**
 * An e-mail address as its mailbox: lower case, no display name, no comment; Gmail without dots, and no `+tag` where
 * the provider ignores it. A key for comparing, never the value to store. Null where there is no `@`.
 */
export function readEmail(cell: string): Email | null {
  const bare = plainMail.test(cell) ? cell : bareMail(cell)
  const at = bare.lastIndexOf('@')
  if (at < 0) return null
  const host = bare.slice(at + 1)
  const domain = host === 'googlemail.com' ? 'gmail.com' : host
  let local = bare.slice(0, at)
  if (dropsTag.has(domain)) local = local.replace(/\+.*$/, '')
  if (domain === 'gmail.com') local = local.replaceAll('.', '')
  if (local === '' && domain === '') return null
  return { text: `${local}@${domain}`, local, domain, letters: letterBits(local) }
}

/** An address with nothing around it that would have to be taken off: most are. */
const plainMail = /^[a-z0-9._+-]*@(?:[a-z0-9.-]+)?$/

function bareMail(cell: string): string {
  return fold(cell)
    .replace(/^.*<([^>]*)>.*$/, '$1')
    .replace(/^mailto:/, '')
    .replace(/\s+/g, '')
    .replace(/(?<=@[^@]*)[^\p{L}\p{N}.@-]+$/u, '')
}

const roles = new Set(
  `info sales contact office admin support service services hello mail email enquiries inquiries billing accounts
accounting hr jobs careers marketing press team help webmaster postmaster noreply no-reply kefu xiaoshou`.split(/\s+/),
)

/** Whether an address belongs to a desk rather than to a person: `info@`, `sales@`. */
export function isRoleMail({ local }: Email): boolean {
  return roles.has(local)
}

export function isFreeMail(domain: string): boolean {
  return freeMail.has(domain)
}

export const emailLevels = ['different', 'same company', 'similar', 'same name part', 'close', 'same'] as const

export function compareEmails(a: Email, b: Email): number {
  if (a.text === b.text) return 5
  if (a.local === '' || b.local === '') return a.domain === b.domain && !isFreeMail(a.domain) ? 1 : 0
  // ada1@ and ada2@ are two mailboxes: numbers are given out on purpose, letters slip.
  if (editsWithin(a.text, b.text, 2) <= 2 && a.text.replace(/\d/g, '') !== b.text.replace(/\d/g, '')) return 4
  if (a.local === b.local && a.local.length > 3) return 3
  const isFar = jaroWinklerAtMost(a.local, b.local, a.letters, b.letters) < 0.85
  const likeness = isFar ? 0 : jaroWinkler(a.local, b.local)
  if (likeness >= 0.9 || (likeness >= 0.86 && a.domain === b.domain && !isFreeMail(a.domain))) return 2
  return a.domain === b.domain && a.domain !== '' && !isFreeMail(a.domain) ? 1 : 0
}

/**
 * The digits of a phone number that identify it: extension off, international and trunk prefix off by keeping the
 * last ten. Null below five digits.
 */
export function readPhone(cell: string): string | null {
  if (plainPhone.test(cell)) return lastDigits(cell)
  const main = cell.normalize('NFKC').replace(/(?:;ext=|转|分机|ext\.?|x)\s*\d+\s*$/iu, '')
  return lastDigits(main)
}

const plainPhone = /^[\d +()./-]*$/

function lastDigits(text: string): string | null {
  const digits = text.replace(/\D+/g, '').replace(/^0+/, '')
  return digits.length < 5 ? null : digits.slice(-10)
}

export const phoneLevels = ['different', 'close', 'same ending', 'same'] as const

export function comparePhones(a: string, b: string): number {
  if (a === b) return 3
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 7 && long.endsWith(short)) return 2
  return isOneEdit(a, b) ? 1 : 0
}

/** Numbers of documents, tax numbers, codes: letters and digits only. Null where nothing is left. */
export function readCode(cell: string): string | null {
  const code = fold(cell).replace(/[^\p{L}\p{N}]+/gu, '')
  return code === '' ? null : code
}

export const codeLevels = ['different', 'two edits', 'close', 'same'] as const

export function compareCodes(a: string, b: string): number {
  if (a === b) return 3
  if (Math.min(a.length, b.length) < 4) return 0
  const edits = editsWithin(a, b, 2)
  return edits === 1 ? 2 : edits === 2 && Math.min(a.length, b.length) > 5 ? 1 : 0
}

export const postcodeLevels = ['different', 'same start', 'close', 'same'] as const

/** Postcodes: `same start` is the part that names the town (the outward part, or all but the last two digits). */
export function comparePostcodes(a: string, b: string): number {
  if (a === b) return 3
  if (a.length > 3 && isOneEdit(a, b)) return 2
  const start = Math.max(2, Math.min(a.length, b.length) - (/[a-z]/.test(a) ? 3 : 2))
  return a.slice(0, start) === b.slice(0, start) ? 1 : 0
}
