import { plainHanName, readHanName } from '#capabilities/quality/engine/standardise/names/name-han.ts'
import { plainLatinName, readLatinName, stableCase } from '#capabilities/quality/engine/standardise/names/name-latin.ts'
import { isSeveral, withoutJob, withoutNote } from '#capabilities/quality/engine/standardise/names/name-remarks.ts'
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
import { isNothing, suspicion, tidy } from '#capabilities/quality/engine/standardise/text.ts'

export type PersonName = {
  readonly family: string | null
  readonly given: string | null
  readonly order: 'family' | 'given'
  readonly full: string
}

/** Names that read like a word for nothing. */
const realNames: ReadonlySet<string> = new Set([
  'Null',
  'None',
  'Nan',
  'Nil',
  'Unknown',
  '空',
  '无',
  'nan',
  'none',
  'NAN',
  'nil',
])

/** A person's name cut into family and given name, freed from forms of address and remarks, in its own order. */
export function standardisePersonName(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace, realNames)) return empty(trace)
  const plain = plainHanName(trace.text) ?? plainLatinName(trace.text)
  if (plain) return read(trace, plain)
  if (!isName(trace.text)) return unread(trace, 'nameUnreadable')
  if (isSeveral(trace.text)) return read(trace, unparted(trace.text), problem('nameSeveral', trace.text))
  let name = readOnce(trace)
  // What one rule uncovers may be another's business: until nothing changes.
  for (let before = raw; before !== trace.text;) {
    before = trace.text
    name = readOnce(trace)
  }
  // Put in order, the parts may be people themselves.
  if (isSeveral(trace.text)) return read(trace, unparted(trace.text), problem('nameSeveral', trace.text))
  return read(
    trace,
    isAddressed(raw, trace) ? { ...name, family: trace.text, given: null } : name,
    suspicion(trace.text),
  )
}

const courtesy =
  /^\W*(?:mr|mrs|ms|mx|miss|dr|prof|professor|herr|frau|mme|mlle|madame|monsieur|madam|señora?|sra?)\b\.?\s*(?=\p{L})/iu

/** `Ms Wang`, `Dr. Müller`: people are addressed by their family names where one name stands behind the title. */
function isAddressed(raw: string, { text, off }: Trace): boolean {
  return courtesy.test(raw) && !off.has('nameTitle') && /^\p{Script=Latin}[\p{Script=Latin}'’-]+$/u.test(text)
}

/** The family or the given name alone, as a column of its own holds it. */
export function standardiseNamePart(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace, realNames)) return empty(trace)
  step(trace, 'nameCase', stableCase(trace.text))
  return read(trace, trace.text, suspicion(trace.text))
}

/** Several people have no family name between them that could be told. */
function unparted(text: string): PersonName {
  return { family: null, given: text, order: 'given', full: text }
}

function readOnce(trace: Trace): PersonName {
  step(trace, 'nameNote', withoutNote(trace.text))
  step(trace, 'nameTitle', withoutJob(trace.text))
  return /\p{Script=Han}/u.test(trace.text) && !/[A-Za-z]/.test(trace.text) ? readHanName(trace) : readLatinName(trace)
}

function isName(text: string): boolean {
  if (text.length > 200 || !/\p{L}/u.test(text)) return false
  // More digits than letters, an address or a link: a column that was shifted.
  return !/@\S+\.|:\/\/|\d{5}/.test(text)
}
