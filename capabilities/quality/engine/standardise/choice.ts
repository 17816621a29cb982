import {
  beginTrace,
  empty,
  problem,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, splitValues, tidy } from '#capabilities/quality/engine/standardise/text.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'

const truths = new Set([
  'true',
  'yes',
  'y',
  't',
  '1',
  'on',
  'x',
  '✓',
  '✔',
  '√',
  '是',
  '对',
  '有',
  '可以',
  '同意',
  '真',
  '1.0',
  '☑',
  '✅',
  'sí',
  'да',
  'はい',
  '已',
  '是的',
  'ja',
  'oui',
  'si',
  'wahr',
  'checked',
])
const falsehoods = new Set([
  'false',
  'no',
  'n',
  'f',
  '0',
  'off',
  '✗',
  '✘',
  '×',
  '否',
  '不',
  '无',
  '没有',
  '错',
  '不可以',
  '不同意',
  '假',
  '0.0',
  '☐',
  '❌',
  'нет',
  'いいえ',
  '未',
  '不是',
  'nein',
  'non',
  'falsch',
  'unchecked',
])
const saidNo = new Set(['无', '没有'])

export function standardiseBoolean(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace, saidNo)) return empty(trace)
  // The sign that asks for the picture of a mark says nothing of its own, as a full stop does not.
  const word = trace.text.toLowerCase().replace(/[\ufe0e\ufe0f。.！!]+$/, '')
  const value = truths.has(word) ? true : falsehoods.has(word) ? false : null
  if (value === null) return unread(trace, 'booleanUnreadable')
  step(trace, 'booleanWord', String(value))
  return read(trace, value)
}

type Options = NonNullable<StandardiseOptions['options']>
type Found = { readonly value: string; readonly spelling: string }

/** One of the options by its value or its label in either language, whatever the case and width of the letters. */
export function standardiseChoice(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  const found = options.options ? findOption(trace.text, options.options) : null
  if (!found)
    return isNothing(trace) ? empty(trace) : options.options ? unread(trace, 'choiceUnknown') : read(trace, trace.text)
  step(trace, 'choiceSpelling', found.spelling)
  return read(trace, found.value)
}

/** Several options of one cell; those unknown stay in the cell and are named. */
export function standardiseMultiChoice(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace)) return empty(trace)
  const words = jsonWords(trace.text) ?? splitValues(trace.text, /\s*(?:[;；、，,|\n/]|:::)\s*/)
  const values: string[] = []
  const shown: string[] = []
  const bad: string[] = []
  let isRepeated = false
  for (const word of words) {
    const found: Found | null = options.options ? findOption(word, options.options) : { value: word, spelling: word }
    if (!found) bad.push(word)
    else if (values.includes(found.value)) isRepeated = true
    else {
      values.push(found.value)
      shown.push(found.spelling)
    }
  }
  if (values.length === 0) return unread(trace, 'choiceUnknown')
  if (words.length === 1) step(trace, 'choiceSpelling', shown.join(''))
  else if (isRepeated) step(trace, 'repeated', [...shown, ...bad].join(valueSeparator))
  step(trace, 'separators', [...shown, ...bad].join(valueSeparator))
  return read(trace, values, bad.length > 0 ? problem('choiceUnknown', bad.join(valueSeparator)) : null)
}

/** What registers and forms write for the two sexes. One letter means a sex only where these are the choices. */
const spokenAs = [
  { value: 'male', words: ['M', 'man', 'Mr', 'Herr', 'homme', 'männlich', 'masculino', '男性', '男士', '先生'] },
  {
    value: 'female',
    words: ['F', 'W', 'woman', 'Ms', 'Mrs', 'Frau', 'femme', 'weiblich', 'femenino', '女性', '女士', '小姐'],
  },
]

function isSexes(options: Options): boolean {
  return spokenAs.every((sex) => options.some(({ value }) => value === sex.value))
}

const indexes = new WeakMap<Options, Map<string, Found>>()

function findOption(text: string, options: Options): Found | null {
  let index = indexes.get(options)
  if (!index) {
    index = new Map()
    for (const { value, words } of spokenAs) {
      if (isSexes(options)) for (const word of words) index.set(optionKey(word), { value, spelling: word })
    }
    for (const { value, label } of options) {
      for (const spelling of [value, label.en, label.zh]) index.set(optionKey(spelling), { value, spelling })
    }
    indexes.set(options, index)
  }
  return index.get(optionKey(text)) ?? null
}

function optionKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replaceAll('其它', '其他')
}

function jsonWords(text: string): string[] | null {
  if (!/^\[.*\]$/.test(text)) return null
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}
