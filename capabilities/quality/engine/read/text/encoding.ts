import { isAscii, isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { commonHan } from '#capabilities/quality/engine/read/text/common-han.ts'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'

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
const legacy = ['GB18030', 'Big5', 'Shift_JIS', 'EUC-KR', 'windows-1252'] as const
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

function byZeros(head: Buffer): Encoding | null {
  const zeros = [0, 0, 0, 0]
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) zeros[i % 4]! += 1
  const [a, b, c, d] = zeros as [number, number, number, number]
  const all = a + b + c + d
  if (all < head.length * 0.04 || head.length < 4) return null
  const quarter = head.length / 4
  if (a > quarter * 0.9 && b > quarter * 0.9 && d < quarter * 0.1)
    return { name: 'UTF-32BE', codec: 'utf-32be', skip: 0 }
  if (d > quarter * 0.9 && c > quarter * 0.9 && a < quarter * 0.1)
    return { name: 'UTF-32LE', codec: 'utf-32le', skip: 0 }
  // Some Han characters have a zero byte of their own.
  if (b + d > all * 0.8) return { name: 'UTF-16LE', codec: 'utf16le', skip: 0 }
  if (a + c > all * 0.8) return { name: 'UTF-16BE', codec: 'utf16be', skip: 0 }
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
  for (const name of legacy) {
    const vote = guess === name || (guess === 'ISO-8859-1' && name === 'windows-1252') ? 0.2 : 0
    const score = likeness(iconv.decode(bytes, name)) + vote
    if (score > best.score) best = { name, score }
  }
  return { name: best.name, codec: best.name, skip: 0 }
}

/** How much text reads like a language, per character that is not ASCII. Wrong guesses give rare characters. */
function likeness(text: string): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    count += 1
    sum += weight(code, text, i)
  }
  return count === 0 ? 0 : sum / count
}

function weight(code: number, text: string, at: number): number {
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0)) return -6
  if (code >= 0x4e00 && code <= 0x9fff) return commonHan.has(code) ? 3 : -0.6
  if (code >= 0x3041 && code <= 0x30fe) return 2
  if (code >= 0xff61 && code <= 0xff9f) return -1.5
  if (code >= 0xac00 && code <= 0xd7a3) return 0.9
  if (code >= 0x3000 && code <= 0x303f) return 1
  if (code >= 0xff00 && code <= 0xff5e) return 1
  if (code >= 0xc0 && code <= 0x17f) return isLetterAt(text, at - 1) || isLetterAt(text, at + 1) ? 1.6 : -1.5
  return -0.5
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}

/** The text of a file, a piece at a time. */
export async function* textChunks(opened: Opened, encoding: Encoding): AsyncGenerator<string> {
  if (encoding.codec === 'utf8') {
    yield* utf8Texts(opened, encoding)
    return
  }
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
