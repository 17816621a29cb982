import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import { scorePair, type Model, type RecordCells, type Score } from '#capabilities/quality/engine/model/score.ts'
import type { MatchColumn } from '#capabilities/quality/duplicates/columns.ts'

/**
 * The score of two records. A Chinese name in Latin letters is written in either order (Zhang Wei, Wei Zhang), so
 * across scripts the likelier order counts.
 */
export function scoreRecords(
  model: Model,
  columns: readonly MatchColumn[],
  [left, right]: readonly [RecordCells, RecordCells],
): Score {
  const score = weighed(columns, scorePair(model, left, right))
  const name = columns.find(({ kind }) => kind === 'name')?.name
  if (name === undefined || isHan(left[name]) === isHan(right[name])) return score
  const turned = (cells: RecordCells) =>
    isHan(cells[name])
      ? cells
      : {
          ...cells,
          [name]: (cells[name] ?? '')
            .split(/[\s,]+/)
            .toReversed()
            .join(' '),
        }
  const second = weighed(columns, scorePair(model, turned(left), turned(right)))
  return second.weight > score.weight ? second : score
}

function weighed(columns: readonly MatchColumn[], score: Score): Score {
  return asHousehold(columns, withoutEchoes(columns, score))
}

/**
 * A family shares its name, its telephone and its address, all at once: where the given names differ, or the birthdays
 * do beside unlike given names, these are one piece of evidence, and only the strongest of them counts.
 */
function asHousehold(columns: readonly MatchColumn[], score: Score): Score {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]))
  const levels = new Map(score.why.map(({ column, level }) => [column, level]))
  const given = [...levels].find(([column]) => column.endsWith('(given)'))?.[1]
  const birthday = [...levels].find(([column]) => kinds.get(column) === 'date')?.[1]
  if (given !== 'different' && !(birthday === 'different' && given !== undefined && unlike.has(given))) return score
  const isShared = ({ column, weight }: Score['why'][number]) =>
    weight > 0 && (column.endsWith('(family)') || column.includes('.') || kinds.get(column) === 'phone')
  const shared = score.why
    .filter(isShared)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(1)
  if (shared.length === 0) return score
  const weight = score.weight - shared.reduce((sum, bar) => sum + bar.weight, 0)
  return { weight, probability: probabilityOf(weight), why: score.why.filter((bar) => !shared.includes(bar)) }
}

/** A mailbox that is only similar says again what the name and the employer said: it is made of them. */
function withoutEchoes(columns: readonly MatchColumn[], score: Score): Score {
  const emails = new Set(columns.filter(({ kind }) => kind === 'email').map(({ name }) => name))
  const isEcho = ({ column, level, weight }: Score['why'][number]) =>
    emails.has(column) && weight > 0 && !['same', 'close'].includes(level)
  const echoed = score.why.filter(isEcho).reduce((sum, { weight }) => sum + weight, 0)
  if (echoed === 0) return score
  const weight = score.weight - echoed
  return { weight, probability: probabilityOf(weight), why: score.why.filter((bar) => !isEcho(bar)) }
}

/**
 * Whether two records are alike in what names them, and not only in what they share with others. Colleagues have
 * one employer and one mail domain, families one number: however much such things weigh together, without a like
 * name they make no pair. With the same mailbox, number or code, half a name is enough.
 */
export function isNamedAlike(columns: readonly MatchColumn[], why: Score['why']): boolean {
  const levelOf = new Map(why.map(({ column, level }) => [column, level]))
  const names = columns.filter(({ kind }) => kind === 'name')
  const halves = names
    .flatMap(({ name }) => [levelOf.get(`${name} (given)`), levelOf.get(`${name} (family)`)])
    .filter((level) => level !== undefined)
  const isSure = columns.some(
    ({ name, kind }) => ['email', 'phone', 'code'].includes(kind) && levelOf.get(name) === 'same',
  )
  if (halves.length > 0) {
    const alike = halves.filter((level) => !unlike.has(level)).length
    return isSure
      ? halves.some((level) => level !== 'different')
      : alike > 0 && halves.every((level) => level !== 'different')
  }
  // Every second firm of a city shares a word with the next: its place, its trade, its legal form.
  const title = columns.find(({ kind }) => kind === 'company')?.name
  return isSure || title === undefined || alikeTitles.has(levelOf.get(title) ?? 'same')
}

const alikeTitles = new Set(['most', 'nearly all', 'same'])

const unlike = new Set(['different', 'similar', 'initial'])

function isHan(text: string | undefined): boolean {
  return /\p{Script=Han}/u.test(text ?? '')
}
