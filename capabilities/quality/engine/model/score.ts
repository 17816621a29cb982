import { heldBack, kinBits, type Kin } from '#capabilities/quality/engine/model/household.ts'
import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import {
  isWords,
  kindOf,
  levelOf,
  rarityBits,
  rarityPart,
  shareOf,
  type FeatureColumn,
} from '#capabilities/quality/engine/match/features.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import { known } from '#capabilities/quality/engine/match/profile.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { weigh, type Vocabulary, type Words } from '#capabilities/quality/engine/kinds/words.ts'

/** What was learned of one field: weights in bits a level (log2 m/u), and how common its values are. */
export type FieldModel = {
  readonly field: Field
  readonly weights: readonly number[]
  readonly m: readonly number[]
  readonly u: readonly number[]
  readonly counts: ReadonlyMap<string, number>
  /** A value that is not listed counts as seen this often: once, unless told. Large tables list their common values. */
  readonly least?: number
  readonly known: number
  readonly sameByChance: number
  readonly vocabulary: Vocabulary | null
}

/**
 * All that scoring needs. Weight = prior + Σ (weight of the level + rarity) − what is held back for kin, in bits;
 * p = 1/(1+2^−weight).
 */
export type Model = {
  readonly fields: readonly FieldModel[]
  readonly prior: number
  readonly learned: Readings
  readonly kin?: readonly Kin[]
}

/** One bar of the waterfall: what two records say in one column and what that is worth, rarity included. */
export type Why = {
  readonly column: string
  readonly left: string
  readonly right: string
  readonly level: string
  readonly weight: number
  /** The part of `weight` that comes from how rare the value is. */
  readonly rarity: number
}
export type Score = { readonly weight: number; readonly probability: number; readonly why: Why[] }

/** Cells by column name, as the model's columns are called. */
export type RecordCells = Readonly<Record<string, string | undefined>>

/** Scores two records outside any table, such as one being typed against one that is stored. Has no direction. */
export function scorePair(model: Model, left: RecordCells, right: RecordCells): Score {
  const bars = model.fields.map((entry) => compareCells(model, entry, left, right))
  const why = withoutHeld(model, bars).filter((bar) => bar !== null)
  const weight = why.reduce((sum, bar) => sum + bar.weight, model.prior)
  return { weight, probability: probabilityOf(weight), why }
}

type Bars = readonly (Why | null)[]

/** What is held back for kin is taken off the bars of what they share, in proportion to what each speaks for. */
function withoutHeld({ kin = [], prior, fields }: Model, bars: Bars): Bars {
  const forKin = (one: Kin, { level, weight, rarity }: Why, k: number) =>
    rarity + kinBits(one, k, kindOf(fields[k]!.field).levels.indexOf(level), weight - rarity)
  const common = kin.map((one) =>
    bars.reduce((sum, bar, k) => (one.shared[k] === true && bar !== null ? sum + forKin(one, bar, k) : sum), 0),
  )
  const back = heldBack(kin, prior, common)
  const over = kin.map(({ ceiling }, i) => common[i]! - ceiling)
  const most = kin[over.indexOf(Math.max(...over))]?.shared ?? []
  const speaking = bars.reduce(
    (sum, bar, k) => (most[k] === true && bar !== null ? sum + Math.max(0, bar.weight) : sum),
    0,
  )
  if (speaking > back) {
    const left = 1 - back / speaking
    return bars.map((bar, k) =>
      bar === null || most[k] !== true || bar.weight <= 0
        ? bar
        : { ...bar, weight: bar.weight * left, rarity: bar.rarity * left },
    )
  }
  const first = bars.findIndex((bar) => bar !== null)
  return bars.map((bar, k) => (k === first ? { ...bar!, weight: bar!.weight - back } : bar))
}

function compareCells(model: Model, entry: FieldModel, left: RecordCells, right: RecordCells): Why | null {
  const { field } = entry
  const kind = kindOf(field)
  const cellsOf = (record: RecordCells) => field.columns.map((column) => known(record[column]))
  const [a, b] = [left, right].map((record) => kind.read(cellsOf(record), field, model.learned))
  if (a == null || b == null || kind.valueOf(a) === '' || kind.valueOf(b) === '') return null
  if (isWords(field) && entry.vocabulary !== null) {
    weigh(a as Words, entry.vocabulary)
    weigh(b as Words, entry.vocabulary)
  }
  const same = cellsOf(left).join('\u0000') === cellsOf(right).join('\u0000')
  const level = same ? kind.levels.length - 1 : kind.compare(a, b)
  if (level === null) return null
  const [x, y] = [a, b].map((feature) =>
    shareOf(entry.counts.get(kind.valueOf(feature)) ?? entry.least ?? 0, entry.known, kind.chance),
  )
  const share = Math.max(x!, y!)
  const rarity = rarityBits({ kind, sameByChance: entry.sameByChance }, level, share)
  const text = (record: RecordCells) =>
    shownCells(field, cellsOf(record))
      .filter((cell) => cell !== '')
      .join(' ')
  return {
    column: field.name,
    left: text(left),
    right: text(right),
    level: kind.levels[level]!,
    weight: entry.weights[level]! + rarity,
    rarity,
  }
}

/** Of a name in several columns, the columns that hold this half of it; a full name where there are none. */
function shownCells(field: Field, cells: readonly string[]): readonly string[] {
  const own = cells.filter((_, i) => field.roles === undefined || field.roles[i] === field.kind)
  return own.some((cell) => cell !== '') ? own : cells
}

/** The same score for two rows of the table the model was made from, read once and compared by number. */
export function tableScorer(model: Model, columns: readonly FeatureColumn[]): (a: number, b: number) => number {
  const weights = model.fields.map((entry) => entry.weights)
  const { prior, kin = [] } = model
  const common = kin.map(() => 0)
  return (a, b) => {
    let weight = prior
    common.fill(0)
    for (let k = 0; k < columns.length; k++) {
      const level = levelOf(columns[k]!, a, b)
      if (level < 0) continue
      const rarity = rarityOf(columns[k]!, level, a, b)
      weight += weights[k]![level]! + rarity
      for (let i = 0; i < kin.length; i++)
        if (kin[i]!.shared[k] === true) common[i]! += rarity + kinBits(kin[i]!, k, level, weights[k]![level]!)
    }
    return weight - heldBack(kin, prior, common)
  }
}

export function rarityOf(column: FeatureColumn, level: number, a: number, b: number): number {
  const part = column.kind.rarity[level] ?? 0
  if (part === 0 || column.sameByChance === 0) return 0
  const { ids, logShare } = column
  return rarityPart(part, Math.log2(column.sameByChance), Math.max(logShare[ids[a]!]!, logShare[ids[b]!]!))
}
