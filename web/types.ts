import type { Section } from '#sdk/objects.ts'
import type { Label } from '#web/i18n/messages.ts'

// The shapes of the API that the generic screens stand on.

export type FieldType =
  | 'text'
  | 'longText'
  | 'richText'
  | 'url'
  | 'choice'
  | 'multiChoice'
  | 'integer'
  | 'number'
  | 'percent'
  | 'rating'
  | 'duration'
  | 'autoNumber'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'money'
  | 'email'
  | 'phone'
  | 'personName'
  | 'address'
  | 'country'
  | 'idNumber'
  | 'creditCode'
  | 'link'
  | 'links'
  | 'linkAny'
  | 'user'
  | 'file'
  | 'json'
  | 'recurrence'
  | 'checklist'
  | 'formula'
  | 'rollup'

export type FieldOption = {
  value: string
  label: Label
  hue?: string | number
  /** Records keep it; it is not offered any more. */
  retired?: boolean
}
export type FieldMeta = {
  name: string
  type: FieldType
  label: Label
  required: boolean
  unique: boolean
  readOnly: boolean
  options?: FieldOption[]
  /** The object a link points to. */
  target?: string
  hint?: Label
  /** Made by the workspace. */
  custom?: boolean
  hidden?: boolean
  /** The section of a record's page it was put into. */
  section?: Section
  /** Built in as required, which cannot be lifted. */
  always?: boolean
}
export type ObjectMeta = {
  name: string
  label: Label
  plural: Label
  /** The name of a lucide icon. */
  icon: string
  fields: FieldMeta[]
  /** The field that names a record, and the one shown beside it. */
  title: string
  subtitle?: string
  /** Columns of a fresh list. */
  listed: string[]
  may: { read: boolean; create: boolean; update: boolean; delete: boolean }
  custom: boolean
  /** Asked for with `hidden`: put away by the workspace. */
  hidden?: boolean
  inner?: boolean
  /** Where the workspace put it in its order. */
  place?: number
}

export type CrmRecord = { id: string; rev: number; createdAt: string; updatedAt: string; [field: string]: unknown }
/** A link that was asked for with `expand`. */
export type Linked = { id: string; title: string; [field: string]: unknown }
export type PersonName = { family?: string | null; given?: string | null; order?: 'family' | 'given'; full: string }

export type ListQuery = {
  filter?: Record<string, unknown>
  q?: string
  /** "-createdAt,name" */
  sort?: string
  fields?: readonly string[]
  expand?: readonly string[]
  /** At most 200. */
  limit?: number
  after?: string
  /** Records to pass over. */
  skip?: number
  /** Those before `after`, or before the end. */
  back?: boolean
  count?: 'capped' | 'exact'
}
/** `at` asks for the same page again, where it was asked for from elsewhere. */
export type Paged<T> = { items: T[]; next: string | null; at?: string; count?: { value: number; exact: boolean } }

/** The body of `POST …/query`. */
export type DeepQuery = Omit<ListQuery, 'filter'> & {
  filter?: unknown
  groupBy?: readonly string[]
  aggregate?: Record<string, unknown>
}

export type TimelineItem = {
  /** What became of the record (`created`, `changed` …), the object of an activity, or a kind of a capability. */
  kind: string
  at: string
  actor: { id: string; name: string } | null
  object: string
  id: string
  record?: CrmRecord
  changes?: { field: string; before: unknown; after: unknown }[]
  import?: string
  /** Of `merged` and `unmerged`: which merge. */
  merge?: string | null
}

export type Hit = { object: string; id: string; title: string; subtitle: string | null }

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
export type Job = {
  id: string
  name: string
  status: JobStatus
  progress: { done: number; total: number } | null
  attempts: number
  maxAttempts: number
  error: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  runAt: string | null
}

export type Role = 'owner' | 'admin' | 'manager' | 'member' | 'readonly'
export type Theme = 'light' | 'dark' | 'system'
export type Session = {
  user: {
    id: string
    name: string
    email: string
    role: Role
    locale: 'en' | 'zh' | null
    /** ISO 3166; null goes by the browser. */
    region?: string | null
    theme: Theme | null
    keys?: Record<string, string>
  }
  workspace: {
    id: string
    name: string
    /** Of amounts that name none; null follows the language. */
    currency: string | null
    timeZone: string | null
    /** For people who have not chosen a language; null leaves it to their browsers. */
    locale: 'en' | 'zh' | null
  }
  demo: boolean
  version: string
}
export type SessionChange = {
  name?: string
  locale?: 'en' | 'zh'
  region?: string | null
  theme?: Theme
  /** Keys of one's own, by act; the whole set. */
  keys?: Record<string, string>
  password?: string
  currentPassword?: string
}

export type LiveRecord = { object: string; id: string; rev: number; action: string; actor: string | null }
/** Something around a record that is a capability's own: `comment.changed`. */
export type LiveAbout = { object: string; id: string; what: string; actor: string | null }
export type LiveJob = { id: string; name: string; status: JobStatus; progress: { done: number; total: number } | null }
/** Something that concerns the reader alone. With an object it is to be shown at once. */
export type LiveNotification = { kind?: string; object?: string | null; recordId?: string | null; text?: string }
export type LiveImport = { id: string; status: string; progress: { done: number; total: number } | null }
