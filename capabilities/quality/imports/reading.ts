import type { Ctx } from '#core/context.ts'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import type { ReadAs } from '#capabilities/quality/contract-reading.ts'
import {
  findImport,
  importTable,
  mustBe,
  shownImport,
  uploadedFile,
  type ImportRow,
} from '#capabilities/quality/imports/import-row.ts'
import { proposeMapping, recognised, rememberedMapping, signatureOf } from '#capabilities/quality/imports/mapping.ts'
import { probeFile } from '#capabilities/quality/imports/probe.ts'

type Asked = {
  readonly name: string
  readonly size: number
  readonly reading: ImportRow['reading']
}

/** What a file is and holds when read so, and what is proposed for its columns, as columns of `quality_import`. */
export async function readUpload(ctx: Ctx, path: string, { name, size, reading }: Asked) {
  const { object } = reading
  const probe = await probeFile(path, { name, size, reading })
  const proposal = await proposeMapping(ctx, probe.columns, object)
  const columns = proposal.columns.map(({ name: column, samples, guess }, i) => ({
    name: column,
    samples,
    guess,
    dateOrder: probe.columns[i]!.dateOrder,
  }))
  const signature = signatureOf(columns.map((column) => column.name))
  const remembered = object === undefined ? await rememberedMapping(ctx, { columns, signature }) : null
  const likely = object === undefined ? null : recognised(ctx, probe.columns)
  const looksLike = likely === null || likely === object ? undefined : likely
  const mapping = remembered ?? proposal.mapping
  return {
    facts: {
      format: probe.format,
      encoding: probe.encoding,
      delimiter: probe.delimiter,
      sheet: probe.sheet && stored(probe.sheet),
      reading: stored({ ...reading, looksLike }),
      columns: stored(columns),
      signature,
      total_rows: probe.totalRows,
    },
    proposed: {
      status: remembered ? 'mapped' : 'uploaded',
      object: remembered?.object ?? proposal.object,
      mapping: mapping && stored(mapping),
    },
  }
}

// PostgreSQL cannot hold NUL, nor half of a character.
function stored(value: unknown): string {
  return JSON.stringify(value).toWellFormed().replaceAll('\\u0000', '')
}

/**
 * Reads the file of an import as a person says. Where the columns are called the same, the mapping stays; else, and
 * where it is said what the file holds, another is proposed. What cannot be read so is refused, and the import stays as it was.
 */
export async function setReading(ctx: Ctx, id: string, said: ReadAs): Promise<Import> {
  const row = await findImport(ctx, id)
  mustBe(row, 'uploaded', 'mapped')
  const { encoding, sheet, together } = said
  const guess = row.reading.guess ?? row.encoding ?? undefined
  // Who chooses what was found out takes back what was said.
  const reading = {
    guess,
    ...(encoding === undefined || encoding === guess ? {} : { encoding }),
    sheet,
    together: together || undefined,
    object: said.object ?? row.reading.object,
  }
  const { facts, proposed } = await readUpload(ctx, await uploadedFile(row), { ...row, reading })
  const isSame = facts.signature === row.signature && said.object === undefined
  const columns = isSame ? facts : { ...facts, ...proposed }
  const names = Object.keys(columns)
  const count = await ctx.db.count({
    text: `update ${importTable(ctx)} set ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')}
      where id = $1 and status in ('uploaded', 'mapped')`,
    values: [id, ...Object.values(columns)],
  })
  const now = await findImport(ctx, id)
  if (count === 0) mustBe(now, 'uploaded', 'mapped')
  return shownImport(ctx, now)
}
