import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'

const labels =
  /^(?:tel|mobile|phone|cell|fax|mob|work|home|office|m|t|p|h|o|w|手机号?码?|电话号?码?|座机|固话|手機|電話|联系电话|办公室?|工作|住宅|家庭)\s*[.:：]\s*|^tel:/i
const remarks =
  /\s*[(（【[]\s*(?:手机|电话|座机|办公|工作|家|住宅|微信同号|同微信|mobile|work|home|office|cell|[mhwo])\s*[)）】\]]\s*/gi

/** A number without the word in front that says what it is, and a remark in brackets of a few that are known. */
export function withoutLabels(piece: string): string {
  return piece.replace(labels, '').replace(remarks, '')
}

/** `0755-88881234、88881235`: behind a landline of China seven or eight digits are of the same town. */
export function withAreas(pieces: readonly string[]): string[] | null {
  let area = ''
  let isChanged = false
  const whole = pieces.map((piece) => {
    const said = /^\(?(?:\+?86[-\s]?)?(0\d{2,3})\)?[-\s]?\d{7,8}(?!\d)/.exec(piece)
    if (said) area = said[1]!
    if (area === '' || !/^\d{4}[-\s]?\d{3,4}$/.test(piece)) return piece
    isChanged = true
    return `${area}-${piece}`
  })
  return isChanged ? whole : null
}

export const facsimile = /传真|傳真|fax/i
const notExtension = '(?!转|轉|分机|分機|内线|传真|傳真|或)'
const wordBefore = new RegExp(`(?<!\\p{L})${notExtension}[\\p{Script=Han}]{1,8}\\s*[:：]?\\s*(?=[\\d+(])`, 'gu')
const wordBehind = new RegExp(`(?<=\\d\\)?)\\s*${notExtension}[\\p{Script=Han}]{1,8}(?=$|[\\s;,/])`, 'gu')

/** `张先生 138…（微信）`: who is reached by a number and how. A fax stays beside its number, which is no phone’s. */
export function withoutWords(text: string): string {
  if (text.length > 200 || !/[\p{L}(（【[]/u.test(text)) return text
  return text
    .replace(
      /\s*[(（【[]([^()（）[\]【】\d]{1,16})[)）】\]]\s*(?=(转|轉|ext)?)/gi,
      (all, note: string, extension?: string) =>
        facsimile.test(note) ? all : extension === undefined ? valueSeparator : '',
    )
    .replace(/\s+(?=(?:传真|傳真|fax)\s*[:：]?\s*[\d+(])/gi, valueSeparator)
    .replace(/(^|[\s;,/])(?:tel|phone|mobile|mob|cell|office|home|work)\b\.?\s*[:：]?\s*(?=[\d+(])/gi, '$1')
    .replace(wordBehind, valueSeparator)
    .replace(wordBefore, valueSeparator)
    .replace(/^[\s;]+|[\s;]+$/g, '')
}
