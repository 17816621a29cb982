import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const strict = { additionalProperties: false }

/** Why somebody is told. The first four come from whoever keeps comments; each can be switched off by itself. */
export const notificationKinds = [
  'mention',
  'comment',
  'reaction',
  'follow',
  'task',
  'record',
  'reminder',
  'import',
  'job',
  'health',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** By mail not at all, once a day with the others, or at once. */
export type MailChoice = 'off' | 'daily' | 'now'
export type KindChoice = { readonly app: boolean; readonly mail: MailChoice }

export type Notification = {
  readonly id: string
  readonly kind: NotificationKind
  readonly object: string | null
  readonly recordId: string | null
  /** Where it leads when it is about no single record. */
  readonly path: string | null
  /** The record's name as the reader may see it now; null where it is gone or hidden from him. */
  readonly title: string | null
  readonly by: { readonly id: string; readonly name: string } | null
  readonly text: string
  readonly details: Readonly<Record<string, unknown>>
  /** How many things it stands for. */
  readonly count: number
  readonly createdAt: string
  readonly readAt: string | null
  readonly doneAt: string | null
}

export type NotificationSettings = {
  /** IANA name; null until the browser has said it. */
  readonly timeZone: string | null
  readonly kinds: Readonly<Record<NotificationKind, KindChoice>>
  /** The hour of the day the summary is sent at, in the person's time zone. */
  readonly digestHour: number
  /** "22:00" to "07:00": nothing pops up and no mail is sent meanwhile. Null where no hours are quiet. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  /** Whether this server can send mail, and to which address it would. */
  readonly mail: { readonly ready: boolean; readonly address: string | null }
}

export const listNotifications = endpoint('GET /notifications', {
  query: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
export const countNotifications = endpoint('GET /notifications/count')

/** Marks those named, or all that are open, as read or as dealt with, or takes that back. */
export const markNotifications = endpoint('PATCH /notifications', {
  body: Type.Object(
    {
      ids: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 500 })),
      read: Type.Optional(Type.Boolean()),
      done: Type.Optional(Type.Boolean()),
    },
    strict,
  ),
})

/** The reader's open deals for which nobody has an open task: how many (at most 100), and the first few. */
export type WithoutNextStep = { readonly count: number; readonly items: readonly { id: string; name: string }[] }
export const dealsWithoutNextStep = endpoint('GET /deals-without-next-step')

/** A task that repeats. */
export type Repetition = {
  /** Changes hold for this one alone; those to come are as it was before. */
  readonly alone: boolean
  /** The task that came after it, once it is done. */
  readonly nextId: string | null
  /** When the next ones will be due, three at most. */
  readonly next: readonly string[]
}
export const getRepetition = endpoint('GET /tasks/:id/repetition')
/** From now on changes hold for this task alone; DELETE: for it and all to come. */
export const setApart = endpoint('PUT /tasks/:id/exception')
export const setTogether = endpoint('DELETE /tasks/:id/exception')

/** Behind the link in every mail: asks, and ends mails. Open without a session; the token is signed. */
export const askUnsubscribe = endpoint('GET /unsubscriptions/:token')
export const unsubscribe = endpoint('POST /unsubscriptions/:token')

export const getSettings = endpoint('GET /notification-settings')
const Choice = Type.Object(
  {
    app: Type.Optional(Type.Boolean()),
    mail: Type.Optional(Type.Union([Type.Literal('off'), Type.Literal('daily'), Type.Literal('now')])),
  },
  strict,
)
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** Changes what is given and leaves the rest. */
export const changeSettings = endpoint('PATCH /notification-settings', {
  body: Type.Object(
    {
      timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      kinds: Type.Optional(Type.Partial(Type.Object(Object.fromEntries(notificationKinds.map((k) => [k, Choice]))))),
      digestHour: Type.Optional(Type.Integer({ minimum: 0, maximum: 23 })),
      quiet: Type.Optional(Type.Union([Type.Object({ from: Clock, to: Clock }, strict), Type.Null()])),
    },
    strict,
  ),
})
export type SettingsChange = {
  readonly timeZone?: string
  readonly kinds?: Partial<Record<NotificationKind, Partial<KindChoice>>>
  readonly digestHour?: number
  readonly quiet?: { from: string; to: string } | null
}
