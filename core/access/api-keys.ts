import { permissions, ranks } from '#core/access/roles.ts'
import { identityColumns, toIdentity, type Identity, type IdentityRow } from '#core/access/sessions.ts'
import { newToken, tokenHash } from '#core/access/tokens.ts'
import type { Ctx, Role } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { Db } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

/** A key as it is listed: everything but its text, which is given once and kept nowhere. */
export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly person: { readonly id: string; readonly name: string }
  readonly createdAt: string
  readonly expiresAt: string | null
  /** To the minute: a write at every request would cost more than the request. */
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** Who a key stands for: its person, with the lesser of his role and the key's. Undefined when it opens nothing. */
export async function apiKeyIdentity(control: Db, token: string): Promise<Identity | undefined> {
  const [row] = await control.rows<IdentityRow & { key_id: string; key_role: Role | null; is_noted: boolean }>({
    text: `select k.id as key_id, k.role as key_role,
        coalesce(k.last_used_at > now() - interval '1 minute', false) as is_noted, ${identityColumns}
      join control.api_key k on k.account_id = a.id and k.workspace_id = m.workspace_id
      where k.token_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
        and a.is_active`,
    values: [tokenHash(token)],
  })
  if (!row) return undefined
  if (!row.is_noted) {
    await control.count({ text: 'update control.api_key set last_used_at = now() where id = $1', values: [row.key_id] })
  }
  const identity = toIdentity(row)
  const isLimited = row.key_role !== null && ranks[row.key_role] < ranks[row.role]
  return isLimited ? { ...identity, actor: { ...identity.actor, role: row.key_role as Role }, isLimited } : identity
}

/** Makes a key for the one who asks; its text is given once and never again. It may do no more than he may. */
export async function makeApiKey(
  control: Db,
  ctx: Ctx,
  from: { name: string; role?: Role; expiresAt?: string | null },
): Promise<ApiKey & { token: string }> {
  const { name, role = ctx.actor.role, expiresAt = null } = from
  if (ranks[role] > ranks[ctx.actor.role]) throw errors.forbidden({ permission: role })
  if (expiresAt !== null && !(Date.parse(expiresAt) > Date.now())) throw errors.apiKeyExpiry({ value: expiresAt })
  const id = uuidv7()
  const token = await newApiKey(control, {
    id,
    name: name.trim(),
    workspaceId: ctx.workspace.id,
    accountId: ctx.actor.id,
    role,
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  })
  const made = (await listApiKeys(control, ctx)).find((key) => key.id === id)
  return { ...(made as ApiKey), token }
}

type NewKey = {
  id: string
  name: string
  workspaceId: string
  accountId: string
  role?: Role
  expiresAt?: string | null
}

/** The text of a new key. */
export async function newApiKey(control: Db, from: NewKey): Promise<string> {
  const token = newToken('tend_')
  await control.count({
    text: `insert into control.api_key (id, token_hash, name, workspace_id, account_id, role, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      from.id,
      tokenHash(token),
      from.name,
      from.workspaceId,
      from.accountId,
      from.role ?? null,
      from.expiresAt ?? null,
    ],
  })
  return token
}

const stamp = (column: string) => `to_char(k.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** The keys that still open something or once did, the newest first: all of them for administrators, else one's own. */
export async function listApiKeys(control: Db, ctx: Ctx): Promise<ApiKey[]> {
  const rows = await control.rows<Omit<ApiKey, 'person'> & { person_id: string; person_name: string }>({
    text: `select k.id, k.name, coalesce(k.role, m.role) as role, a.id as person_id, a.name as person_name,
        ${stamp('created_at')} as "createdAt", ${stamp('expires_at')} as "expiresAt",
        ${stamp('last_used_at')} as "lastUsedAt", ${stamp('revoked_at')} as "revokedAt"
      from control.api_key k join control.account a on a.id = k.account_id
      join control.membership m on m.account_id = k.account_id and m.workspace_id = k.workspace_id
      where k.workspace_id = $1 and ($2::uuid is null or k.account_id = $2) order by k.created_at desc, k.id desc limit 200`,
    values: [ctx.workspace.id, seesAll(ctx) ? null : ctx.actor.id],
  })
  return rows.map(({ person_id: id, person_name: name, ...key }) => ({ ...key, person: { id, name } }))
}

/** From now on the key opens nothing. Of another person's, only administrators take one away. */
export async function revokeApiKey(control: Db, ctx: Ctx, id: string): Promise<void> {
  const revoked = await control.count({
    text: `update control.api_key set revoked_at = coalesce(revoked_at, now())
      where id::text = $1 and workspace_id = $2 and ($3::uuid is null or account_id = $3)`,
    values: [id, ctx.workspace.id, seesAll(ctx) ? null : ctx.actor.id],
  })
  if (revoked === 0) throw errors.apiKeyNotFound({ id })
}

function seesAll(ctx: Ctx): boolean {
  return permissions[ctx.actor.role].includes('*')
}
