import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
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
  for await (const { card } of cards(texts, limits)) for (const name of Object.keys(card)) filled.add(name)
  return columnNames.filter((name) => filled.has(name))
}

/** One row for each card; several values of one kind are joined by ` ; `. */
export async function* vcardRecords(
  texts: AsyncIterable<string>,
  columns: readonly string[],
  limits: Limits,
): AsyncGenerator<RawRow> {
  for await (const { line, card } of cards(texts, limits)) {
    yield { line, cells: columns.map((name) => card[name as ColumnName]?.join(valueSeparator) ?? '') }
  }
}

async function* cards(texts: AsyncIterable<string>, limits: Limits): AsyncGenerator<{ line: number; card: Card }> {
  let card: Card | null = null
  let begun = 0
  let inner = 0
  for await (const { line, text } of unfolded(texts, limits)) {
    const property = vcardLine(text)
    if (!property) continue
    const value = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      // A card inside a card is an agent: another person, who is not this row.
      if (card) inner += 1
      else if (value === 'VCARD') card = {}
      if (inner === 0) begun = line
    } else if (property.name === 'END' && card) {
      if (inner > 0) inner -= 1
      else {
        if (Object.keys(card).length > 0) yield { line: begun, card }
        card = null
      }
    } else if (card && inner === 0) take(card, property)
  }
  if (card) throw errors.vcardNotClosed({ line: begun })
}

/** Logical lines: those that begin with a blank go on, and so does quoted-printable that ends in `=`. */
async function* unfolded(texts: AsyncIterable<string>, limits: Limits): AsyncGenerator<{ line: number; text: string }> {
  let held = ''
  let start = 1
  let soft = false
  for await (const { line, text } of lines(texts, limits)) {
    if (isPicture(held) && (soft || /^[ \t]/.test(text))) continue
    if (soft) held = held.slice(0, -1) + text
    else if (held !== '' && /^[ \t]/.test(text)) held += text.slice(1)
    else {
      if (held !== '') yield { line: start, text: held }
      held = text
      start = line
    }
    if (held.length > limits.cellBytes) throw errors.cellTooLarge({ line: start, column: 1, limit: limits.cellBytes })
    soft = held.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(held)
  }
  if (held !== '') yield { line: start, text: held }
}

async function* lines(texts: AsyncIterable<string>, limits: Limits): AsyncGenerator<{ line: number; text: string }> {
  let rest = ''
  let line = 0
  for await (const piece of texts) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop()!
    // Pictures and keys are not cells, however large: of their one long line its beginning is enough.
    if (isPicture(rest)) rest = rest.slice(0, 200)
    if (rest.length > limits.cellBytes)
      throw errors.cellTooLarge({ line: line + 1, column: 1, limit: limits.cellBytes })
    for (const text of parts) yield { line: ++line, text }
  }
  if (rest !== '') yield { line: line + 1, text: rest.replace(/\r$/, '') }
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
