import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import {
  certainInternational,
  certainNumber,
  hasDoubleZero,
  hasTrunkZero,
} from '#capabilities/quality/engine/standardise/contacts/phone-plans.ts'
import {
  beginTrace,
  empty,
  problem,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import {
  facsimile,
  withAreas,
  withoutLabels,
  withoutWords,
} from '#capabilities/quality/engine/standardise/contacts/phone-words.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'

/**
 * Phone numbers of one cell in E.164, the first being the main one; an extension follows as `;ext=801` (RFC 3966).
 * Numbers without a country are read as a person in `options.country` would dial them.
 */
export function standardisePhone(raw: string, options: StandardiseOptions): Standardised {
  const quick = options.off === undefined || options.off.size === 0 ? plainNumber(raw, options.country) : null
  if (quick !== null) return onlyNumber(raw, quick)
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const country = options.country as CountryCode
  if (trace.text.length > longestCell) return unread(trace, 'phoneUnreadable', { country: options.country })
  const plain = plainNumber(trace.text, country)
  if (plain === null && rounded.test(trace.text)) return unread(trace, 'digitsLost')
  const { good, bad, pieces } = plain ? { good: [plain], bad: [], pieces: [] } : readSeveral(trace, country)
  if (good.length === 0) return unread(trace, 'phoneUnreadable', { country: options.country })
  const bare = pieces.map((piece) => (bad.includes(piece) ? piece : withoutLabels(piece)))
  if (bare.some((piece, i) => piece !== pieces[i])) step(trace, 'phoneNote', bare.join(valueSeparator))
  const unique = [...new Set(good)]
  if (unique.length < good.length) step(trace, 'repeated', [...unique.map(shownNumber), ...bad].join(valueSeparator))
  step(trace, 'phoneE164', [...unique.map(shownNumber), ...bad].join(valueSeparator))
  return read(trace, unique, bad.length > 0 ? problem('phoneUnreadable', bad.join(valueSeparator), { country }) : null)
}

/** `1.38E+10`: a spreadsheet that shows fewer digits than the number has. */
const rounded = /^\d(?:\.\d{1,6})?e\+?\d{1,2}$/i

type Told = { readonly good: string[]; readonly bad: string[]; readonly pieces: string[] }

/** The numbers of a cell that holds more than one and nothing else; words around them are a remark, and go. */
function readSeveral(trace: Trace, country: CountryCode): Told {
  const told = tell(trace.text, country)
  const bare = told.bad.length > 0 && !trace.off.has('phoneNote') ? withoutRemarks(told, country) : told
  if (bare.good.length > 0 && bare.pieces.join() !== told.pieces.join())
    step(trace, 'phoneNote', bare.pieces.join(valueSeparator))
  const last = bare.good.length > 0 ? bare : told
  if (last.good.length > 0 && !trace.off.has('phoneArea')) {
    const whole = withAreas(last.pieces)
    const found = whole ? tell(whole.join(valueSeparator), country) : null
    if (whole && found && found.good.length > last.good.length) {
      step(trace, 'phoneArea', whole.join(valueSeparator))
      return found
    }
  }
  return last
}

/** Each piece that is no number once more without the words in it, until nothing changes. */
function withoutRemarks(told: Told, country: CountryCode, depth = 0): Told {
  // Goods stand in the order of their pieces.
  const good = [...told.good]
  const all: Told[] = told.pieces.map((piece) => {
    const kept = { good: [], bad: [piece], pieces: [piece] }
    if (!told.bad.includes(piece)) return { good: good.splice(0, 1), bad: [], pieces: [piece] }
    const bare = withoutWords(piece)
    if (bare === piece || depth > 4) return kept
    const better = tell(bare, country)
    return better.bad.length > 1 ? kept : withoutRemarks(better, country, depth + 1)
  })
  return {
    good: all.flatMap(({ good }) => good),
    bad: all.flatMap(({ bad }) => bad),
    pieces: all.flatMap(({ pieces }) => pieces),
  }
}

function tell(text: string, country: CountryCode): Told {
  const whole = readNumber(text, country)
  if (whole !== null) return { good: [whole], bad: [], pieces: [text] }
  const pieces = splitNumbers(text)
  const good: string[] = []
  const bad: string[] = []
  for (const piece of pieces) {
    const number = pieces.length > 1 && facsimile.test(piece) ? null : readNumber(piece, country)
    if (number) good.push(number)
    else bad.push(piece)
  }
  return { good, bad, pieces }
}

/** Twenty numbers with all that people write beside them. */
const longestCell = 2000

const none: Standardised['changes'] = []

function onlyNumber(raw: string, number: string): Standardised {
  const changes = raw === number ? none : [{ rule: 'phoneE164' as const, from: raw, to: number }]
  return { value: [number], shown: number, changes, problem: null }
}

/**
 * A number of digits, with nothing but blanks, hyphens, points and brackets between, which the numbering plan leaves no
 * doubt about; null for all others. Most cells are such, and patterns would take ten times as long to say so.
 */
function plainNumber(text: string, country: string): string | null {
  const start = text.startsWith('(+') ? 2 : text.charCodeAt(0) === 43 ? 1 : 0
  let digits = ''
  let from = start
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) continue
    if (code !== 32 && code !== 45 && code !== 46 && code !== 40 && code !== 41) return null
    if (i > from) digits += text.slice(from, i)
    from = i + 1
  }
  // 1-800-356-9377 is parted as in North America, and would be a mobile of China without that.
  if (country === 'CN' && start === 0 && text.charCodeAt(0) === 49 && tollFree.test(text)) return null
  // What ends in a sign, or in `.0` as spreadsheets write it, wants a closer look.
  if (from >= text.length || (from === text.length - 1 && text.charCodeAt(from - 1) === 46)) return null
  digits += text.slice(from)
  if (start > 0) {
    if (digits.length < 8 || digits.length > 16 || twiceDialled.test(digits)) return null
    const number = certainInternational(digits)
    // The same text, where it is one already, need not be compared letter by letter.
    return number !== null && start === 1 && text.length === digits.length + 1 ? text : number
  }
  if (country === 'CN') {
    const mobile = digits.startsWith('0086')
      ? digits.slice(4)
      : digits.length === 13 && digits.startsWith('86')
        ? digits.slice(2)
        : digits
    if (mobile.length === 11 && certainCn.test(mobile)) return `+86${mobile}`
    if (digits.startsWith('00') && digits.length > 9 && digits.length < 18 && !twiceDialled.test(digits.slice(2)))
      return certainInternational(digits.slice(2))
  }
  if (digits.startsWith('00') && hasDoubleZero(country))
    return mayBeAbroad(text, digits) ? certainInternational(digits.slice(2)) : null
  if (digits.length > 13 || digits[0] !== '0' || digits[1] === '0' || !hasTrunkZero(country)) return null
  return certainNumber(digits.slice(1), country)
}

