import { cellsOf, readCsv } from '#bench/quality/files.ts'
import { compareBareNames, sameName } from '#capabilities/quality/engine/bare-names/compare.ts'
import { readBareName, type NameSort } from '#capabilities/quality/engine/bare-names/read.ts'

export type NamePair = {
  readonly sort: NameSort
  readonly left: string
  readonly right: string
  readonly same: boolean
}

/** Sets that are pairs of bare names, each said to be one name or two. */
export const nameSets: Readonly<Record<string, { family: string; anchor: string; read: () => NamePair[] }>> = {
  opensanctions_name_bench: {
    family: 'names',
    anchor: '0.790 LogicV2',
    read() {
      const grid = readCsv('opensanctions_name_bench/cases.csv')
      const [sorts, lefts, rights, same] = ['schema', 'name1', 'name2', 'is_match'].map((column) =>
        cellsOf(grid, column),
      )
      return sorts!.map((sort, i) => ({
        sort: sort === 'Person' ? 'person' : 'organisation',
        left: lefts![i]!,
        right: rights![i]!,
        same: same![i] === 'true',
      }))
    },
  },
  company_name_pairs: {
    family: 'names',
    anchor: '',
    read() {
      const grid = readCsv('company_name_pairs/test_data.csv')
      const [lefts, rights, same] = ['Name_x', 'Name_y', 'Targets'].map((column) => cellsOf(grid, column))
      return lefts!.map((left, i) => ({ sort: 'organisation', left, right: rights![i]!, same: same![i] === '1' }))
    },
  },
}

const rounds = 40

/** Precision, recall and F1 over the pairs, and pairs a second of processor time: reading included, and read before. */
export function judgeNames(pairs: readonly NamePair[]) {
  const read = () =>
    pairs.map(({ sort, left, right }) => [readBareName(left, sort), readBareName(right, sort)] as const)
  const names = read()
  const found = names.map(([a, b]) => compareBareNames(a, b) >= sameName)
  const hit = pairs.filter(({ same }, i) => same && found[i]).length
  const precision = hit / found.filter(Boolean).length
  const recall = hit / pairs.filter(({ same }) => same).length
  const rate = (work: () => void) => {
    const before = process.cpuUsage()
    for (let round = 0; round < rounds; round++) work()
    const { user, system } = process.cpuUsage(before)
    return (pairs.length * rounds) / ((user + system) / 1e6)
  }
  const compared = rate(() => names.forEach(([a, b]) => compareBareNames(a, b)))
  const whole = rate(() => read().forEach(([a, b]) => compareBareNames(a, b)))
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), compared, whole }
}
