/**
 * A cell by its kind: a text, a number, yes or no, an amount, a calendar day (`YYYY-MM-DD`), a moment as a wall clock
 * shows it (`YYYY-MM-DDTHH:MM:SS`), or nothing.
 */
export type Cell =
  | string
  | number
  | boolean
  | { readonly amount: number; readonly currency: string }
  | { readonly day: string }
  | { readonly wall: string }
  | null

/** What turned up while cells were written: currencies, which become formats, and texts that were cut. */
export type Written = { formats: string[]; cut: number }

const styles = { plain: 0, head: 1, day: 2, wall: 3, text: 4 } as const
const firstMoney = 5

/** What Excel takes in a cell, in UTF-16 units. */
export const mostInCell = 32_767

export function headXml(text: string, ref: string): string {
  return textXml(text, ref, styles.head)
}

export function cellXml(cell: Cell, ref: string, written: Written): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return numberXml(cell, ref, styles.plain)
  if (typeof cell === 'string') return textXml(shortened(cell, written), ref, styles.text)
  if ('amount' in cell) return numberXml(cell.amount, ref, moneyStyle(cell.currency, written))
  const said = 'day' in cell ? cell.day : cell.wall
  const serial = serialOf(said)
  if (serial === null) return textXml(said, ref, styles.text)
  return numberXml(serial, ref, 'day' in cell ? styles.day : styles.wall)
}

function numberXml(value: number, ref: string, style: number): string {
  if (!Number.isFinite(value)) return ''
  return `<c r="${ref}"${style === 0 ? '' : ` s="${style}"`}><v>${value}</v></c>`
}

function textXml(text: string, ref: string, style: number): string {
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

function shortened(text: string, written: Written): string {
  if (text.length <= mostInCell) return text
  written.cut += 1
  return `${text
    .slice(0, mostInCell - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}

function moneyStyle(currency: string, { formats }: Written): number {
  const at = formats.indexOf(currency)
  return firstMoney + (at < 0 ? formats.push(currency) - 1 : at)
}

/**
 * Days since 30 December 1899, with the time of day as a fraction (ECMA-376 part 1, 18.17.4.1); null for what Excel
 * has no number for, or would show as another day: before March 1900, in which it counts a day that never was.
 */
export function serialOf(said: string): number | null {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?$/.exec(said) ?? []
  const at = Date.parse(`${day}T${time ?? '00:00:00'}Z`)
  const serial = at / 86_400_000 + 25_569
  return Number.isNaN(at) || serial < 61 || serial >= 2_958_466 ? null : serial
}

/** 0 is A, 26 is AA. */
export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)
}

/** For XML, and what XML cannot hold or would change as Excel writes it: `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function escapeXml(text: string): string {
  const coded = text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // oxlint-disable-next-line no-control-regex -- these are the ones meant
    .replaceAll(/[\u0001-\u0008\u000b-\u001f\ufffe\uffff]/g, (one) => {
      return `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
    })
    .replaceAll('\0', '')
  return coded.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Days and moments have the formats 14 and 22, which every program shows in the form of its reader; texts are texts (49). */
export function stylesXml(currencies: readonly string[]): string {
  const formats = currencies.map((code, at) => {
    return `<numFmt numFmtId="${164 + at}" formatCode="#,##0.00\\ [$${escapeXml(code)}]"/>`
  })
  const money = currencies.map((_, at) => `<xf numFmtId="${164 + at}" xfId="0" applyNumberFormat="1"/>`)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${firstMoney + money.length}"><xf numFmtId="0" xfId="0"/>`,
    '<xf numFmtId="49" fontId="1" xfId="0" applyFont="1" applyNumberFormat="1"/>',
    ...[14, 22, 49].map((id) => `<xf numFmtId="${id}" xfId="0" applyNumberFormat="1"/>`),
    ...money,
    '</cellXfs></styleSheet>',
  ].join('')
}
