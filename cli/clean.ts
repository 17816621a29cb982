import { open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cleanToText, type CleanText } from '#capabilities/quality/engine/clean/clean-threads.ts'
import { findings, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import { outFormat, type OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'
import { cleanByRecipe, type RecipeReport } from '#capabilities/quality/engine/recipe/file.ts'
import { readRecipe } from '#capabilities/quality/engine/recipe/recipe.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { Table } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { readCall, type Call } from '#cli/clean-call.ts'
import { cleanSummary, reportJson, ruleList } from '#cli/clean-report.ts'
import type { Io } from '#cli/tend.ts'
import { objectDefinition } from '#core/objects/registry.ts'
import { isDeclared } from '#platform/errors.ts'

/**
 * `tend clean IN [-o OUT] …`: cleans a file of records without a server, in bounded memory; `tend clean --rules` lists
 * what cleaning does, and `--skip RULE,RULE` leaves some of it out; `--recipe R.json` does the steps of a recipe after it.
 *
 * The table goes to OUT, in the format of its extension, or as CSV to standard output. Status 0: done; 1: done, some
 * values could not be read and stand as they were, each listed in the report; 2: the call or the input is wrong, and
 * nothing was written.
 */
export async function clean(argv: string[], io: Io): Promise<number> {
  try {
    return await run(readCall(argv, io), io)
  } catch (error) {
    if (!isDeclared(error)) throw error
    io.stderr.write(`tend: ${error.detail(io.locale)}\n`)
    return 2
  }
}

async function run(call: Call, io: Io): Promise<number> {
  if (call.rules) {
    io.stdout.write(ruleList(io.locale, call.json))
    return 0
  }
  const format = call.out === undefined ? 'csv' : outFormat(extname(call.out))
  if (!format) throw errors.formatNotWritten({ extension: extname(call.out!) || basename(call.out!) })
  const { input, encoding, sheet } = call
  const how = { name: basename(input), limits: { ragged: 'mark' } as const, encoding, sheet }
  const table = await readTable({ path: input }, how)
  // A hidden file beside the result, renamed at the end: a refusal in the last row must leave nothing behind.
  const draft = join(call.out === undefined ? tmpdir() : dirname(call.out), `.tend-clean-${process.pid}-${Date.now()}`)
  try {
    const recipe = call.recipe === undefined ? null : readRecipe(await recipeText(call.recipe))
    const cleaning = {
      ...call,
      object: call.object ?? knownObject(recipe?.object),
      format,
      fallbackCountry: io.locale === 'zh' ? 'CN' : 'US',
      today: new Date().toLocaleDateString('sv'),
      fieldsOf: (object: string) =>
        Object.entries(objectDefinition(object)!.fields).map(([name, field]) => ({ name, ...field })),
    }
    const cleaned = recipe ? await cleanByRecipe(table, recipe, cleaning) : await cleanToText(table, cleaning)
    await writeText(cleaned, { draft, format, table, out: call.out }, io)
    await deliver(call, draft, { ...cleaned, encoding: table.encoding }, io)
    sayRead(table, io)
    return findings(cleaned.report) > 0 ? 1 : 0
  } finally {
    await table.close()
    await rm(draft, { force: true })
  }
}

/** What was guessed, and that other sheets of a workbook hold tables too: who cleans a file has to know. */
function sayRead({ sheet, encoding }: Table, { stderr, locale }: Io): void {
  if (encoding !== null && !encoding.startsWith('UTF-8')) {
    stderr.write(
      locale === 'zh'
        ? `按 ${encoding} 编码读取；如有误，请用 --encoding 指定。\n`
        : `Read as ${encoding}; where that is wrong, --encoding names another.\n`,
    )
  }
  if (!sheet || sheet.others.length === 0) return
  const others = sheet.others.join(locale === 'zh' ? '、' : ', ')
  stderr.write(
    locale === 'zh'
      ? `已读取工作表“${sheet.name}”；未读取：${others}。可用 --sheet 指定要读取的工作表。\n`
      : `Sheet “${sheet.name}” was read; not read: ${others}. --sheet names another.\n`,
  )
}

function knownObject(name: string | undefined): string | undefined {
  return name !== undefined && objectDefinition(name) ? name : undefined
}

async function recipeText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? errors.fileNotFound({ path })
      : errors.fileUnreadable({ path, code: error.code ?? String(error) })
  })
}

