import { Converter } from 'opencc-js/t2cn'
import { syllablesOf } from '#core/records/syllables.ts'

/**
 * The words under which a record is found, made by us because PostgreSQL splits no Chinese, and read by its GIN
 * index. Each costs an entry in it at every write, so there are no more than needed. Four sorts of lexeme:
 *
 * - `weixin`: a Latin word, or any tail of one of three letters or more: a query of three letters or more is
 *   looked up as a prefix of these, so it is found at the start and in the middle of a word;
 * - `^we`: the first one or two letters of a word: what a shorter query looks up, exactly, since a prefix of one
 *   letter would walk half the index;
 * - `华`, `华为`: Han characters and pairs. Beside them stand the pinyin and its initials as Latin words;
 * - `<00083100831`: a phone number backwards, so that any number of last digits is a prefix of one lexeme.
 */
export type Searchable = { readonly text: string; readonly kind: 'name' | 'person' | 'word' | 'phone' | 'mail' }

const most = 400
const longest = 40
const simplify = Converter({ from: 't', to: 'cn' })
const han = /\p{Script=Han}/u
const beyondLatin = /[^\x20-\x7e]/

/** Lower case, half width, no accents, simplified characters: the form in which texts are compared. */
export function folded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  if (text === lastFolded.text) return lastFolded.form
  const isHan = /^[\u4e00-\u9fff]+$/.test(text)
  const plain = isHan
    ? text
    : text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  const form = isHan || han.test(plain) ? simplify(plain) : plain
  lastFolded = { text, form }
  return form
}

/** The title of a record is folded for its words and for its heads, one after the other. */
let lastFolded = { text: '', form: '' }

/** The lexemes of a record, each once, at most 400. */
export function lexemes(texts: readonly Searchable[]): string[] {
  const found = new Set<string>()
  for (const { text, kind } of texts) {
    if (kind === 'phone') addPhone(found, text)
    else if (kind === 'mail') addMail(found, folded(text))
    else addText(found, folded(text).slice(0, 2000), kind)
    if (found.size > most) break
  }
  return [...found].slice(0, most)
}

export type Heads = { readonly head: string | null; readonly spoken: string | null; readonly initials: string | null }

/**
 * How a title starts, in the three ways it is typed: as written, as spoken (pinyin; for a Latin name its last word
 * first), and by initials. Without blanks. They lie under B-trees, which stop after the first twenty, where GIN
 * would gather every 张 of the base first.
 */
export function titleHeads(title: string, kind: 'person' | 'name'): Heads {
  const text = folded(title)
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, longest)
  if (letters.length === 0) return { head: null, spoken: null, initials: null }
  const head = letters.join('')
  const runs = text.match(/[\p{L}\p{N}]+/gu) ?? []
  if (!han.test(head)) {
    const last = runs.length > 1 ? [runs.at(-1) as string, ...runs.slice(0, -1)].join('').slice(0, longest) : null
    return { head, spoken: last, initials: runs.length > 1 ? runs.map((run) => [...run][0]).join('') : null }
  }
  const syllables = syllablesOf(head, kind === 'person')
  return {
    head,
    spoken: syllables.join('').slice(0, longest * 3),
    initials: syllables.map(([first]) => first).join(''),
  }
}

/** What was typed, in the form of those heads. */
export function typedHead(typed: string): string {
  return [...folded(typed).replace(/[^\p{L}\p{N}]/gu, '')].slice(0, longest).join('')
}

function addText(found: Set<string>, text: string, kind: 'name' | 'person' | 'word'): void {
  if (!beyondLatin.test(text)) {
    for (const word of text.match(/[a-z0-9]+/g) ?? []) addLatin(found, word.slice(0, longest), kind !== 'word')
    return
  }
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const [part] of run.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) {
      if (han.test(part)) addHan(found, part, kind)
      else addLatin(found, part.slice(0, longest), kind !== 'word')
    }
  }
}

