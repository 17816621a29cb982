import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inOrder, namesOf, readFile, type File, type Named } from '#cli/dedupe-file.ts'
import type { Io } from '#cli/tend.ts'
import { dedupeStored } from '#capabilities/quality/batch/dedupe-stored.ts'
import { joinStores } from '#capabilities/quality/batch/join-stores.ts'
import { storeRows, type Store } from '#capabilities/quality/batch/store.ts'
import { dedupeRecords, type Dedupe, type DedupeOptions } from '#capabilities/quality/engine/match/dedupe.ts'
import { levelText } from '#capabilities/quality/engine/model/levels.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { isDeclared, type Locale } from '#platform/errors.ts'

type Call = {
  readonly inputs: readonly string[]
  readonly out?: string
  readonly pairs?: string
  readonly report?: string
  readonly id?: string
  readonly threshold: number
  readonly ignore: readonly string[]
  readonly explain?: string
  readonly encoding?: string
  readonly sheet?: string
  readonly json: boolean
}

/**
 * `tend dedupe IN [IN2] -o OUT.csv …`: finds records that mean the same thing. The files written do not depend on
 * the order of the rows. Status 0 done, 2 the call or a file is wrong: then one line says why and nothing is written.
 */
export async function dedupe(argv: string[], io: Io): Promise<number> {
  const files: File[] = []
  try {
    const call = readCall(argv, io.locale)
    for (const path of call.inputs) {
      files.push(
        await readFile(path, {
          idColumn: call.id,
          rowsInMemory: rowsInMemory(),
          reading: progressOf(io, reading),
          readAs: { encoding: call.encoding, sheet: call.sheet },
        }),
      )
    }
    for (const column of call.ignore) checkColumn(files, column)
    const records = namesOf(files)
    const found = await findDuplicates(files, {
      threshold: call.threshold,
      ignore: [...call.ignore, ...(call.id === undefined ? [] : [call.id])],
      ids: records.map(({ id }) => id),
      progress: progressOf(io, comparing),
    })
    const explanation = call.explain === undefined ? null : explain(call.explain, { records, found, locale: io.locale })
    await writeAll(call, { records, found })
    if (explanation !== null) io.stdout.write(explanation)
    else io.stdout.write(call.json ? `${JSON.stringify(summaryOf(found))}\n` : summary(found, io.locale))
    return 0
  } catch (error) {
    if (!isDeclared(error)) throw error
    io.stderr.write(`tend: ${error.detail(io.locale)}\n`)
    return 2
  } finally {
    for (const { store } of files) await store?.remove()
  }
}

/** Rows beyond which a file is matched on disk and by threads; `TEND_ROWS_IN_MEMORY` moves it. */
const rowsInMemory = () => Number(process.env.TEND_ROWS_IN_MEMORY) || 100_000

async function findDuplicates(files: readonly File[], how: DedupeOptions): Promise<Dedupe> {
  const isSmall = files.every(({ store }) => store === undefined) && namesOf(files).length <= rowsInMemory()
  if (isSmall) return dedupeRecords(files, how)
  const stores = await Promise.all(files.map(async ({ columns, rows, store }) => store ?? storeRows(columns, rows)))
  const [first, second] = stores as [Store, Store?]
  const store = second === undefined ? first : await joinStores(first, second)
  try {
    return await dedupeStored(store, how)
  } finally {
    for (const one of [...stores, store]) await one.remove()
  }
}

const options = {
  out: { type: 'string', short: 'o' },
  id: { type: 'string' },
  pairs: { type: 'string' },
  threshold: { type: 'string' },
  ignore: { type: 'string' },
  report: { type: 'string' },
  explain: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  json: { type: 'boolean' },
} as const

function readCall(argv: string[], locale: Locale): Call {
  const { values, positionals: inputs } = parse(argv)
  const usage = (en: string, zh: string) => errors.dedupeUsage({ reason: locale === 'zh' ? zh : en })
  if (inputs.length < 1 || inputs.length > 2) throw usage('Give one file or two.', '请给出一个或两个文件。')
  const { out, explain } = values
  if (out === undefined && explain === undefined)
    throw usage('Say with -o where the result goes.', '请用 -o 指定结果文件。')
  const threshold = Number(values.threshold ?? 0.5)
  if (!(threshold > 0 && threshold < 1)) throw errors.thresholdWrong({ value: values.threshold })
  const taken = new Set(inputs.map((path) => resolve(path)))
  for (const path of [out, values.pairs, values.report]) {
    if (path === undefined) continue
    if (taken.has(resolve(path))) throw errors.outIsInput({ path })
    taken.add(resolve(path))
  }
  const ignore = (values.ignore ?? '')
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '')
  return { ...values, inputs, threshold, ignore, json: values.json === true }
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    const option = argv.find((word) => word.startsWith('-') && word.length > 1) ?? ''
    const named = error instanceof Error ? (error.message.match(/'(--?[\w-]+)/)?.[1] ?? option) : option
    const lacks = error instanceof Error && 'code' in error && error.code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    throw lacks ? errors.optionNeedsValue({ option: named }) : errors.optionUnknown({ option: named })
  }
}

function checkColumn(files: readonly File[], column: string): void {
  if (files.some(({ columns }) => columns.includes(column))) return
  throw errors.columnUnknown({ column, columns: [...new Set(files.flatMap(({ columns }) => columns))].join(', ') })
}

