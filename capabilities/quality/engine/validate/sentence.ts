import type { Check, Comparison, RuleFilter, Sentence } from '#capabilities/quality/contract-rules.ts'
import { filterWords, setApart, typeset } from '#capabilities/quality/engine/validate/filter-words.ts'
import { forms } from '#capabilities/quality/engine/validate/formats.ts'

/** How things are called: fields by their path, values by the field they stand in, the object in the plural. */
export type Words = {
  readonly field: (path: string) => Sentence
  readonly value: (path: string, value: unknown) => Sentence
  readonly isDay: (path: string) => boolean
  readonly objects: Sentence
  /** The same for the object that a link leads to. */
  readonly behind: (field: string) => Words
}

/** A rule as a sentence that a person reads, in both languages. */
export function sentenceOf(check: Check, when: RuleFilter | null | undefined, words: Words): Sentence {
  const { en, zh } = checkWords(check, words)
  const given = when && Object.keys(when).length > 0 ? filterWords(when, words) : null
  if (!given) return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: typeset(`${zh}。`) }
  return { en: `When ${given.en}, ${en}.`, zh: typeset(`当${given.zh}时，${zh}。`) }
}

function checkWords(check: Check, words: Words): Sentence {
  switch (check.kind) {
    case 'required':
      return about(words.field(check.field), 'must not be empty', '不能为空')
    case 'format': {
      const { en, zh } = forms[check.format]
      return about(words.field(check.field), `must be ${en}`, `须为${zh}`)
    }
    case 'pattern':
      return about(words.field(check.field), `must match ${check.pattern}`, `须符合格式 ${check.pattern}`)
    case 'length':
      return lengthWords(words.field(check.field), check)
    case 'range':
      return rangeWords(check, words)
    case 'set': {
      const values = check.values.map((one) => words.value(check.field, one))
      const zh = values.map((one) => setApart(one.zh)).join('、')
      return about(
        words.field(check.field),
        `must be ${either(values.map(({ en }) => en))}`,
        `须为${zh}${values.length > 1 ? '之一' : ''}`,
      )
    }
    case 'unique': {
      const fields = check.fields.map(words.field)
      const both = { en: fields.map(({ en }) => en).join(' and '), zh: fields.map(({ zh }) => zh).join('和') }
      const plural = words.objects
      return {
        en: `no two ${plural.en.toLowerCase()} may have the same ${both.en}`,
        zh: `不同${plural.zh}的${both.zh}不得相同`,
      }
    }
    case 'compare': {
      const [left, right] = [words.field(check.left), words.field(check.right)]
      const verb = (words.isDay(check.left) ? dayVerbs : verbs)[check.operator]
      return about(left, `${verb[0]} ${right.en}`, verb[1].replace('…', right.zh))
    }
    case 'link': {
      const there =
        check.filter && Object.keys(check.filter).length > 0
          ? filterWords(check.filter, words.behind(check.field))
          : null
      const field = words.field(check.field)
      if (!there) return about(field, 'must lead to a record that exists', '须指向存在的记录')
      return about(field, `must be one of which holds: ${there.en}`, `须满足：${there.zh}`)
    }
    case 'filter': {
      const { en, zh } = filterWords(check.filter, words)
      return { en: `this must hold: ${en}`, zh: `须满足：${zh}` }
    }
  }
}

function about(field: Sentence, en: string, zh: string): Sentence {
  return { en: `${field.en} ${en}`, zh: `${field.zh}${zh}` }
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

const verbs: Record<Comparison, readonly [string, string]> = {
  eq: ['must be the same as', '须与…相同'],
  ne: ['must differ from', '不得与…相同'],
  lt: ['must be less than', '须小于…'],
  lte: ['must not be more than', '不得大于…'],
  gt: ['must be more than', '须大于…'],
  gte: ['must not be less than', '不得小于…'],
}
const dayVerbs: Record<Comparison, readonly [string, string]> = {
  eq: ['must be the day of', '须与…为同一天'],
  ne: ['must not be the day of', '不得与…为同一天'],
  lt: ['must be before', '须早于…'],
  lte: ['must not be after', '不得晚于…'],
  gt: ['must be after', '须晚于…'],
  gte: ['must not be before', '不得早于…'],
}

function lengthWords(field: Sentence, { min, max }: { min?: number; max?: number }): Sentence {
  if (min !== undefined && max !== undefined)
    return about(field, `must have ${min} to ${max} characters`, `的长度须为 ${min} 至 ${max} 个字符`)
  if (max !== undefined) return about(field, `must have at most ${max} characters`, `不得超过 ${max} 个字符`)
  return about(field, `must have at least ${min ?? 0} characters`, `不得少于 ${min ?? 0} 个字符`)
}

function rangeWords({ field: path, min, max }: Check & { kind: 'range' }, words: Words): Sentence {
  const field = words.field(path)
  const bound = (one: number | string) =>
    one === 'today' ? { en: 'today', zh: '今天' } : { en: String(one), zh: setApart(String(one)) }
  const [low, high] = [min, max].map((one) => (one === undefined ? null : bound(one)))
  const isDay = words.isDay(path)
  if (low && high) return about(field, `must be between ${low.en} and ${high.en}`, `须在${low.zh}至${high.zh}之间`)
  if (high) {
    const en = isDay ? `must not be after ${high.en}` : `must be at most ${high.en}`
    return about(field, en, `${isDay ? '不得晚于' : '不得大于'}${high.zh}`)
  }
  const en = isDay ? `must not be before ${low?.en}` : `must be at least ${low?.en}`
  return about(field, en, `${isDay ? '不得早于' : '不得小于'}${low?.zh}`)
}
