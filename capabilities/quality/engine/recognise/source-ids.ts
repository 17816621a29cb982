import { recogniseExport, type Program } from '#capabilities/quality/engine/recognise/exports.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'

/** A program whose ids are known; `tend` is this one, whose export says which record each row is. */
export type SourceProgram = Program | 'tend'

/** The columns of a known program's export that hold its ids. */
export type SourceIds = {
  readonly program: SourceProgram
  /** Where a row says which record it is. */
  readonly own: number | null
  /** Columns that name another record by its id. */
  readonly pointers: ReadonlySet<string>
}

const pointers: Partial<Record<Program, RegExp>> = {
  salesforce: /^(account|contact|parent|reportsto)id$/,
  hubspot: /^associated(company|contact|deal)ids?$/,
  twenty: /^(company|person|pointofcontact)id$/,
}

/** What the column of an export of ours is called that holds the ids of the records. */
const ownHeaders: ReadonlySet<string> = new Set(['Tend ID', '常青 ID'].map(headerKey))

/** Whether a column holds the ids of our own records. */
export function isOwnId(header: string): boolean {
  return ownHeaders.has(headerKey(header))
}

/** Which columns hold ids of the program that wrote the file; null where it has none or is not known. */
export function sourceIdsOf(names: readonly string[], object: string): SourceIds | null {
  const at = names.findIndex(isOwnId)
  if (at >= 0) return { program: 'tend', own: at, pointers: new Set() }
  const found = recogniseExport(names)
  const pattern = found && pointers[found.program]
  if (!pattern) return null
  const keys = found.headers.map(headerKey)
  const own = ownKeys(found.program, object)
    .map((key) => keys.indexOf(key))
    .find((at) => at >= 0)
  return {
    program: found.program,
    own: own ?? null,
    pointers: new Set(names.filter((_, i) => pattern.test(keys[i] ?? ''))),
  }
}

function ownKeys(program: Program, object: string): string[] {
  return program === 'hubspot' ? [`recordid${object}`, 'recordid', `${object}id`] : ['id']
}

/**
 * An id as it is compared; null for what is none. Salesforce writes the same one with 15 characters or with 18, the
 * last three being a check that spares the case.
 */
export function sourceKey(program: SourceProgram, text: string): string | null {
  const [first = ''] = text.trim().split(/[;,|]/)
  const id = first.trim()
  switch (program) {
    case 'salesforce':
      return /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(id) && /\d/.test(id) ? id.slice(0, 15) : null
    case 'hubspot':
      return /^\d{3,20}$/.test(id) ? id : null
    default:
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : null
  }
}
