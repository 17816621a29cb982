import * as contact from '#capabilities/quality/engine/kinds/contact.ts'
import {
  compareDates,
  dateLevels,
  readDate,
  type DateOrder,
  type PlainDate,
} from '#capabilities/quality/engine/kinds/dates.ts'
import { compareNamePart, nameLevels } from '#capabilities/quality/engine/kinds/name-likeness.ts'
import { readName, type PersonName } from '#capabilities/quality/engine/kinds/names.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { jaroWinkler } from '#capabilities/quality/engine/kinds/similarity.ts'
import { fold, soundOf } from '#capabilities/quality/engine/kinds/text.ts'
import { compareWords, readWords, wordLevels, type Words } from '#capabilities/quality/engine/kinds/words.ts'

export type FieldKind =
  | 'given'
  | 'family'
  | 'company'
  | 'words'
  | 'date'
  | 'email'
  | 'phone'
  | 'code'
  | 'postcode'
  | 'category'
  | 'number'

/** One thing two records are compared by: one column, or several that say one thing together. */
export type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly columns: readonly string[]
  /** For names, what each column holds, in the order of `columns`. */
  readonly roles?: readonly ('given' | 'family' | 'middle' | 'name')[]
  readonly order?: DateOrder
  /** The table is of people: the mailbox of a desk (`info@`) says nothing of who somebody is. */
  readonly personal?: boolean
  /** Says something of the record rather than of what it stands for: counts for a quarter. */
  readonly aside?: boolean
}

/** Blocking keys of one value: key type → keys. `exact` types may stand alone, the others only in company. */
export type Keys = Readonly<Record<string, readonly string[]>>

/** How values of one kind are read, compared and indexed. `compare` gives a level; null when one side is silent. */
export type Kind<F> = {
  readonly levels: readonly string[]
  /** P(two strangers say the same), for tables too small to tell. */
  readonly chance: number
  /** Share of the term-frequency adjustment each level gets: all of it where the values are the same. */
  readonly rarity: readonly number[]
  read(cells: readonly string[], field: Field, learned: Readings): F | null
  /** The value whose frequency counts. */
  valueOf(feature: F): string
  compare(a: F, b: F): number | null
  keysOf(feature: F): Keys
}

export const kinds: Readonly<Record<FieldKind, Kind<unknown>>> = {
  given: namePart('given'),
  family: namePart('family'),
  company: wordsKind(true),
  words: wordsKind(false),
  date: {
    levels: dateLevels,
    chance: 0.0005,
    rarity: [0, 0, 0, 0.3, 0.5, 1],
    read: (cells, field) => readDate(cells[0] ?? '', field.order ?? 'mdy'),
    valueOf: (date: PlainDate) => date.text,
    compare: compareDates,
    keysOf: ({ text }: PlainDate) => ({ date: [text], year: [text.slice(0, 4)], day: [text.slice(4)] }),
  } satisfies Kind<PlainDate>,
  email: many({
    levels: contact.emailLevels,
    chance: 0.00005,
    rarity: [0, 0, 0, 0.5, 0.5, 1],
    readOne(cell, field) {
      const email = contact.readEmail(cell)
      return email !== null && field.personal === true && contact.isRoleMail(email) ? null : email
    },
    valueOf: (email) => email.text,
    compare: contact.compareEmails,
    keysOf: (email) => ({ email: [email.text], mailbox: email.local === '' ? [] : [email.local] }),
  }),
  phone: many({
    levels: contact.phoneLevels,
    chance: 0.00005,
    rarity: [0, 0, 0.5, 1],
    readOne: contact.readPhone,
    valueOf: (phone) => phone,
    compare: contact.comparePhones,
    keysOf: (phone) => ({ phone: [phone.slice(-7)] }),
  }),
  code: single({
    levels: contact.codeLevels,
    chance: 0.0001,
    read: contact.readCode,
    compare: contact.compareCodes,
    keysOf: (code) => ({ code: [code] }),
  }),
  postcode: single({
    levels: contact.postcodeLevels,
    chance: 0.002,
    read: contact.readCode,
    compare: contact.comparePostcodes,
    keysOf: (code) => ({ postcode: [code] }),
  }),
  category: single({
    levels: ['different', 'similar', 'same'],
    chance: 0.2,
    read: readCategory,
    compare: compareCategories,
    keysOf: (value) => ({ category: [value] }),
  }),
  number: single({
    levels: ['different', 'near', 'same'],
    chance: 0.02,
    read: readNumber,
    compare: compareNumbers,
    keysOf: () => ({}),
  }),
}

function namePart(half: 'given' | 'family'): Kind<PersonName> {
  return {
    levels: nameLevels,
    chance: half === 'given' ? 0.005 : 0.003,
    rarity: [0, 0, 0, 0.5, 0.8, 0.8, 1],
    read(cells, field, learned) {
      const cellOf = (role: string) => cells[field.roles?.indexOf(role as 'given') ?? -1] ?? ''
      const full = cells.filter((cell, i) => cell !== '' && field.roles?.[i] === 'name')
      return readName({ given: cellOf('given'), family: cellOf('family'), middle: cellOf('middle'), full }, learned)
    },
    valueOf: (name) => name[half].value,
    compare: (a, b) => compareNamePart(a, b, half),
    keysOf: (name) => (half === 'given' ? nameKeys(name) : {}),
  }
}

