import { isAscii, isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { latinLetters, likeness } from '#capabilities/quality/engine/read/text/likeness.ts'

export type Encoding = {
  /** For people, as `GB18030`. */
  readonly name: string
  /** For iconv-lite. */
  readonly codec: string
  /** Length of the byte-order mark to skip. */
  readonly skip: number
}

const marks: readonly (readonly [hex: string, name: string, codec: string])[] = [
  ['fffe0000', 'UTF-32LE', 'utf-32le'],
  ['0000feff', 'UTF-32BE', 'utf-32be'],
  ['efbbbf', 'UTF-8 BOM', 'utf8'],
  ['fffe', 'UTF-16LE', 'utf16le'],
  ['feff', 'UTF-16BE', 'utf16be'],
]

const utf8: Encoding = { name: 'UTF-8', codec: 'utf8', skip: 0 }
const legacy = ['GB18030', 'Big5', 'Shift_JIS', 'EUC-JP', 'EUC-KR', 'windows-1252'] as const
/** Alphabets of one byte a letter: any bytes are text in them, so it must read clearly better than the others do. */
const alphabets = [
  'windows-1251',
  'KOI8-R',
  'windows-1250',
  'ISO-8859-2',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
] as const
const clearly = 0.15
const sampleBytes = 64 * 1024

/**
 * Which encoding a text file is in: its mark, else the pattern of zero bytes, else whether all of it is UTF-8, else
 * the old encoding in which it reads most like a language.
 */
export async function detectEncoding(opened: Opened): Promise<Encoding> {
  const head = await opened.read(0, sampleBytes)
  const hex = head.subarray(0, 4).toString('hex')
  for (const [mark, name, codec] of marks) {
    if (hex.startsWith(mark)) return { name, codec, skip: mark.length / 2 }
  }
  const wide = byZeros(head)
  if (wide) return wide
  const odd = await firstOddBytes(opened)
  if (odd === null) return utf8
  return isDamagedUtf8(odd) ? utf8 : bestLegacy(odd)
}

/** The encoding a person says a text file is in, its mark skipped. Throws `encodingUnknown`. */
export function saidEncoding(said: string, head: Buffer): Encoding {
  const known = said.trim() !== '' && iconv.encodingExists(said)
  if (!known) throw errors.encodingUnknown({ encoding: said })
  const hex = head.subarray(0, 4).toString('hex')
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const mark = marks.find(([start, , codec]) => hex.startsWith(start) && plain(codec) === plain(said))
  return { name: said, codec: plain(said) === 'utf8' ? 'utf8' : said, skip: mark ? mark[0].length / 2 : 0 }
}

/** Refuses an encoding in which the beginning of a file is no text: too many characters that there are not. */
export async function refuseIfUnfit(opened: Opened, { name }: Encoding, text: string): Promise<void> {
  let [broken, zeros, other] = [0, 0, 0]
  for (const letter of text) {
    if (letter === '\0') zeros += 1
    else if (/[\ufffd\p{Cn}\p{Co}\p{Cs}]/u.test(letter)) broken += 1
    else if (letter > '\u007f') other += 1
  }
  // At the end of what was looked at, a character may be cut.
  const isBroken = broken > 2 ? broken * 8 > other : broken > 0 && other === 0
  if (!isBroken && zeros === 0) return
  const guess = await detectEncoding(opened)
  // Zeros alone fill up fields, unless they are halves of letters.
  if (isBroken || /^UTF-(16|32)/.test(guess.name)) throw errors.encodingUnfit({ encoding: name, guess: guess.name })
}

function byZeros(head: Buffer): Encoding | null {
  const zeros = [0, 0, 0, 0]
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) zeros[i % 4]! += 1
  const [a, b, c, d] = zeros as [number, number, number, number]
  const all = a + b + c + d
  if (all === 0 || head.length < 4) return null
  const quarter = head.length / 4
  if (a > quarter * 0.9 && b > quarter * 0.9 && d < quarter * 0.1)
    return { name: 'UTF-32BE', codec: 'utf-32be', skip: 0 }
  if (d > quarter * 0.9 && c > quarter * 0.9 && a < quarter * 0.1)
    return { name: 'UTF-32LE', codec: 'utf-32le', skip: 0 }
  const isFew = all < head.length * 0.04
  // Some Han characters have a zero byte of their own.
  if (!isFew && b + d > all * 0.8) return { name: 'UTF-16LE', codec: 'utf16le', skip: 0 }
  if (!isFew && a + c > all * 0.8) return { name: 'UTF-16BE', codec: 'utf16be', skip: 0 }
  return byReading(head)
}

