import type { Random } from '#capabilities/quality/generator/random.ts'
import { homophonesOf, lookAlikesOf } from '#capabilities/quality/generator/tables/characters-zh.ts'

/** Every way our files are spoilt. */
export type DirtKind =
  | 'blanks'
  | 'invisible'
  | 'fullWidth'
  | 'dateFormat'
  | 'swappedName'
  | 'typoKey'
  | 'homophone'
  | 'lookAlike'
  | 'domainTypo'
  | 'typoDigit'
  | 'missing'
  | 'gluedTitle'
  | 'phoneFormat'
  | 'severalValues'
  | 'moneyFormat'
  | 'shouting'
  | 'lowerCase'
  | 'accents'
  | 'traditional'
  | 'pinyinName'
  | 'formula'
  | 'companyShort'
  | 'companyForm'
  | 'wording'
  | 'lineBreak'

export type Dirt = { readonly field: string; readonly kind: DirtKind }

/** Spoils the cells of one row and remembers what it did. */
export type Brush = {
  readonly random: Random
  readonly dirt: Dirt[]
  /** True where the file's encoding knows no zero-width characters, nor letters beyond GBK. */
  readonly gbk: boolean
  /** Changes a value with a probability. Nothing is remembered where the change left it as it was. */
  readonly spoil: (spot: Spot, value: string, change: (value: string) => string) => string
}
type Spot = readonly [field: string, kind: DirtKind, probability: number]

/** A brush for one row. `rate` multiplies every probability: a second copy of a record is dirtier than the first. */
export function takeBrush(random: Random, { gbk = false, rate = 1 }: { gbk?: boolean; rate?: number }): Brush {
  const dirt: Dirt[] = []
  return {
    random,
    dirt,
    gbk,
    spoil([field, kind, probability], value, change) {
      if (value === '' || !random.chance(probability * rate)) return value
      const spoilt = change(value)
      if (spoilt !== value) dirt.push({ field, kind })
      return spoilt
    },
  }
}

const INVISIBLE = ['\u200b', '\u00a0', '\ufeff', '\u200e', '\u2060']
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
}
const DOMAIN_TYPOS: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmial.com', 'gmail.con', 'gmai.com', 'gamil.com'],
  'qq.com': ['qq.con', 'qq.cm', 'qq,com'],
  '163.com': ['163.con', '163.co', '163com'],
  '126.com': ['126.con', '126.cm'],
  'outlook.com': ['outlok.com', 'outlook.con'],
  'yahoo.com': ['yaho.com', 'yahoo.con'],
  'sina.com': ['sina.con', 'sian.com'],
  'foxmail.com': ['foxmial.com', 'foxmail.con'],
  'icloud.com': ['iclould.com', 'icloud.con'],
}

/** Blanks around a value, and what else shows as nothing. */
export function soil(brush: Brush, field: string, value: string): string {
  const { random } = brush
  const padded = brush.spoil([field, 'blanks', 0.05], value, (text) =>
    random.pick([` ${text}`, `${text} `, `${text}  `, `\u3000${text}`, `${text}\u3000`, `\t${text}`]),
  )
  if (brush.gbk) return padded
  return brush.spoil([field, 'invisible', 0.025], padded, (text) => insert(random, text, random.pick(INVISIBLE)))
}

function insert(random: Random, text: string, mark: string): string {
  const at = random.pick([0, text.length, Math.ceil(text.length / 2)])
  return text.slice(0, at) + mark + text.slice(at)
}

/** ASCII as its full-width forms (U+FF01 to U+FF5E), as an input method left in Chinese mode types it. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}

/** A slip on a Latin keyboard: a neighbouring key, a letter left out, doubled, or two changed about. */
export function slip(random: Random, text: string): string {
  const at = random.int(1, Math.max(1, text.length - 2))
  const char = text[at] ?? ''
  if (!/[a-z]/i.test(char)) return text
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  switch (random.int(0, 3)) {
    case 0:
      return before + random.pick((NEIGHBOURS[char.toLowerCase()] ?? char).split('')) + after
    case 1:
      return before + after
    case 2:
      return before + char + char + after
    default:
      return before + after.slice(0, 1) + char + after.slice(1)
  }
}

export function wrongHomophone(random: Random, text: string): string {
  return confuse(random, text, homophonesOf)
}

export function wrongLookAlike(random: Random, text: string): string {
  return confuse(random, text, lookAlikesOf)
}

function confuse(random: Random, text: string, table: ReadonlyMap<string, readonly string[]>): string {
  const spots = [...text].flatMap((char, at) => (table.has(char) ? [at] : []))
  if (spots.length === 0) return text
  const spot = random.pick(spots)
  return [...text].map((char, at) => (at === spot ? random.pick(table.get(char)!) : char)).join('')
}

export function wrongDomain(random: Random, email: string): string {
  const at = email.lastIndexOf('@') + 1
  const typos = DOMAIN_TYPOS[email.slice(at)]
  return typos ? email.slice(0, at) + random.pick(typos) : email
}

/** Two neighbouring digits changed about, or one digit wrong. */
export function wrongDigit(random: Random, digits: string): string {
  const at = random.int(4, Math.max(4, digits.length - 2))
  if (random.chance(0.5))
    return digits.slice(0, at) + digits.slice(at + 1, at + 2) + (digits[at] ?? '') + digits.slice(at + 2)
  return digits.slice(0, at) + random.digits(1) + digits.slice(at + 1)
}

export function withoutAccents(text: string): string {
  return text.replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/Ł/g, 'L').normalize('NFD').replace(/\p{M}/gu, '')
}

/** What a spreadsheet takes for a formula. */
export function formulaLike(random: Random, text: string): string {
  return random.pick([
    `=${text}`,
    `+${text}`,
    `-${text}`,
    `@${text}`,
    '=1+1',
    '=HYPERLINK("https://www.example/","查看")',
  ])
}