type Done = { readonly report: CleanReport; readonly recipe?: RecipeReport; readonly encoding: string | null }

async function deliver(call: Call, draft: string, { report, recipe, encoding }: Done, io: Io): Promise<void> {
  const facts = { ...reportJson(report, call.input), encoding, ...(recipe ? { recipe } : {}) }
  const json = `${JSON.stringify(facts, null, 2)}\n`
  if (call.report !== undefined) await writeFile(call.report, json).catch((error) => notWritten(call.report!, error))
  if (call.out === undefined) await pipeline(createReadStream(draft), io.stdout, { end: false })
  else await rename(draft, call.out).catch((error) => notWritten(call.out!, error))
  // Standard output is for the result: the table itself where no file was named.
  const words = call.out === undefined ? io.stderr : io.stdout
  words.write(call.json ? json : cleanSummary(report, io.locale) + recipeSummary(recipe, io.locale))
}

function recipeSummary(recipe: RecipeReport | undefined, locale: Io['locale']): string {
  if (!recipe) return ''
  const { name, steps, changed } = recipe
  return locale === 'zh'
    ? `清洗方案“${name}”：${steps} 步，修改 ${changed} 个单元格\n`
    : `Recipe “${name}”: ${steps} steps, ${changed} cells changed\n`
}

type Target = {
  readonly draft: string
  readonly format: OutFormat
  readonly table: Table
  readonly out: string | undefined
}

async function writeText(cleaned: CleanText, { draft, format, table, out }: Target, io: Io): Promise<void> {
  const file = await openDraft(draft, out)
  const progress = progressBar(table, cleaned.report, io)
  try {
    // Excel reads UTF-8 only behind a mark: who came from Excel gets one.
    const isFromExcel = table.encoding !== null && table.encoding !== 'UTF-8'
    if (format === 'csv' && out !== undefined && isFromExcel) await file.appendFile('\ufeff')
    for await (const text of cleaned.texts) {
      await file.appendFile(text)
      progress.show()
    }
  } catch (error) {
    if (isDeclared(error) || !(error as NodeJS.ErrnoException).code) throw error
    notWritten(out ?? draft, error)
  } finally {
    progress.clear()
    await file.close()
  }
}

async function openDraft(draft: string, out: string | undefined): Promise<FileHandle> {
  return open(draft, 'wx').catch((error) => notWritten(out ?? draft, error))
}

function notWritten(path: string, error: unknown): never {
  throw errors.fileNotWritten({ path, code: (error as NodeJS.ErrnoException).code ?? String(error) })
}

/** A bar on the terminal, for anything over a second. */
function progressBar(table: Table, report: CleanReport, { stderr, isTTY, locale }: Io) {
  const started = performance.now()
  let drawn = 0
  return {
    show: () => {
      const now = performance.now()
      if (!isTTY || now - started < 1000 || now - drawn < 200) return
      drawn = now
      const { done, total } = table.progress()
      const share = total > 0 ? Math.min(1, done / total) : 0
      const bar = '#'.repeat(Math.round(share * 24)).padEnd(24, '-')
      const rate = Math.round(report.rows / ((now - started) / 1000)).toLocaleString('en')
      const rows = report.rows.toLocaleString('en')
      const words = locale === 'zh' ? `${rows} 行，每秒 ${rate} 行` : `${rows} rows, ${rate} a second`
      stderr.write(`\r[${bar}] ${String(Math.floor(share * 100)).padStart(3)} %  ${words}\x1b[K`)
    },
    clear: () => {
      if (drawn > 0) stderr.write('\r\x1b[K')
    },
  }
}