function nameKeys({ given, family, words }: PersonName): Keys {
  const [spoken, all, sounds]: string[][] = [[], [], []]
  for (const text of given.latin) addLatin(spoken!, text)
  for (const text of family.latin) addLatin(spoken!, text)
  for (const ways of given.spellings) spoken!.push(...ways.slice(0, 3))
  for (const ways of family.spellings) spoken!.push(...ways.slice(0, 3))
  for (const word of spoken!) addOnce(sounds!, soundOf(word))
  for (const word of [...spoken!, ...words, given.han, family.han]) {
    if (word.length > 1 || word > '\u2e80') addOnce(all!, word)
  }
  return {
    word: all!.slice(0, 8),
    sound: sounds!.slice(0, 5),
    name: given.value === '' || family.value === '' ? [] : [[given.value, family.value].toSorted().join(' ')],
  }
}

function addLatin(list: string[], text: string): void {
  for (const word of text.split(' ')) if (word.length > 1) list.push(word)
}

function addOnce(list: string[], text: string): void {
  if (!list.includes(text)) list.push(text)
}

function wordsKind(isCompany: boolean): Kind<Words> {
  return {
    levels: wordLevels,
    chance: 0.001,
    rarity: [0, 0, 0, 0, 0, 0.5, 1],
    read: (cells) =>
      readWords(
        cells.filter((cell) => cell !== ''),
        isCompany,
      ),
    valueOf: (words) => words.text,
    compare: compareWords,
    keysOf: ({ text, words, weights }) => {
      return { text: [text], part: heaviest(words, weights) }
    },
  }
}

const mostParts = 4

/** The words that weigh most; of equal ones, those that come first. */
function heaviest(words: readonly string[], weights: readonly number[]): string[] {
  const places: number[] = []
  for (let i = 0; i < words.length; i++) {
    const weight = weights[i] ?? 0
    let at = places.length
    while (at > 0 && (weights[places[at - 1]!] ?? 0) < weight) at -= 1
    if (at === mostParts) continue
    places.splice(at, 0, i)
    if (places.length > mostParts) places.pop()
  }
  return places.map((place) => words[place]!)
}

type One<F> = Omit<Kind<F>, 'read' | 'compare'> & {
  readOne(cell: string, field: Field): F | null
  compare(a: F, b: F): number
}

/** A kind whose cell may hold several values (`a@x.com; b@y.com`): the likest two decide. */
function many<F>(one: One<F>): Kind<F[]> {
  return {
    levels: one.levels,
    chance: one.chance,
    rarity: one.rarity,
    read(cells, field) {
      const all: F[] = []
      for (const cell of cells) {
        for (const part of several.test(cell) ? cell.split(several) : [cell]) {
          const value = one.readOne(part, field)
          if (value !== null) all.push(value)
        }
      }
      return all.length === 0 ? null : all
    },
    valueOf: ([first]) => (first === undefined ? '' : one.valueOf(first)),
    compare(a, b) {
      let best = 0
      for (const x of a) for (const y of b) best = Math.max(best, one.compare(x, y))
      return best
    },
    keysOf(values) {
      if (values.length === 1) return one.keysOf(values[0]!)
      const out: Record<string, string[]> = {}
      for (const value of values) {
        for (const [type, keys] of Object.entries(one.keysOf(value))) out[type] = [...(out[type] ?? []), ...keys]
      }
      return out
    },
  }
}

const several = /[;,|、；，]/

type Single = Pick<Kind<string>, 'levels' | 'chance' | 'keysOf'> & {
  readonly read: (cell: string) => string | null
  readonly compare: (a: string, b: string) => number
}

/** A kind whose first filled cell is the value. */
function single({ levels, chance, read, compare, keysOf }: Single): Kind<string> {
  const rarity = levels.map((_, i) => (i === levels.length - 1 ? 1 : i === levels.length - 2 ? 0.5 : 0))
  const first = (cells: readonly string[]) => read(cells.find((cell) => cell !== '') ?? '')
  return { levels, chance, rarity, read: first, valueOf: (value) => value, compare, keysOf }
}

const sameCategory: Record<string, string> = {
  m: 'male',
  f: 'female',
  男: 'male',
  女: 'female',
  man: 'male',
  woman: 'female',
}

function readCategory(cell: string): string | null {
  const text = fold(cell)
  return text === '' ? null : (sameCategory[text] ?? text)
}

function compareCategories(a: string, b: string): number {
  return a === b ? 2 : jaroWinkler(a, b) >= 0.92 ? 1 : 0
}

function readNumber(cell: string): string | null {
  const value = Number(cell.replace(/[^\d.-]/g, ''))
  return /\d/.test(cell) && Number.isFinite(value) && value !== 0 ? String(value) : null
}

function compareNumbers(a: string, b: string): number {
  if (a === b) return 2
  return Math.abs(Number(a) - Number(b)) <= 0.05 * Math.max(Math.abs(Number(a)), Math.abs(Number(b))) ? 1 : 0
}
