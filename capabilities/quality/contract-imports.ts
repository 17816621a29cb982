import { Type, type Static } from 'typebox'
import { ReadAs } from '#capabilities/quality/contract-reading.ts'
import { RecipeName, RecipeSteps } from '#capabilities/quality/contract-repairs.ts'
import { endpoint } from '#sdk/contract.ts'

export const MappingOptions = Type.Object({
  /** ISO 3166-1: where numbers and dates that name no country are from. */
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  dateOrder: Type.Union([Type.Literal('auto'), Type.Literal('dmy'), Type.Literal('mdy'), Type.Literal('ymd')]),
  /** ISO 4217: of amounts that name none. */
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  /** How a row is found to be there already: `email-or-phone`, `none`, or the name of a field. */
  match: Type.String({ maxLength: 100 }),
  /** More fields a record is known by, after `match`, in this order. */
  alsoMatch: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 10 })),
  /** A record is known only where `match` and all of `alsoMatch` agree; else the first that hits decides. */
  matchAll: Type.Optional(Type.Boolean()),
  /**
   * What becomes of a row that no key matches but that is likely about a record, by the model that finds duplicates:
   * the record is updated, or the row skipped, where that is surer than 95 %; what is less sure, and with `ask` all of
   * it, is created and put up for review. Without it, only keys count.
   */
  likely: Type.Optional(Type.Union([Type.Literal('update'), Type.Literal('skip'), Type.Literal('ask')])),
  onMatch: Type.Union([Type.Literal('update'), Type.Literal('skip'), Type.Literal('create')]),
  /** What is there is never changed; what is empty is filled, and lists get what they lack. */
  emptyOnly: Type.Boolean(),
  /** Names of cleaning rules that must not be applied; `GET /cleaning-rules` lists them. */
  skipRules: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 })),
  /** The same for single fields: only filled where empty, replaced, or left alone altogether. */
  perField: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Union([Type.Literal('fill'), Type.Literal('overwrite'), Type.Literal('keep')]),
    ),
  ),
  /** Words of the file for a choice, by field: the choice each means, null where it means none. */
  choices: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
    ),
  ),
  /** What becomes of a row with a word that is none of the choices; without it, the field stays empty. */
  unknownChoice: Type.Optional(Type.Union([Type.Literal('empty'), Type.Literal('reject')])),
  /** Whether empty choices and cities of new records are filled as similar records have them. */
  learnedFill: Type.Optional(Type.Boolean()),
  /** Objects whose records are made where a row names one that nobody knows; companies always are. */
  makeLinks: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
  /** A recipe to be done on the cleaned cells of each row; steps about columns that the file lacks are left out. */
  recipe: Type.Optional(Type.Object({ name: RecipeName, steps: RecipeSteps })),
  /** Records without an owner go to these people in turn. */
  owners: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 100 })),
  /** Which account of the program that wrote the file it is from, where the ids of two accounts meet. */
  account: Type.Optional(Type.String({ maxLength: 60 })),
  /**
   * Ids and names of people of another program: the member each means, by id, e-mail or name; null where nobody. Kept
   * for the next file of that program.
   */
  people: Type.Optional(
    Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String({ maxLength: 200 }), Type.Null()]), {
      maxProperties: 5000,
    }),
  ),
})

export const Mapping = Type.Object({
  object: Type.String({ maxLength: 100 }),
  columns: Type.Array(
    Type.Object({
      column: Type.String(),
      field: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
    }),
    { maxItems: 2000 },
  ),
  options: MappingOptions,
})
export type Mapping = Static<typeof Mapping>
export type MappingOptions = Static<typeof MappingOptions>

export const importStatuses = ['uploaded', 'mapped', 'running', 'done', 'failed', 'undoing', 'undone'] as const
export type ImportStatus = (typeof importStatuses)[number]

export type Guess = { readonly field: string; readonly confidence: number; readonly reason: string }
export type ImportColumn = { readonly name: string; readonly samples: readonly string[]; readonly guess: Guess | null }

/** `rows = created + updated + skipped + rejected`. `duplicates` are rows about what was there, or above, already. */
export type Counts = {
  rows: number
  created: number
  updated: number
  skipped: number
  rejected: number
  /** Values that cleaning changed. */
  corrected: number
  /** Values that were empty and could be told from others. */
  filled: number
  duplicates: number
  /** Rows that say something else than the record they are about. */
  conflicts: number
}

export type FieldPolicy = 'fill' | 'overwrite' | 'keep'

export type Progress = { readonly done: number; readonly total: number | null; readonly rate: number }

export type Import = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly format: 'csv' | 'xlsx' | 'vcard' | 'ndjson' | 'html'
  readonly encoding: string | null
  readonly delimiter: string | null
  /** The sheet of a workbook that is read, and those that hold a table too and are not. */
  readonly sheet: {
    readonly name: string
    readonly others: readonly string[]
    /** Those with the same columns, it among them. */
    readonly alike?: readonly string[]
    /** Whether these are read as one table. */
    readonly together?: boolean
  } | null
  /**
   * What a person said of how to read it; `guess` is the encoding that was found out, `looksLike` what it seems to hold
   * where that is something else than was said.
   */
  readonly reading: ReadAs & { readonly guess?: string; readonly looksLike?: string }
  readonly status: ImportStatus
  readonly object: string | null
  readonly columns: readonly ImportColumn[]
  readonly mapping: Mapping | null
  readonly counts: Counts
  readonly progress: Progress | null
  readonly error: { readonly code: string; readonly detail: string; readonly params: unknown } | null
  readonly createdAt: string
  readonly createdBy: string | null
}

