import type { Field, FieldKind } from '#capabilities/quality/engine/kinds/fields.ts'

/**
 * A sort of strangers who have much in common all at once: members of a household, namesakes, firms of one building,
 * branches of one firm. Beside matches and strangers they are a third class of pairs: what their `shared` fields say
 * counts, together with the prior, for no more than `ceiling`, the bits by which matches outnumber such pairs.
 * `weights[field][level]` is how much commoner a likeness is among kin than among strangers, in bits: branches have names
 * that are nearly the same, seldom quite the same. Where it is empty, kin are as alike as matches.
 */
export type Kin = {
  readonly shared: readonly boolean[]
  readonly ceiling: number
  readonly weights?: readonly (readonly number[])[]
}

/** What a likeness says for kin rather than strangers; `ofMatches` is what it says for matches. */
export function kinBits({ weights }: Kin, field: number, level: number, ofMatches: number): number {
  return weights?.[field]?.[level] ?? ofMatches
}

type Known = Pick<Field, 'kind' | 'name'>

const ofFamily = new Set<FieldKind>(['family', 'company', 'words', 'email', 'phone', 'postcode', 'category'])
const ofBuilding = new Set<FieldKind>(['words', 'email', 'phone', 'postcode', 'category'])
const ofChain = new Set<FieldKind>(['company', 'email', 'phone', 'category'])
const ofNamesake = new Set<FieldKind>(['given', 'family'])

/** The sorts of kin a table of these fields can hold, and which fields each shares. At most two: see `Compared`. */
export function kinOf(fields: readonly Known[]): (readonly boolean[])[] {
  const has = (kind: FieldKind) => fields.some((field) => field.kind === kind)
  if (has('given')) {
    const family = fields.map(({ kind }) => ofFamily.has(kind))
    return [family, fields.map(({ kind }) => ofNamesake.has(kind))]
  }
  if (!has('company') || !fields.some(({ kind }) => ofBuilding.has(kind))) return []
  const chain = fields.map(({ kind, name }) => ofChain.has(kind) || (kind === 'words' && !isAddress(name)))
  return [fields.map(({ kind }) => ofBuilding.has(kind)), chain]
}

/**
 * The fields in which kin agree in part: branches and namesakes among firms have names that are nearly the same, seldom
 * quite. Relatives and namesakes among people have the same one, and are told by that.
 */
export function agreeInPart(fields: readonly Known[]): boolean[] {
  const ofFirms = !fields.some(({ kind }) => kind === 'given')
  return fields.map(({ kind }) => ofFirms && kind === 'company')
}

function isAddress(column: string): boolean {
  return /addr|street|dizhi|地址|街道|住址/i.test(column)
}

export function isBirthday(column: string): boolean {
  return /birth|dob|born|bday|geburt|shengri|chusheng|生日|出生/i.test(column)
}

/**
 * What is taken off a pair's weight, in bits: log2(1 + Σ 2^(prior + shared − ceiling)). From the three classes,
 * p(match) / (1 − p(match)) = 2^weight / (1 + Σ 2^(prior + shared − ceiling)), where `shared` is what the fields the kin
 * have in common say for them.
 */
export function heldBack(kin: readonly Kin[], prior: number, shared: ArrayLike<number>): number {
  let sum = 1
  for (let i = 0; i < kin.length; i++) {
    const bits = prior + shared[i]! - kin[i]!.ceiling
    // Less than half of the last digit of the sum: raising to a power costs more than all the rest.
    if (bits > -54) sum += 2 ** Math.min(60, bits)
  }
  return sum === 1 ? 0 : Math.log2(sum)
}
