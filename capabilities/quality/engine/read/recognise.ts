import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import { errors } from '#capabilities/quality/errors.ts'

type Kind = 'zip' | 'compound' | 'text'

const magic: readonly (readonly [format: string, hex: string])[] = [
  ['PDF', '255044462d'],
  ['PNG', '89504e47'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '47494638'],
  ['TIFF', '49492a00'],
  ['TIFF', '4d4d002a'],
  ['WebP', '52494646'],
  ['GZIP', '1f8b'],
  ['BZIP2', '425a68'],
  ['XZ', 'fd377a585a00'],
  ['Zstandard', '28b52ffd'],
  ['RAR', '526172211a07'],
  ['7-Zip', '377abcaf271c'],
  ['SQLite', '53514c69746520666f726d617420'],
  ['Parquet', '50415231'],
  ['RTF', '7b5c727466'],
  ['ELF', '7f454c46'],
]

/** Says whether the first bytes of a file may be a workbook, an old document or text; refuses by name whatever else they are. */
export function recognise(head: Buffer): Kind {
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip'
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'compound'
  for (const [format, start] of magic) {
    if (hex.startsWith(start)) throw errors.fileIsNoTable({ format })
  }
  return 'text'
}

/** The streams by which compound files of old Office (MS-CFB) tell what they are. */
const streams: readonly (readonly [stream: string, format: string])[] = [
  ['WordDocument', 'DOC'],
  ['PowerPoint Document', 'PPT'],
  ['__properties_version1.0', 'MSG'],
  ['__substg1.0_', 'MSG'],
]

/** Refuses a compound file as what it is: an old workbook, one that is locked, or another document. */
export async function refuseCompound(opened: Opened): Promise<never> {
  const header = await opened.read(0, 512)
  const sectorBytes = header.length < 52 || header.readUInt16LE(30) !== 12 ? 512 : 4096
  const directory = header.length < 52 ? 0 : header.readUInt32LE(48)
  const names = (await opened.read((directory + 1) * sectorBytes, 4096)).toString('utf16le')
  if (names.includes('EncryptedPackage')) throw errors.packageLocked()
  for (const [stream, format] of streams) if (names.includes(stream)) throw errors.fileIsNoTable({ format })
  throw errors.fileIsOldExcel()
}

/** Refuses text that is a document, and bytes that are no text at all. `text` is the decoded beginning. */
export function refuseIfNoText(text: string): void {
  const start = text.trimStart().slice(0, 200).toLowerCase()
  if (/^(<!doctype html|<html)/.test(start)) throw errors.fileIsNoTable({ format: 'HTML' })
  if (start.startsWith('begin:vcalendar')) throw errors.fileIsNoTable({ format: 'iCalendar' })
  if (/^(version: 1\s+)?dn::? /.test(start)) throw errors.fileIsNoTable({ format: 'LDIF' })
  if (
    /^(--[ -]|\/\*|set names|create table|insert into|drop table)[^\n]*/.test(start) &&
    /\b(create table|insert into)\b/.test(text.toLowerCase())
  )
    throw errors.fileIsNoTable({ format: 'SQL' })
  if (/^<(\?xml|svg)/.test(start)) throw errors.fileIsNoTable({ format: 'XML' })
  // Fields filled up with zeros are text still; a file of one in twenty is none.
  const filled = text.replace(/[\0\x1a]+$/, '')
  let odd = 0
  for (let i = 0; i < filled.length; i += 1) {
    const code = filled.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) odd += 1
  }
  if (odd > 8 && odd > filled.length * 0.05) throw errors.fileIsBinary()
}
