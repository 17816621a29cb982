import type { FieldMeta } from '#web/types.ts'

/** A field as the generic screens read it: the model may say a little more than every screen needs. */
export type Field = FieldMeta & {
  /** Before an automatic number: "Q-". */ prefix?: string
  /** A roll-up that adds up money. */ money?: boolean
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** A value as text, whatever it is; '' for none. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

/** The id of a link, opened or not; null when there is none. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'string' ? value.id : null
}

/** The title of an opened link; undefined when it came as an id only. */
export function titleOf(value: unknown): string | undefined {
  return value !== null && typeof value === 'object' && 'title' in value && typeof value.title === 'string'
    ? value.title
    : undefined
}

export function isLink(field: Field): boolean {
  return field.type === 'link' || field.type === 'user'
}

/** Numbers stand at the right, one under another. */
export function isNumeric(field: Field): boolean {
  return ['integer', 'number', 'percent', 'money', 'duration', 'formula', 'rollup'].includes(field.type)
}

/** The value as the API takes it: opened links become their ids again. */
export function storedOf(field: Field, value: unknown): unknown {
  if (isLink(field)) return idOf(value)
  if (field.type === 'links' && Array.isArray(value)) return value.map(idOf).filter((id) => id !== null)
  if (field.type === 'linkAny' && value !== null && typeof value === 'object') {
    const { object, id } = value as { object?: unknown; id?: unknown }
    return { object, id }
  }
  return value ?? null
}

/** Whether two values of a field mean the same, whatever the order of their parts. */
export function sameValue(field: Field, a: unknown, b: unknown): boolean {
  return ordered(storedOf(field, a)) === ordered(storedOf(field, b))
}

function ordered(value: unknown): string {
  if (isEmpty(value)) return 'null'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined)
  return `{${parts
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${key}:${ordered(part)}`)
    .join(',')}}`
}

export type Address = Partial<Record<'country' | 'region' | 'city' | 'district' | 'street' | 'postcode', string | null>>

/**
 * An address in one line: wide to narrow in Chinese, narrow to wide elsewhere; `country` is its name for the reader. In
 * China an address says nothing of China.
 */
export function addressLine(address: Address, country: string): string {
  const { region, city, district, street, postcode } = address
  const isHan = /\p{Script=Han}/u.test(`${region ?? ''}${city ?? ''}${street ?? ''}`)
  if (isHan) {
    const abroad = address.country && address.country !== 'CN' ? country : ''
    const before = /\p{Script=Han}/u.test(abroad) ? abroad : ''
    const line = [before, region, city === region ? null : city, district, street].filter(Boolean).join('')
    return [[line, postcode].filter(Boolean).join(' '), before === '' ? abroad : ''].filter(Boolean).join(', ')
  }
  return [street, district, [postcode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ')
}

/** HTML as plain text with its line breaks. Works on the source alone, so it also runs in tests. */
export function textOfHtml(html: string): string {
  const breaks = html
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/p>\s*/gi, '\n\n')
    .replaceAll(/<\/(li|h\d|blockquote|pre)>\s*/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
  return breaks
    .replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(String(hex), 16) : undefined
      return code === undefined
        ? (named[String(name).toLowerCase()] ?? String(whole))
        : String.fromCodePoint(Math.min(code, 0x10ffff))
    })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Plain text as paragraphs; an empty line begins a new one. Null when there is nothing. */
export function htmlOfText(text: string): string | null {
  const escaped = (part: string) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (paragraphs.length === 0) return null
  return paragraphs.map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`).join('')
}

/** Seconds from what is typed: "5" is five minutes, "5:30" minutes and seconds, "1:05:30" with hours. Undefined when it is no time. */
export function readDuration(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  if (!/^\d{1,5}(:\d{1,2}){0,2}$/.test(plain)) return undefined
  const [first = 0, second = 0, third = 0] = plain.split(':').map(Number)
  return plain.split(':').length === 3 ? first * 3600 + second * 60 + third : first * 60 + second
}
