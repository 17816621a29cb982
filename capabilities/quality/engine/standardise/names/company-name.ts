import {
  beginTrace,
  empty,
  read,
  step,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, suspicion, tidy } from '#capabilities/quality/engine/standardise/text.ts'

const han = /\p{Script=Han}/u

/** Han characters and nothing else: a name to which no rule applies. */
function isHanOnly(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return true
}

/** A company's name with brackets, blanks and legal form written as such names are; no part of it is left out. */
export function standardiseCompanyName(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace)) return empty(trace)
  if (isHanOnly(trace.text)) return read(trace, trace.text)
  // What one rule uncovers may be another's business: until nothing changes.
  for (let before = '', round = 0; before !== trace.text && round < 4; round += 1) {
    before = trace.text
    if (han.test(trace.text)) {
      step(trace, 'companyBrackets', chineseBrackets(trace.text))
      step(trace, 'hanSpaces', trace.text.replace(/(?<=\p{Script=Han}|[）)]) +(?=\p{Script=Han}|[（(])/gu, ''))
    } else {
      step(trace, 'companyBrackets', plainBrackets(trace.text))
      if (!/[^\p{ASCII}À-ɏ]/u.test(trace.text)) step(trace, 'companyForm', latinForm(trace.text))
    }
  }
  return read(trace, trace.text, suspicion(trace.text))
}

/** `腾讯(深圳)有限公司` is written with the brackets of Chinese print. */
function chineseBrackets(text: string): string {
  return text.replace(/\s*\(\s*([^()（）]*\p{Script=Han}[^()（）]*?)\s*\)\s*/gu, '（$1）')
}

/** `Acme（Shanghai）Co.` has no Chinese in it, and the brackets of Latin print. */
function plainBrackets(text: string): string {
  return /[（）]/.test(text)
    ? text
        .replace(/\s*（\s*/g, ' (')
        .replace(/\s*）\s*/g, ') ')
        .trim()
    : text
}

/** Legal forms as registers write them, by what people type at the end of a name. */
const forms: readonly (readonly [typed: RegExp, written: string])[] = [
  [/,?\s*\bco\.?\s*,?\s*ltd\.?$/i, ' Co., Ltd.'],
  [/,?\s*\bcompany\s*,?\s*limited$/i, ' Company Limited'],
  [/,?\s*\bpvt\.?\s*,?\s*ltd\.?$/i, ' Pvt. Ltd.'],
  [/,?\s*\bpte\.?\s*,?\s*ltd\.?$/i, ' Pte. Ltd.'],
  [/,?\s*\bpty\.?\s*,?\s*ltd\.?$/i, ' Pty Ltd'],
  [/\s*,\s*\binc\.?$/i, ', Inc.'],
  [/\s+\binc\.?$/i, ' Inc.'],
  [/\s+\bcorp\.?$/i, ' Corp.'],
  [/\s+\bgmbh$/i, ' GmbH'],
  [/\s+\bs\.?\s?a\.?\s?r\.?\s?l\.?$/i, ' SARL'],
  [/\s*,\s*\bl\.?l\.?c\.?$/i, ', LLC'],
  [/\s+\bl\.?l\.?c\.?$/i, ' LLC'],
  [/\s+\bp\.?l\.?c\.?$/i, ' PLC'],
]

/** The same by the last letter of what is written, in upper case: most names end in none of them. */
const formsByEnd = Map.groupBy(forms, ([, written]) => written.replace(/\.$/, '').at(-1)!.toUpperCase())

function latinForm(text: string): string {
  const end = text.at(text.endsWith('.') ? -2 : -1)?.toUpperCase() ?? ''
  for (const [typed, written] of formsByEnd.get(end) ?? []) {
    const found = typed.exec(text)
    if (found && found.index > 0) return text.slice(0, found.index) + written
  }
  return text
}
