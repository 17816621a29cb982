import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { xmlReader } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import type { Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

const part = 'xl/sharedStrings.xml'

/** What one string costs beside its characters. */
const overheadBytes = 40

/**
 * The texts that cells refer to by number. Reading aids (phonetic runs) are left out.
 *
 * They must all be held while the sheet is read: throws `sharedStringsTooLarge` when they outgrow the limit.
 */
export async function sharedStrings(zip: Zip, limits: Limits): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(part)) return strings
  let text = ''
  let inText = false
  let inPhonetic = false
  let bytes = 0
  const reader = xmlReader(
    part,
    {
      open: (name) => {
        if (name === 'si') text = ''
        else if (name === 't') inText = !inPhonetic
        else if (name === 'rPh') inPhonetic = true
      },
      text: (piece) => {
        if (inText) text += piece
      },
      close: (name) => {
        if (name === 't') inText = false
        else if (name === 'rPh') inPhonetic = false
        else if (name === 'si') {
          bytes += text.length * 2 + overheadBytes
          if (bytes > limits.sharedStringBytes) {
            throw errors.sharedStringsTooLarge({
              count: strings.length,
              limit: limits.sharedStringBytes / (1024 * 1024),
            })
          }
          strings.push(owned(unescapedText(text)))
        }
      },
    },
    limits,
  )
  for await (const piece of zip.texts(part)) reader.write(piece)
  return strings
}

/** ECMA-376 part 1, 22.9.2.19: characters that XML cannot hold, or that Excel would change, are written `_x000D_`. */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => (hex === '0000' ? '' : String.fromCharCode(parseInt(hex, 16))))
    .replace(/\r\n?/g, '\n')
}

/** A copy with memory of its own: a slice would keep the whole piece of XML it was cut from. */
function owned(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