/** Text of nearly nothing but Han has zero bytes in its line ends alone: it is tried whether it reads like a language. */
function byReading(head: Buffer): Encoding | null {
  for (const [name, codec] of [
    ['UTF-16LE', 'utf16le'],
    ['UTF-16BE', 'utf16be'],
  ] as const) {
    const text = iconv.decode(head.subarray(0, head.length & ~1), codec, { stripBOM: false })
    if (text.includes('\n') && likeness(text) > 1) return { name, codec, skip: 0 }
  }
  return null
}

/** Some bytes from the first place that is not UTF-8; null when all of the file is. */
async function firstOddBytes(opened: Opened): Promise<Buffer | null> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of opened.chunks()) {
    if (rest.length === 0 && isAscii(chunk)) continue
    const piece = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const cut = piece.length - unfinished(piece)
    if (!isUtf8(piece.subarray(0, cut))) return oddPart(piece)
    rest = Buffer.from(piece.subarray(cut))
  }
  return rest.length > 0 ? rest : null
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function unfinished(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function oddPart(piece: Buffer): Buffer {
  let start = 0
  while (start < piece.length && piece[start]! < 0x80) start += 1
  // Back to the beginning of the line: an encoding must be read from a whole character.
  start = Math.max(0, piece.lastIndexOf(10, start))
  return piece.subarray(start, start + sampleBytes)
}

/** UTF-8 with a few broken places is still UTF-8: the rest would be lost by reading it as anything else. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  let broken = 0
  let whole = 0
  for (const letter of text) {
    if (letter === '\ufffd') broken += 1
    else if (letter > '\u007f') whole += 1
  }
  return whole > broken * 8
}

function bestLegacy(bytes: Buffer): Encoding {
  const guess = chardet.detect(bytes)
  let best = { name: 'windows-1252', score: -Infinity }
  for (const name of [...legacy, ...alphabets]) {
    const vote = guess === name || (guess === 'ISO-8859-1' && name === 'windows-1252') ? 0.2 : 0
    const letters = lettersOf(name)
    const isAlphabet = alphabets.some((alphabet) => alphabet === name)
    const handicap = letters !== latinLetters.western ? clearly * 2 : isAlphabet ? clearly : 0
    const score = likeness(iconv.decode(bytes, name), letters) + vote - handicap
    if (score > best.score) best = { name, score }
  }
  return { name: best.name, codec: best.name, skip: 0 }
}

function lettersOf(name: string): ReadonlySet<string> {
  if (name === 'windows-1254') return latinLetters.turkish
  return name === 'windows-1250' || name === 'ISO-8859-2' ? latinLetters.central : latinLetters.western
}

/** The text of a file, a piece at a time, without the zeros and end marks with which old programs fill up a file. */
export async function* textChunks(opened: Opened, encoding: Encoding): AsyncGenerator<string> {
  const texts = encoding.codec === 'utf8' ? utf8Texts(opened, encoding) : decodedTexts(opened, encoding)
  for await (const text of texts) yield text.includes('\0') || text.includes('\x1a') ? withoutFill(text) : text
}

/** Without NUL, which no text holds and no database takes, and without Ctrl-Z, which ends a file of DOS. */
export function withoutFill(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\x1a', '')
}

async function* decodedTexts(opened: Opened, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding.codec, { stripBOM: false })
  for await (const chunk of opened.chunks(encoding.skip)) {
    const text = decoder.write(chunk)
    if (text !== '') yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

async function* utf8Texts(opened: Opened, { skip }: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const chunk of opened.chunks(skip)) yield decoder.decode(chunk, { stream: true })
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

export function decodeHead(head: Buffer, encoding: Encoding): string {
  return iconv.decode(head.subarray(encoding.skip), encoding.codec, { stripBOM: false })
}