function mayBeAbroad(text: string, digits: string): boolean {
  const isLong = digits.length > 9 && digits.length < 18 && text.length <= 40
  // Blanks that are to be put right first are a rule of their own.
  return isLong && !twiceDialled.test(digits.slice(2)) && !/^ |  |\.0+$/.test(text)
}

/** `+44 (0)20 …`: the zero dialled at home stands behind the country. */
const twiceDialled = /^(?:86|44|49|61|81|82|33)0/

/** `+8675588881234;ext=801` as people write it: the semicolon would look like a second number. */
function shownNumber(number: string): string {
  return number.replace(';ext=', ' ext. ')
}

const extension =
  /\s*[,;(]?\s*(?:转分机|转|轉|分机号?|分機|内线|ext(?:ension|n)?\.?|;ext=|x|#)\s*[:：.]?\s*(\d{1,7})\s*\)?$/i
function readNumber(piece: string, country: CountryCode): string | null {
  let text = withoutLabels(piece)
    .replace(/[.,。]+$/, '')
    .replace(extensionByStroke, '$1转$2')
  const said = extension.exec(text)
  if (said && text.slice(0, said.index).replace(/\D/g, '').length >= 5) text = text.slice(0, said.index)
  text = unspoiled(text)
  // Anything but the signs of a phone number would be left out without a word.
  if (!/^[+(]?[\d\s().\-/+*]*\d\)?$/.test(text) || text.length > 40) return null
  const digits = text.replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 18) return null
  const parsed = parseDialled(text, digits, country)
  if (!parsed) return null
  return said && text !== piece ? `${parsed};ext=${said[1]}` : parsed
}

/** What spreadsheets make of a number: `13800138000.0`, `1.3800138E+10` while no digit is lost. */
function unspoiled(text: string): string {
  const power = /^(\d)\.(\d+)e\+?(\d+)$/i.exec(text)
  if (power && power[2]!.length <= Number(power[3]) && Number(power[3]) < 16) return String(Number(text))
  return text.replace(/^(\d{7,15})\.0+$/, '$1')
}

/** `0755-88881234-801`, `400-800-8888*1`: two digits behind a hyphen may as well be the end of a range. */
const extensionByStroke = /^(\(?0\d{2,3}\)?[-\s]?\d{7,8}|400[-\s]?\d{3}[-\s]?\d{4})(?:-(?=\d{3})|\*)(\d{1,5})$/
const tollFree = /^1[-. ]\(?[2-9]\d\d\)?[-. ][2-9]\d\d[-. ]\d{4}$/
const mobileCn = /^(?:\+?86|0086)?(1[3-9]\d{9})$/
const certainCn = /^1(?:3\d|4[5-9]|5[0-35-9]|66|7[2-8]|8\d|9[189])/
const american = /^\(?(?!400|800)[2-9]\d\d\)?[-. ]{1,2}[2-9]\d\d[-. ]\d{4}$/

function parseDialled(text: string, digits: string, country: CountryCode): string | null {
  if (/^\(?\+/.test(text)) {
    const plain = `+${digits.replace(/^(86|44|49|61|81|82|33)0/, '$1')}`
    return certainInternational(plain.slice(1)) ?? valid(plain, country)
  }
  if (country === 'CN') {
    const abroad = tollFree.test(text) ? certainNumber(digits.slice(1), 'US') : null
    if (abroad) return abroad
    const mobile = mobileCn.exec(digits)
    if (mobile && certainCn.test(mobile[1]!)) return `+86${mobile[1]}`
    const rarer = mobile && certainInternational(`86${mobile[1]}`)
    if (rarer) return rarer
    // Written as in North America: in China those ten digits would be an area code without its zero.
    if (american.test(text)) return certainNumber(digits, 'US') ?? valid(`+1${digits}`, 'US')
  }
  const national = digits[0] === '0' && hasTrunkZero(country) ? digits.slice(1) : digits
  return (
    certainNumber(national, country) ??
    valid(digits, country) ??
    (digits.startsWith('00') ? fromAbroad(digits.slice(2), country) : null) ??
    withCode(digits, country)
  )
}

function fromAbroad(digits: string, country: CountryCode): string | null {
  return certainInternational(digits) ?? valid(`+${digits}`, country)
}

/** `86 138…` without its plus sign, only as the code of the default country, or of Hong Kong and Macao. */
function withCode(digits: string, country: CountryCode): string | null {
  const parsed = digits.length >= 10 ? parsePhoneNumberFromString(`+${digits}`) : undefined
  return parsed?.isValid() && (parsed.country === country || digits.length >= 12 || /^85[23]\d{8}$/.test(digits))
    ? parsed.number
    : null
}

function valid(text: string, country: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(text, country)
  return parsed?.isValid() && !parsed.ext ? parsed.number : null
}

function splitNumbers(text: string): string[] {
  const pieces = text.split(
    /\s*(?:;(?!ext=)|；|、|，|,|\||\n|:::|\s或\s?|(?<=\d)或(?=\d)|\sor\s|\s\/\s|\/$|^\/|\/(?=\s*[+(]?\d{3,4}[\d\s()-]{5,})|(?<=\d{7})\/(?=\d{7,8}(?!\d)))\s*/i,
  )
  const bare = pieces.map((piece) => piece.replace(/^[\s/]+|[\s/]+$/g, ''))
  return bare.flatMap(splitAtBlanks).filter((piece) => piece !== '')
}

/** `13800138000 13900139000`: blanks part numbers only when each side is a whole one. */
function splitAtBlanks(piece: string): string[] {
  const parts = piece.split(/\s+/)
  return parts.length > 1 && parts.every((part) => part.replace(/\D/g, '').length >= 10) ? parts : [piece.trim()]
}
