import {
  notificationKinds,
  type KindChoice,
  type NotificationKind,
  type NotificationSettings,
  type SettingsChange,
} from '#capabilities/planning/contract.ts'
import { isZone } from '#platform/zone.ts'
import type { Ctx, Workspace } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isMailReady } from '#platform/mail.ts'
import { quoted } from '#platform/db/pool.ts'

/** What holds for who never said anything: told in the app of everything, by mail once a day of what waits for him. */
const usual: Readonly<Record<NotificationKind, KindChoice>> = {
  mention: { app: true, mail: 'daily' },
  comment: { app: true, mail: 'daily' },
  reaction: { app: true, mail: 'off' },
  follow: { app: true, mail: 'off' },
  task: { app: true, mail: 'daily' },
  record: { app: true, mail: 'daily' },
  reminder: { app: true, mail: 'off' },
  import: { app: true, mail: 'off' },
  job: { app: true, mail: 'off' },
  health: { app: true, mail: 'daily' },
}

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly locale: 'en' | 'zh'
  readonly isActive: boolean
  readonly zone: string
  readonly saidZone: string | null
  readonly kinds: NotificationSettings['kinds']
  readonly digestHour: number
  readonly quiet: NotificationSettings['quiet']
  readonly digestedOn: string | null
}

type Row = {
  id: string
  name: string
  email: string | null
  locale: string | null
  active: boolean | null
  time_zone: string | null
  kinds: string | null
  digest_hour: number | null
  quiet_from: string | null
  quiet_to: string | null
  digested_on: string | null
}

export const personTable = (ctx: Ctx) => `${quoted(ctx.model.schema)}.planning_person`

/** People with how they want to be told, by id. Who is unknown or shut out is left out. */
export async function peopleById(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const rows = await ctx.db.rows<Row>({
    text: `select u.id, u.name, u.email, u.locale, u.active, p.time_zone, p.kinds, p.digest_hour, p.quiet_from, p.quiet_to,
      p.digested_on from ${quoted(ctx.model.schema)}."user" u left join ${personTable(ctx)} p on p.user_id = u.id
      where u.id = any($1::uuid[]) and u.deleted_at is null and u.active is not false`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, toPerson(row, ctx.workspace)]))
}

function toPerson(row: Row, here: Workspace): Person {
  const said = JSON.parse(row.kinds ?? '{}') as Partial<Record<NotificationKind, Partial<KindChoice>>>
  const kinds = Object.fromEntries(notificationKinds.map((kind) => [kind, { ...usual[kind], ...said[kind] }]))
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    locale: (row.locale ?? here.locale) === 'zh' ? 'zh' : 'en',
    isActive: row.active !== false,
    zone: row.time_zone ?? here.timeZone,
    saidZone: row.time_zone,
    kinds: kinds as Person['kinds'],
    digestHour: row.digest_hour ?? 8,
    quiet: row.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null,
    digestedOn: row.digested_on,
  }
}

/** How the asker wants to be told. */
export async function readSettings(ctx: Ctx): Promise<NotificationSettings> {
  const person = (await peopleById(ctx, [ctx.actor.id])).get(ctx.actor.id)
  const { saidZone = null, kinds = usual, digestHour = 8, quiet = null, email = null } = person ?? {}
  return { timeZone: saidZone, kinds, digestHour, quiet, mail: { ready: isMailReady(), address: email } }
}

/** Changes what is given and leaves the rest. */
export async function writeSettings(ctx: Ctx, change: SettingsChange): Promise<NotificationSettings> {
  const { timeZone, kinds, digestHour, quiet } = change
  if (timeZone !== undefined && !isZone(timeZone)) throw errors.zoneUnknown({ zone: timeZone })
  const now = await readSettings(ctx)
  const merged = Object.fromEntries(notificationKinds.map((kind) => [kind, { ...now.kinds[kind], ...kinds?.[kind] }]))
  const nextQuiet = quiet === undefined ? now.quiet : quiet
  await ctx.db.count({
    text: `insert into ${personTable(ctx)} (user_id, time_zone, kinds, digest_hour, quiet_from, quiet_to)
      values ($1, $2, $3, $4, $5, $6) on conflict (user_id) do update set time_zone = excluded.time_zone,
        kinds = excluded.kinds, digest_hour = excluded.digest_hour, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to`,
    values: [
      ctx.actor.id,
      timeZone ?? now.timeZone,
      JSON.stringify(merged),
      digestHour ?? now.digestHour,
      nextQuiet?.from ?? null,
      nextQuiet?.to ?? null,
    ],
  })
  return readSettings(ctx)
}
