import {
  beginTrace,
  empty,
  problem,
  read,
  step,
  type Problem,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'

/** A line of text: blanks, invisible characters, full-width letters and words for “nothing” are put right. */
export function standardiseText(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace)) return empty(trace)
  return read(trace, trace.text, suspicion(trace.text))
}

/** Text of several lines: each line tidied at its end, the lines themselves kept. */
export function standardiseLongText(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  if (trace.text.includes('\r')) step(trace, 'lineEnds', trace.text.replace(/\r\n?/g, '\n'))
  const needs = needsOf(trace.text)
  if (needs & odd) visible(trace)
  if (needs & (blanks | odd | half)) step(trace, 'trim', trace.text.replace(/[^\S\n]+$/gm, '').trim())
  return trace.text === '' ? empty(trace) : read(trace, trace.text, suspicion(trace.text))
}

// What a text may need, by its characters: blanks put right, plain letters for full-width ones in prose or in values
// that are no prose, or a look at whatever may be hidden or come in parts.
const blanks = 1
const half = 2
const wide = 4
const odd = 8

/**
 * Looks at each character once, because most cells are right and eight patterns would say so eight times as slowly.
 * Not odd are ASCII, Han, the letters of Western Europe, the punctuation of Chinese prose, dashes and quotes.
 */
function needsOf(text: string): number {
  let needs = 0
  let isBlank = true
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 32) {
      if (isBlank) needs |= blanks
      isBlank = true
      continue
    }
    isBlank = false
    if ((code < 127 && code > 32) || (code >= 0x4e00 && code <= 0x9fff)) continue
    needs |= needOf(code)
  }
  return isBlank ? needs | blanks : needs
}

function needOf(code: number): number {
  if (code === 9 || code === 10 || code === 13 || code === 0xa0) return blanks
  if (code === 0x3000) return blanks | half | wide
  if (code >= 0xff01 && code <= 0xff5e) {
    const isLetter =
      (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
    return isLetter ? half | wide : wide
  }
  if ((code >= 0xc0 && code <= 0x17f) || (code >= 0x3001 && code <= 0x3011) || code === 0xb7) return 0
  if (code >= 0x2018 && code <= 0x201d) return 0
  return (code >= 0x2010 && code <= 0x2015) || code === 0xffe5 ? wide : odd
}

/** The rules that come first for a value of any type on one line. */
export function tidy(trace: Trace): void {
  if (trace.text !== '') tidyBy(trace, needsOf(trace.text))
}

function tidyBy(trace: Trace, needs: number): void {
  if ((needs & ~wide) === 0) return
  if (needs & odd) visible(trace)
  if (needs & (odd | half)) step(trace, 'fullWidth', halfWidth(trace.text))
  const inner = trace.text.trim()
  if (oddBlank.test(inner)) step(trace, 'spaces', trace.text.replace(/\S\s+(?=\S)/g, oneBlank))
  step(trace, 'trim', trace.text.trim())
}

/** Full-width digits, letters and signs of addresses and numbers become plain: for values that are no prose. */
export function tidyCode(trace: Trace): void {
  if (trace.text === '') return
  const first = trace.text.charCodeAt(0)
  if (first === 39 || first === 34 || first === 0x2018 || first === 0x2019)
    step(trace, 'textMark', unmarked(trace.text))
  const needs = needsOf(trace.text)
  if (needs === 0) return
  tidyBy(trace, needs)
  if (needs & (odd | wide)) step(trace, 'fullWidth', codeWidth(trace.text))
}

/** `'138…` is how a spreadsheet is told that digits are a text; quotes around a cell are left from another file. */
function unmarked(text: string): string {
  return text.replace(/^['‘’]+(?=[\d+(][^@]*$)/, '').replace(/^"([^"]+)"$/, '$1')
}

const oddBlank = /\s\s|[^\S ]/

function oneBlank(match: string): string {
  return match.length === 2 && match[1] === ' ' ? match : `${match[0]} `
}

// Marks of direction, joiners of width nothing, soft hyphens and control characters, but tab and line end.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g
// Joiners mean something in Arabic, Indic scripts and between emoji.
const joiners = /[\u200c\u200d]/g
const usesJoiners = /[\u0590-\u0dff\u1780-\u17ff]|\p{Extended_Pictographic}/u

function visible(trace: Trace): void {
  if (!trace.text.isWellFormed()) step(trace, 'invisible', trace.text.toWellFormed())
  let next = trace.text.replace(hidden, '')
  if (joiners.test(next) && !usesJoiners.test(next)) next = next.replace(joiners, '')
  joiners.lastIndex = 0
  step(trace, 'invisible', next)
  step(trace, 'composed', trace.text.normalize('NFC'))
}

/** Letters, digits and the blank; punctuation stays, because Chinese prose uses its own. */
export function halfWidth(text: string): string {
  return withLetters(text, letterOf)
}

function codeWidth(text: string): string {
  return withLetters(text, signOf)
}

/** A text with each of its letters as `to` has it: the same text where none is another one. */
function withLetters(text: string, to: (code: number) => number): string {
  let written = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x2010) continue
    const next = to(code)
    if (next === code) continue
    written += text.slice(from, at) + String.fromCharCode(next)
    from = at + 1
  }
  return from === 0 ? text : written + text.slice(from)
}

function letterOf(code: number): number {
  if (code === 0x3000) return 32
  const isLetter =
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
  return isLetter ? code - 0xfee0 : code
}

function signOf(code: number): number {
  if (code === 0x3000) return 32
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe63) return 45
  return code === 0xffe5 ? 0xa5 : code
}

