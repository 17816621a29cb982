import { Type, type Static } from 'typebox'

/** How a file is to be read where the guess is wrong. */
export const ReadAs = Type.Object({
  /** As `GB18030`; one of `readableEncodings` or another that is known. Left out: as it was found out. */
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  /** The name of a sheet of a workbook, or of a table of a page. Left out: the first that holds a table. */
  sheet: Type.Optional(Type.String({ maxLength: 200 })),
  /** Reads all sheets that have the columns of that sheet as one table, with the name of the sheet as a last column. */
  together: Type.Optional(Type.Boolean()),
  /** What it holds, as `company`. Left out: as was said before, else as it is recognised. */
  object: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ReadAs = Static<typeof ReadAs>

/** Encodings to choose from, the frequent ones first. */
export const readableEncodings = [
  'UTF-8',
  'GB18030',
  'Big5',
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'windows-1252',
  'windows-1250',
  'ISO-8859-2',
  'windows-1251',
  'KOI8-R',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'UTF-16LE',
  'UTF-16BE',
] as const
