import iconv from 'iconv-lite'

export type VcardVersion = '3.0' | '2.1' | '2.1-gbk'
/** A property: its name with parameters (`TEL;TYPE=CELL`), and its parts, joined by `;` (`N`, `ADR`, `ORG`). */
export type Property = readonly [name: string, ...parts: string[]]

/** One card: vCard 3.0 (RFC 2426), or 2.1 with QUOTED-PRINTABLE, as phones of the 2000s write it. */
export function writeVcard(version: VcardVersion, properties: readonly Property[]): string {
  const written = properties.map((property) =>
    version === '3.0' ? line3(property) : line21(property, version === '2.1-gbk'),
  )
  return ['BEGIN:VCARD', `VERSION:${version.slice(0, 3)}`, ...written, 'END:VCARD', ''].join('\r\n')
}

function line3([name, ...parts]: Property): string {
  const escaped = parts.map((part) => part.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n'))
  return fold(`${name}:${escaped.join(';')}`)
}

/** Continues on a new line, which begins with a blank, after 75 bytes; never within a character. */
function fold(text: string): string {
  let folded = ''
  let bytes = 0
  for (const char of text) {
    const size = Buffer.byteLength(char)
    if (bytes + size > 75) {
      folded += '\r\n '
      bytes = 1
    }
    folded += char
    bytes += size
  }
  return folded
}

function line21([name, ...parts]: Property, gbk: boolean): string {
  const short = name.replace('TYPE=', '')
  const value = parts.map((part) => part.replaceAll(';', '\\;')).join(';')
  if (/^[\x20-\x7e]*$/.test(value)) return `${short}:${value}`
  const head = `${short};CHARSET=${gbk ? 'GBK' : 'UTF-8'};ENCODING=QUOTED-PRINTABLE:`
  return head + quotedPrintable(gbk ? iconv.encode(value, 'gbk') : Buffer.from(value), head.length)
}

/** RFC 2045, 6.7: `=` and bytes beyond ASCII in hexadecimal, lines of at most 76 ended by a soft `=`. */
function quotedPrintable(bytes: Uint8Array, column: number): string {
  let text = ''
  let width = column
  for (const byte of bytes) {
    const plain = byte >= 33 && byte <= 126 && byte !== 61
    const token =
      plain || byte === 32 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (width + token.length > 75) {
      text += '=\r\n'
      width = 0
    }
    text += token
    width += token.length
  }
  return text
}