// `NA` is a country and a name, `Null` a family name: not here.
const nothings = new Set([
  '',
  'n/a',
  '#n/a',
  'null',
  '(null)',
  '<null>',
  'none',
  '(none)',
  '(blank)',
  'n.a.',
  'nil',
  'nan',
  'undefined',
  'unknown',
  'tbd',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  '.',
  '?',
  '??',
  '???',
  '？',
  '无',
  '暂无',
  '空',
  '(空)',
  '（空）',
  '(无)',
  '（无）',
  '不适用',
  '待补充',
  '没有',
  '未填',
  '未填写',
  '不详',
  '未知',
  '待定',
  '無',
  '暫無',
  '#ref!',
  '#value!',
  '#name?',
  '#div/0!',
  '#null!',
  '#num!',
])

const nothingStarts = new Set(
  [...nothings].flatMap((word) => (word === '' ? [] : [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])),
)

/** Whether nothing was said; a word for it is taken out, and written down. */
export function isNothing(trace: Trace, except?: ReadonlySet<string>): boolean {
  const { text } = trace
  if (text === '') return true
  if (text.length > 11 || !nothingStarts.has(text.charCodeAt(0))) return false
  if (except?.has(text) || !nothings.has(text.toLowerCase())) return false
  step(trace, 'placeholder', '')
  return trace.text === ''
}

const formula = /^(=[\w+\-("'@]|@\w+\(|[+-](?=[^\s]*[|(])[A-Za-z])|^[=+\-@].*\|.*!/

/** A value that is kept but must be looked at: characters lost before, or a formula smuggled in. */
export function suspicion(text: string): Problem | null {
  const first = text.charCodeAt(0)
  if ((first === 61 || first === 64 || first === 43 || first === 45) && formula.test(text))
    return problem('valueIsFormula', text)
  return text.includes('\ufffd') ? problem('valueDamaged', text) : null
}

/** Cells that hold several values: cut at the separators of lists, and at Google's ` ::: `. */
export function splitValues(text: string, separators = /\s*(?:[;；、，,|\n]|:::)\s*/): string[] {
  return text
    .split(separators)
    .map((part) => part.replace(/^\*\s+/, '').trim())
    .filter((part) => part !== '')
}