function addLatin(found: Set<string>, word: string, withTails: boolean): void {
  found
    .add(`^${word.slice(0, 1)}`)
    .add(`^${word.slice(0, 2)}`)
    .add(word)
  if (withTails) for (let i = 1; i <= word.length - 3; i += 1) found.add(word.slice(i))
}

function addHan(found: Set<string>, run: string, kind: 'name' | 'person' | 'word'): void {
  const letters = [...run].slice(0, longest)
  letters.forEach((letter, i) => {
    found.add(letter)
    if (i > 0) found.add(`${letters[i - 1]}${letter}`)
  })
  if (kind === 'word') return
  const syllables = syllablesOf(letters.join(''), kind === 'person')
  const initials = syllables.map((syllable) => syllable[0]).join('')
  syllables.forEach((_, i) => {
    // Tails from each syllable on: 公司 is found by `gongsi` inside 有限公司.
    addLatin(found, syllables.slice(i).join('').slice(0, longest), false)
    addLatin(found, initials.slice(i), false)
  })
}

/**
 * A number is found from its start, with and without its country, and by its last digits. The part without the
 * country is eleven digits in China, ten in North America; elsewhere it may be either. Of a Chinese mobile, most of
 * the numbers here, whoever asks takes the country off: a number is an entry of its own in the index, and so the dearest.
 */
function addPhone(found: Set<string>, number: string): void {
  const digits = number.replace(/;.*/, '').replace(/\D/g, '')
  if (digits.length < 4) return
  const isMobile = /^861[3-9]\d{9}$/.test(digits)
  found.add(backwards(digits))
  if (!isMobile) found.add(digits).add(digits.slice(-10))
  if (!/^1\d{10}$/.test(digits)) found.add(digits.slice(-11))
}

function backwards(digits: string): string {
  let text = '<'
  for (let i = digits.length - 1; i >= 0; i -= 1) text += digits[i]!
  return text
}

/** Of the host its labels only: to be found by the first letters of `com` would be no find. */
function addMail(found: Set<string>, address: string): void {
  const at = address.lastIndexOf('@')
  addText(found, address.slice(0, Math.max(at, 0)), 'word')
  const labels = beyondLatin.test(address) ? /[\p{L}\p{N}]+/gu : /[a-z0-9]+/g
  for (const label of address.slice(at + 1).match(labels) ?? []) {
    if (label.length < 3) found.add(`^${label}`)
    else found.add(label.slice(0, longest))
  }
}

/**
 * What a person typed, as a tsquery over those lexemes: every word must be found. Null when nothing can be looked
 * up in it. At most eight words.
 */
export function searchQuery(typed: string): string | null {
  // The first letters of a host are no word of their own: until there are three, what stands before is looked up.
  const text = folded(typed)
    .slice(0, 200)
    .replace(/^(.+@(?:\S*\.)?)[\p{L}\p{N}]{1,2}$/u, '$1')
  const terms: string[] = []
  // A phone number is typed with blanks and dashes; as one number it is found, as three it is not.
  const digits = text.replace(/[\s()+.-]/g, '')
  if (/^\d{5,}$/.test(digits)) return number(digits)
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const [part] of run.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) terms.push(...termsOf(part))
  }
  return terms.length === 0 ? null : terms.slice(0, 12).join(' & ')
}

function termsOf(part: string): string[] {
  const letters = [...part]
  if (/^\d{3,}$/.test(part)) return [number(part.slice(0, longest))]
  if (!han.test(part)) return [letters.length < 3 ? literal(`^${part}`) : `${literal(part.slice(0, longest))}:*`]
  if (letters.length === 1) return [literal(part)]
  return letters.slice(1).map((letter, i) => literal(`${letters[i]}${letter}`))
}

/** Digits begin a word or a number, or end a number; those of a Chinese mobile may have its country before them. */
function number(digits: string): string {
  const mobile = /^861[3-9]/.test(digits) ? ` | ${literal(digits.slice(2))}:*` : ''
  return `(${literal(digits)}:* | ${literal(backwards(digits))}:*${mobile})`
}

function literal(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
