import { fingerprint, gramFingerprint, plainText } from '#capabilities/quality/engine/cluster-values/fingerprint.ts'
import { blockKeys, isNear } from '#capabilities/quality/engine/cluster-values/nearest.ts'
import { phoneticKey, pinyinKey } from '#capabilities/quality/engine/cluster-values/phonetic.ts'

/** How spellings of one value are brought together, the surest first. */
export const methods = ['fingerprint', 'grams', 'phonetic', 'pinyin', 'nearest'] as const
export type Method = (typeof methods)[number]

export type Counted = { readonly value: string; readonly count: number }
/** Values that may mean the same, the most frequent first: that one is proposed to stay. */
export type Cluster = { readonly values: readonly Counted[]; readonly count: number }

const keyers: Readonly<Record<Exclude<Method, 'nearest'>, (value: string) => string>> = {
  fingerprint,
  grams: gramFingerprint,
  phonetic: phoneticKey,
  pinyin: pinyinKey,
}

/** Groups of two and more values that mean the same by this method, those of the most records first. */
export function clusterValues(values: readonly Counted[], method: Method): Cluster[] {
  const sorted = values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const groups = method === 'nearest' ? nearGroups(sorted) : keyGroups(sorted, keyers[method])
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({ values: group, count: group.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((a, b) => b.count - a.count || (a.values[0]!.value < b.values[0]!.value ? -1 : 1))
}

function keyGroups(values: readonly Counted[], keyOf: (value: string) => string): Counted[][] {
  const groups = Map.groupBy(values, ({ value }) => keyOf(value))
  groups.delete('')
  return [...groups.values()]
}

const mostInBlock = 400

/**
 * Each value joins the most frequent one it is near to. Never by way of a third: in a chain of single edits anything
 * becomes anything. Only values that share a third of their text are compared; of very common thirds, the 400 most
 * frequent values.
 */
function nearGroups(values: readonly Counted[]): Counted[][] {
  const plain = values.map(({ value }) => plainText(value))
  const blocks = new Map<string, number[]>()
  const heads = new Map<number, Counted[]>()
  values.forEach((one, at) => {
    const keys = blockKeys(one.value)
    const near = keys
      .flatMap((key) => blocks.get(key) ?? [])
      .toSorted((a, b) => a - b)
      .find((other) => plain[other] === plain[at] || isNear(plain[other]!, plain[at]!))
    if (near !== undefined) {
      heads.get(near)!.push(one)
      return
    }
    heads.set(at, [one])
    for (const key of keys) {
      const block = blocks.get(key) ?? []
      if (block.length < mostInBlock) block.push(at)
      blocks.set(key, block)
    }
  })
  return [...heads.values()]
}
