import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { linesOf, type Line } from '#capabilities/quality/engine/read/text/lines.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'
import { vcardLine, type Property } from '#capabilities/quality/engine/read/vcard/vcard-line.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** The columns a card may fill, in the order shown; only those some card fills are given. */
const columnNames = [
  'Full name',
  'Family name',
  'Given name',
  'Middle name',
  'Name prefix',
  'Name suffix',
  'Nickname',
  'Email',
  'Phone',
  'Fax',
  'Company',
  'Department',
  'Job title',
  'Birthday',
  'Gender',
  'Street',
  'District',
  'City',
  'Region',
  'Postcode',
  'Country',
  'Website',
  'WeChat',
  'Messaging',
  'Anniversary',
  'Related people',
  'Tags',
  'Note',
] as const

type ColumnName = (typeof columnNames)[number]
type Card = Partial<Record<ColumnName, string[]>>

/** The columns filled by at least one card of the file. Reads all of it. */
export async function vcardColumns(texts: AsyncIterable<string>, limits: Limits): Promise<string[]> {
  const filled = new Set<string>()
  for await (const some of cards(texts, limits))
    for (const { card } of some) for (const name of Object.keys(card)) filled.add(name)
  return columnNames.filter((name) => filled.has(name))
}

/** One row for each card; several values of one kind are joined by ` ; `. */
export async function* vcardRecords(
  texts: AsyncIterable<string>,
  columns: readonly string[],
  limits: Limits,
): AsyncGenerator<RawRow> {
  for await (const some of cards(texts, limits)) {
    for (const { line, card } of some)
      yield { line, cells: columns.map((name) => card[name as ColumnName]?.join(valueSeparator) ?? '') }
  }
}

type Begun = { readonly line: number; readonly card: Card }

async function* cards(texts: AsyncIterable<string>, limits: Limits): AsyncGenerator<Begun[]> {
  const unfold = unfolder(limits)
  let begun: Begun | null = null
  let inner = 0
  const read = (lines: readonly Line[]): Begun[] => {
    const ready: Begun[] = []
    for (const { line, text } of lines) {
      const property = vcardLine(text)
      if (!property) continue
      if (property.name === 'BEGIN') {
        // A card inside a card is an agent: another person, who is not this row.
        if (begun) inner += 1
        else if (property.value.trim().toUpperCase() === 'VCARD') begun = { line, card: {} }
      } else if (property.name === 'END' && begun) {
        if (inner > 0) inner -= 1
        else {
          if (Object.keys(begun.card).length > 0) ready.push(begun)
          begun = null
        }
      } else if (begun && inner === 0) take(begun.card, property)
    }
    return ready
  }
  for await (const lines of linesOf(texts, limits, shortened)) yield read(unfold.feed(lines))
  yield read(unfold.end())
  const left = begun as Begun | null
  if (left) throw errors.vcardNotClosed({ line: left.line })
}

/** Logical lines: those that begin with a blank go on, and so does quoted-printable that ends in `=`. */
function unfolder(limits: Limits) {
  let held = ''
  let start = 1
  let isSoft = false
  return {
    feed(lines: readonly Line[]): Line[] {
      const whole: Line[] = []
      for (const { line, text } of lines) {
        const goesOn = isSoft || (held !== '' && /^[ \t]/.test(text))
        if (goesOn && isPicture(held)) continue
        if (isSoft) held = held.slice(0, -1) + text
        else if (goesOn) held += text.slice(1)
        else {
          if (held !== '') whole.push({ line: start, text: held })
          held = text
          start = line
        }
        if (held.length > limits.cellBytes)
          throw errors.cellTooLarge({ line: start, column: 1, limit: limits.cellBytes })
        isSoft = held.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(held)
      }
      return whole
    },
    end: (): Line[] => (held === '' ? [] : [{ line: start, text: held }]),
  }
}

/** Pictures and keys are not cells, however large: of their one long line its beginning is enough. */
function shortened(begun: string): string {
  return isPicture(begun) ? begun.slice(0, 200) : begun
}

function isPicture(line: string): boolean {
  return /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i.test(line)
}

const single: Record<string, ColumnName> = {
  FN: 'Full name',
  EMAIL: 'Email',
  TITLE: 'Job title',
  ROLE: 'Job title',
  BDAY: 'Birthday',
  URL: 'Website',
  NOTE: 'Note',
  'X-WECHAT': 'WeChat',
  'X-WEIXIN': 'WeChat',
  IMPP: 'Messaging',
  'X-QQ': 'Messaging',
  'X-SKYPE': 'Messaging',
  'X-SKYPE-USERNAME': 'Messaging',
  'X-TELEGRAM': 'Messaging',
  'X-WHATSAPP': 'Messaging',
  'X-JABBER': 'Messaging',
  'X-AIM': 'Messaging',
  ANNIVERSARY: 'Anniversary',
  'X-ANNIVERSARY': 'Anniversary',
  RELATED: 'Related people',
  'X-ABRELATEDNAMES': 'Related people',
  'X-SPOUSE': 'Related people',
  'X-ASSISTANT': 'Related people',
  'X-MANAGER': 'Related people',
}
const nameParts = ['Family name', 'Given name', 'Middle name', 'Name prefix', 'Name suffix'] as const
const addressParts = [null, null, 'Street', 'City', 'Region', 'Postcode', 'Country'] as const

function take(card: Card, { name, types, value, parts, list }: Property): void {
  const isFirst = types.includes('PREF')
  if (name === 'N') {
    if (!card['Family name'] && !card['Given name']) nameParts.forEach((part, i) => add(card, part, parts[i] ?? ''))
  } else if (name === 'ORG') {
    add(card, 'Company', parts[0] ?? '')
    add(card, 'Department', parts.slice(1).filter(Boolean).join(' / '))
  } else if (name === 'ADR') takeAddress(card, parts)
  else if (name === 'TEL') add(card, types.includes('FAX') ? 'Fax' : 'Phone', value.replace(/^tel:/i, ''), isFirst)
  else if (name === 'CATEGORIES') for (const tag of list) add(card, 'Tags', tag)
  else if (name === 'NICKNAME') for (const nick of list) add(card, 'Nickname', nick)
  else if (name === 'GENDER') add(card, 'Gender', parts[0] ?? '')
  else {
    const column = single[name]
    // Another card named by its number says nothing here.
    if (column && !/^urn:/i.test(value)) add(card, column, value.replace(/^mailto:/i, ''), isFirst)
  }
}

/** A second address goes behind the first as text: its parts could not be told apart in joined cells. */
function takeAddress(card: Card, parts: readonly string[]): void {
  if (addressParts.some((part) => part && card[part])) {
    add(card, 'Note', parts.filter(Boolean).join(', '))
    return
  }
  const street = [parts[2], parts[1], parts[0] ? `P.O. Box ${parts[0]}` : ''].filter(Boolean).join(', ')
  addressParts.forEach((part, i) => part && add(card, part, part === 'Street' ? street : (parts[i] ?? '')))
}

function add(card: Card, column: ColumnName, value: string, isFirst = false): void {
  const text = value.trim()
  if (text === '') return
  const values = (card[column] ??= [])
  if (values.includes(text)) return
  if (isFirst) values.unshift(text)
  else values.push(text)
}
