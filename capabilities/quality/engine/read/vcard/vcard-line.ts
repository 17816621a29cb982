import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Property = {
  /** Upper case, without a group: `item1.TEL` is `TEL`. */
  readonly name: string
  /** Values of TYPE, and bare ones as vCard 2.1 writes them, in upper case. */
  readonly types: readonly string[]
  /** Decoded, escapes taken away. */
  readonly value: string
  /** The value cut at its unescaped semicolons, each part decoded. */
  readonly parts: readonly string[]
  /** The value cut at its unescaped commas. */
  readonly list: readonly string[]
}

/** Reads one unfolded line of a vCard (RFC 2425/2426, RFC 6350, and 2.1); null when it is none. */
export function vcardLine(line: string): Property | null {
  const colon = valueStart(line)
  if (colon < 0) return null
  const [head = '', ...params] = line.slice(0, colon).split(';')
  const name = head.replace(/^.*\./, '').trim().toUpperCase()
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return null
  const types: string[] = []
  let encoding = ''
  let charset = ''
  for (const param of params) {
    const [key = '', said] = param.split('=')
    const upper = key.trim().toUpperCase()
    const text = (said ?? key).replace(/"/g, '').trim()
    if (upper === 'ENCODING' || (said === undefined && /^(QUOTED-PRINTABLE|BASE64|8BIT)$/.test(upper)))
      encoding = text.toUpperCase()
    else if (upper === 'CHARSET') charset = text
    else if (upper === 'PREF' && text === '1') types.push('PREF')
    else if (said === undefined || upper === 'TYPE') types.push(...text.toUpperCase().split(','))
  }
  // Pictures and keys are not cells.
  if (encoding === 'B' || encoding === 'BASE64') return null
  const raw = line.slice(colon + 1)
  const decoded = encoding === 'QUOTED-PRINTABLE' ? quotedPrintable(raw, charset) : raw
  const [parts, list] = [splitUnescaped(decoded, ';'), splitUnescaped(decoded, ',')]
  return { name, types, value: unescaped(decoded), parts: parts.map(unescaped), list: list.map(unescaped) }
}

/** The colon that ends the parameters: not one inside quotes. */
function valueStart(line: string): number {
  let quoting = false
  for (let i = 0; i < line.length; i += 1) {
    const letter = line[i]
    if (letter === '"') quoting = !quoting
    else if (letter === ':' && !quoting) return i
  }
  return -1
}

/** RFC 2045 section 6.7. Old phones name no character set, or write GBK and say UTF-8: valid UTF-8 is believed. */
function quotedPrintable(text: string, charset: string): string {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const hex = text.slice(i + 1, i + 3)
    if (text[i] === '=' && /^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(parseInt(hex, 16))
      i += 2
    } else bytes.push(...Buffer.from(text[i]!))
  }
  const buffer = Buffer.from(bytes)
  if (isUtf8(buffer) && !/^(gb|big5|shift)/i.test(charset)) return buffer.toString('utf8')
  return iconv.decode(
    buffer,
    charset !== '' && !/^utf-?8$/i.test(charset) && iconv.encodingExists(charset) ? charset : 'GB18030',
  )
}

function splitUnescaped(text: string, by: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1
    else if (text[i] === by) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([nN,;:\\])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
    : text
}