export type ReasonKind =
  | 'corrected'
  | 'filled'
  | 'flagged'
  | 'left'
  | 'rejected'
  | 'skipped'
  | 'linked'
  | 'conflict'
  | 'warned'

/**
 * One thing that happened to many rows. `left`: a value that could not be taken over; `linked`: made for a link;
 * `flagged`: a value that is taken as it is but that somebody should know of; `conflict`: the record and the file differ, each example with what the record has and what the file says.
 */
export type Reason = {
  readonly kind: ReasonKind
  /** The name of a rule, or the code of an error. */
  readonly code: string
  readonly field: string | null
  readonly detail: string
  readonly count: number
  readonly examples: readonly {
    readonly line: number
    /** Where several are read together. */
    readonly sheet?: string
    readonly value: string
    readonly to?: string
  }[]
}

export type Outcome = 'create' | 'update' | 'skip' | 'reject'
export type Trouble = { readonly code: string; readonly detail: string }

export type PreviewCell = {
  readonly raw: string
  readonly value: unknown
  readonly shown: string
  readonly changes: readonly {
    readonly rule: string
    readonly detail: string
    readonly from: string
    readonly to: string
  }[]
  readonly problem: Trouble | null
}
export type PreviewRow = {
  readonly line: number
  /** Where several are read together. */
  readonly sheet?: string
  readonly cells: readonly PreviewCell[]
  readonly outcome: Outcome
  readonly problem: Trouble | null
  /** The record it is about; with how likely, where that was weighed. */
  readonly matches?: { readonly id: string; readonly title: string; readonly probability?: number }
  /** A record that it may be about: somebody will be asked. */
  readonly alike?: { readonly id: string; readonly title: string; readonly probability: number }
}
export type Preview = {
  readonly columns: readonly { readonly column: string; readonly field: string }[]
  readonly rows: readonly PreviewRow[]
  readonly next: number | null
}

/** What an import was, as far as it got; `undone` says what was taken back and what had to stay. */
export type Report = {
  readonly counts: Counts
  readonly reasons: readonly Reason[]
  readonly undone: Undone | null
}
export type Undone = {
  readonly purged: number
  readonly restored: number
  readonly kept: number
  /** At most 100 of those kept. */
  readonly examples: readonly {
    readonly object: string
    readonly id: string
    readonly title: string
    readonly why: 'changed' | 'linked'
  }[]
}

/** What a run would do. */
export type DryRun = {
  /** False where only the first rows were asked for and there may be more. */
  readonly isWhole: boolean
  readonly counts: Counts
  readonly reasons: readonly Reason[]
  /** Words that are none of a field's choices, the most frequent first. */
  readonly unknownChoices: readonly { readonly field: string; readonly word: string; readonly count: number }[]
  /**
   * Ids and names of people that are no member's, in how many rows, the most frequent 200 first. `user` is whom they
   * mean as somebody has said, null for nobody.
   */
  readonly unknownPeople: readonly { readonly word: string; readonly count: number; readonly user?: string | null }[]
  /** Accounts of the program that wrote the file that were named before. */
  readonly accounts: readonly string[]
}

/** How far a dry run is that is not through yet: the same question goes on waiting for it. */
export type DryRunProgress = { readonly progress: { readonly done: number; readonly total: number | null } }

/** What may be imported, and the names a column may be mapped to. */
export type ImportTarget = {
  readonly object: string
  readonly label: { readonly en: string; readonly zh: string }
  readonly fields: readonly {
    readonly name: string
    readonly label: { readonly en: string; readonly zh: string }
    readonly type: string
    readonly required: boolean
    readonly several: boolean
    /** The object whose records can be made where a row names one that nobody knows. */
    readonly makes?: string
    readonly options?: readonly {
      readonly value: string
      readonly label: { readonly en: string; readonly zh: string }
    }[]
  }[]
}

const Page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
})

export const uploadImport = endpoint('POST /imports', {
  query: Type.Object({
    name: Type.Optional(Type.String({ maxLength: 500 })),
    /** What the file holds, where somebody knows it; else it is guessed. */
    object: Type.Optional(Type.String({ maxLength: 100 })),
    encoding: ReadAs.properties.encoding,
    sheet: ReadAs.properties.sheet,
    together: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
  }),
})
export const listImports = endpoint('GET /imports', { query: Page })
export const listTargets = endpoint('GET /import-targets')
/** The rules of cleaning, each with what it does in both languages. */
export const listRules = endpoint('GET /cleaning-rules')
export const getImport = endpoint('GET /imports/:id')
export const setMapping = endpoint('PUT /imports/:id/mapping', { body: Mapping })
/** Reads the file of an import anew; a mapping stays where the columns do, else another is proposed. */
export const setReading = endpoint('PUT /imports/:id/reading', { body: ReadAs })
export const previewImport = endpoint('GET /imports/:id/preview', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
})
export const dryRunImport = endpoint('POST /imports/:id/dry-run', {
  query: Type.Object({
    rows: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
    /** Seconds to wait before 202 says how far it is; without it the answer comes when all is counted. */
    wait: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
  }),
})
export const runImport = endpoint('POST /imports/:id/run')
export const reportImport = endpoint('GET /imports/:id/report')
export const rejectedRows = endpoint('GET /imports/:id/rejected')
export const undoImport = endpoint('POST /imports/:id/undo')
export const discardImport = endpoint('DELETE /imports/:id')