async function writeAll(call: Call, { records, found }: { records: readonly Named[]; found: Dedupe }): Promise<void> {
  const texts: [path: string, text: string][] = []
  if (call.out !== undefined) texts.push([call.out, clustersCsv(records, found, call.inputs.length > 1)])
  if (call.pairs !== undefined) texts.push([call.pairs, pairsCsv(records, found, call.inputs.length > 1)])
  if (call.report !== undefined) texts.push([call.report, `${JSON.stringify(found.report, null, 2)}\n`])
  const drafts: string[] = []
  try {
    for (const [path, text] of texts) {
      drafts.push(`${path}.${process.pid}.tmp`)
      await writeFile(drafts.at(-1)!, text).catch((error: NodeJS.ErrnoException) => {
        throw errors.fileNotWritten({ path, code: error.code ?? '' })
      })
    }
    for (const [i, [path]] of texts.entries()) {
      await rename(drafts[i]!, path).catch((error: NodeJS.ErrnoException) => {
        throw errors.fileNotWritten({ path, code: error.code ?? '' })
      })
    }
  } finally {
    for (const draft of drafts) await rm(draft, { force: true })
  }
}

function clustersCsv(records: readonly Named[], { clusters }: Dedupe, two: boolean): string {
  const least = new Map<number, Named>()
  for (const [i, record] of records.entries()) {
    const now = least.get(clusters[i]!)
    if (now === undefined || inOrder(record, now) < 0) least.set(clusters[i]!, record)
  }
  const lines = records
    .map((record, i) => ({ record, label: least.get(clusters[i]!)!.label }))
    .toSorted((x, y) => inOrder(x.record, y.record))
    .map(({ record, label }) => [record.id, label, ...(two ? [String(record.source)] : [])].map(quoted).join(','))
  return `${[two ? 'id,cluster,source' : 'id,cluster', ...lines].join('\n')}\n`
}

/** Pairs, likeliest first. Of two inputs, `id1` is of the first and `id2` of the second. */
function pairsCsv(records: readonly Named[], { pairs }: Dedupe, two: boolean): string {
  const lines = pairs
    .map((pair) => {
      const [left, right] = [records[pair.a]!, records[pair.b]!].toSorted(inOrder) as [Named, Named]
      return { left, right, weight: pair.weight.toFixed(4), probability: pair.probability.toFixed(6) }
    })
    .filter(({ left, right }) => !two || left.source !== right.source)
    .toSorted((x, y) => Number(y.weight) - Number(x.weight) || inOrder(x.left, y.left) || inOrder(x.right, y.right))
    .map(({ left, right, weight, probability }) => [left.id, right.id, probability, weight].map(quoted).join(','))
  return `${['id1,id2,probability,weight', ...lines].join('\n')}\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

type Shown = { records: readonly Named[]; found: Dedupe; locale: Locale }

/** The waterfall of two records: what each column says and what that is worth in bits. */
function explain(asked: string, { records, found, locale }: Shown): string {
  const [a, b] = twoOf(asked, records)
  const { prior } = found.model
  const { weight, probability, why } = found.explain(a, b)
  const t = (en: string, zh: string) => (locale === 'zh' ? zh : en)
  const bits = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(2)}`.padStart(8)
  const lines = why.map(
    (bar) => `${bits(bar.weight)}  ${bar.column}: ${bar.left} | ${bar.right} (${levelText(bar.level, locale)})`,
  )
  const together =
    found.clusters[a] === found.clusters[b] ? t('one group', '同一组') : t('different groups', '不同的组')
  return [
    `${bits(prior)}  ${t('before looking', '初始值')}`,
    ...lines,
    `${bits(weight)}  ${t('in all', '合计')}, ${t('probability', '概率')} ${probability.toFixed(4)}, ${together}`,
    '',
  ].join('\n')
}

function twoOf(asked: string, records: readonly Named[]): [number, number] {
  const two = records.some(({ source }) => source === 2)
  const find = (id: string, source: number) =>
    records.findIndex((record) => record.label === id || (record.id === id && (!two || record.source === source)))
  const commas = [...asked].flatMap((char, i) => (char === ',' ? [i] : []))
  for (const comma of commas) {
    const a = find(asked.slice(0, comma).trim(), 1)
    const b = find(asked.slice(comma + 1).trim(), 2)
    if (a >= 0 && b >= 0 && a !== b) return [a, b]
  }
  throw errors.recordsNotFound({ ids: asked })
}

function summaryOf({ report }: Dedupe) {
  return {
    records: report.records,
    clusters: report.clusters,
    duplicates: report.duplicates,
    comparedPairs: report.comparedPairs,
  }
}

function summary({ report }: Dedupe, locale: Locale): string {
  const { records, clusters, duplicates } = report
  return locale === 'zh'
    ? `${records} 条记录，归为 ${clusters} 组，其中 ${duplicates} 条重复。\n`
    : `${records} records in ${clusters} groups; ${duplicates} duplicates.\n`
}

type Doing = Readonly<Record<Locale, string>>
const reading: Doing = { en: 'reading', zh: '正在读取' }
const comparing: Doing = { en: 'comparing', zh: '正在比对' }

/** A line that is drawn over, on a terminal only and not before a second has passed. */
function progressOf({ stderr, isTTY, locale }: Io, doing: Doing): ((share: number) => void) | undefined {
  if (!isTTY) return undefined
  const started = Date.now()
  return (share) => {
    if (Date.now() - started < 1000) return
    stderr.write(share >= 1 ? '\r\u001b[K' : `\r${doing[locale]} ${Math.floor(share * 100)}%\u001b[K`)
  }
}
