import type { Sentence } from '#capabilities/quality/contract-rules.ts'
import type { Words } from '#capabilities/quality/engine/validate/sentence.ts'

/** A filter in words: `{ "stage.kind": "won" }` is "Stage’s Kind is Won", "阶段的类别为赢单". */
export function filterWords(filter: unknown, words: Words): Part {
  const parts = partsOf(filter, words)
  const [only] = parts
  if (only && parts.length === 1) return only
  // "a and (b or c)": brackets only where something stands beside them.
  const clear = parts.map(({ en, zh, isEither }) => (isEither ? { en: `(${en})`, zh: `（${zh}）` } : { en, zh }))
  return joined(clear, ' and ', '且')
}

type Part = Sentence & { readonly isEither?: boolean }

function partsOf(filter: unknown, words: Words): Part[] {
  if (typeof filter !== 'object' || filter === null) return []
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'and' && Array.isArray(value)) return value.map((one) => filterWords(one, words))
    if (key === 'or' && Array.isArray(value)) {
      const either = joined(
        value.map((one) => filterWords(one, words)),
        ' or ',
        '或',
      )
      return [{ ...either, isEither: value.length > 1 }]
    }
    if (key === 'not') {
      const { en, zh } = filterWords(value, words)
      return [{ en: `not (${en})`, zh: `并非（${zh}）` }]
    }
    return comparisonsOf(key, value, words)
  })
}

/** Blanks stand on both sides of figures and Latin letters in Chinese, as far as no mark stands there. */
export function setApart(text: string): string {
  return text.replace(/^(?=[A-Za-z0-9+-])/, ' ').replace(/(?<=[A-Za-z0-9%])$/, ' ')
}

/** Without the blanks at marks and at the end. */
export function typeset(zh: string): string {
  return zh
    .replace(/ +(?=[，。、；：）”]|$)/g, '')
    .replace(/(?<=[，。、；：（“]) +/g, '')
    .replace(/ {2,}/g, ' ')
}

function joined(parts: readonly Sentence[], en: string, zh: string): Sentence {
  return { en: parts.map((one) => one.en).join(en), zh: parts.map((one) => one.zh).join(zh) }
}

function comparisonsOf(path: string, value: unknown, words: Words): Sentence[] {
  const isPlain = typeof value !== 'object' || value === null || Array.isArray(value)
  const field = words.field(path)
  return Object.entries(isPlain ? { eq: value } : (value as object)).map(([operator, operand]) => {
    const [en, zh] = comparisonWords(operator, operand, { path, words })
    return { en: `${field.en} ${en}`, zh: `${field.zh}${zh}` }
  })
}

type On = { readonly path: string; readonly words: Words }

function comparisonWords(operator: string, operand: unknown, { path, words }: On): [en: string, zh: string] {
  const many = (Array.isArray(operand) ? operand : operator === 'in' ? String(operand).split(',') : [operand]).map(
    (one) => words.value(path, one),
  )
  const en = many.map((one) => one.en).join(' or ')
  const chinese = many.map((one) => one.zh)
  const plain = chinese.join('或')
  const zh = chinese.map(setApart).join('或')
  const isDay = words.isDay(path)
  switch (operator) {
    case 'empty':
      return operand === true || operand === 'true' ? ['is empty', '为空'] : ['is not empty', '不为空']
    case 'ne':
      return operand === null ? ['is not empty', '不为空'] : [`is not ${en}`, `不为${zh}`]
    case 'gt':
      return isDay ? [`is after ${en}`, `晚于${zh}`] : [`is more than ${en}`, `大于${zh}`]
    case 'gte':
      return isDay ? [`is not before ${en}`, `不早于${zh}`] : [`is at least ${en}`, `不小于${zh}`]
    case 'lt':
      return isDay ? [`is before ${en}`, `早于${zh}`] : [`is less than ${en}`, `小于${zh}`]
    case 'lte':
      return isDay ? [`is not after ${en}`, `不晚于${zh}`] : [`is at most ${en}`, `不大于${zh}`]
    case 'contains':
      return [`contains “${en}”`, `包含“${plain}”`]
    case 'startsWith':
      return [`begins with “${en}”`, `以“${plain}”开头`]
    default:
      return operand === null ? ['is empty', '为空'] : [`is ${en}`, `为${zh}`]
  }
}
