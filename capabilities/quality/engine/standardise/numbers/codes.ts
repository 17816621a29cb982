import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'
import { readCreditCode } from '#core/fields/credit-code.ts'
import { readIdNumber } from '#core/fields/id-number.ts'

/** A Chinese identity number (GB 11643) in its form of 18; one whose check digit does not agree stays as it was. */
export function standardiseIdNumber(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  if (isSpoiled(trace.text)) return unread(trace, 'digitsLost')
  const told = withoutWords(trace.text)
  const bare = compact(told)
  const id = readIdNumber(bare) ?? withCross(trace, bare)
  if (id === undefined) return unread(trace, /^\d{17}[\dX]$/.test(bare) ? 'idNumberCheck' : 'idNumberUnreadable')
  step(trace, 'codeNote', told)
  step(trace, 'codeForm', bare)
  step(trace, bare.length === 18 ? 'codeMisread' : 'idUpgraded', id)
  return read(trace, id)
}

/** A Unified Social Credit Code (GB 32100); letters that no code has are read as the digits they are taken for. */
export function standardiseCreditCode(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  if (isSpoiled(trace.text)) return unread(trace, 'digitsLost')
  const told = withoutWords(trace.text)
  const bare = compact(told)
  const code = readCreditCode(bare) ?? misread(trace, bare)
  if (code === undefined) return unread(trace, bare.length === 18 ? 'creditCodeCheck' : 'creditCodeUnreadable')
  step(trace, 'codeNote', told)
  step(trace, 'codeForm', bare)
  step(trace, 'codeMisread', code)
  return read(trace, code)
}

/** A sign that looks like the X at the end, only where the check digit then agrees. */
function withCross(trace: Trace, text: string): string | undefined {
  if (trace.off.has('codeMisread') || !/^\d{17}[×✕Х*]$/.test(text)) return undefined
  return readIdNumber(`${text.slice(0, 17)}X`)
}

/** `身份证：1101…（张三）`: what the number is, and a remark in brackets behind it. */
function withoutWords(text: string): string {
  if (!/[\p{Script=Han}:(]/u.test(text)) return text
  return text
    .replace(/^\p{Script=Han}{2,10}\s*[:：]?\s*(?=[\dA-Z])/iu, '')
    .replace(/(?<=.)\s*[(（][^\d()（）]+[)）]$/, '')
}

function compact(text: string): string {
  return text.replace(/[\s\-'‘’_.]/g, '').toUpperCase()
}

/** A spreadsheet keeps 15 digits: `1.10105E+17`, or zeros in place of the rest. */
function isSpoiled(text: string): boolean {
  return /^\d(?:\.\d+)?e\+?\d+$/i.test(text) || (/^\d{15}000$/.test(text) && readIdNumber(text) === undefined)
}

const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' }

/** Only where the check character then agrees, so that nothing is guessed. */
function misread(trace: Trace, text: string): string | undefined {
  if (trace.off.has('codeMisread') || !/[OISZ]/.test(text)) return undefined
  return readCreditCode(text.replace(/[OISZ]/g, (letter) => lookAlikes[letter]!))
}
