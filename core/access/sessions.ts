import { leastPasswordLength, hashPassword, isPassword } from '#core/access/passwords.ts'
import { newToken, tokenHash } from '#core/access/tokens.ts'
import type { Actor, Role } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { Db } from '#platform/db/pool.ts'

/** Who a token stands for, and in which workspace. */
export type Identity = {
  readonly actor: Actor
  readonly workspaceId: string
  readonly email: string
  readonly locale: string | null
  /** ISO 3166; null goes by his browser. */
  readonly region: string | null
  readonly theme: string | null
  /** Keys of his own, by act. */
  readonly keys: Readonly<Record<string, string>>
  /** He came by a key that may do less than he may: then he changes nothing of himself. */
  readonly isLimited: boolean
}

const sessionDays = 30
const linkHours = 24

export const identityColumns = `a.id, a.name, a.email, a.locale, a.region, a.theme, a.keys, m.role, m.workspace_id
  from control.account a join control.membership m on m.account_id = a.id`

export type IdentityRow = {
  id: string
  name: string
  email: string
  locale: string | null
  region: string | null
  theme: string | null
  keys: string | null
  role: Role
  workspace_id: string
}

export function toIdentity(row: IdentityRow): Identity {
  const { id, name, role, email, locale, region, theme } = row
  return {
    actor: { id, name, role },
    workspaceId: row.workspace_id,
    email,
    locale,
    region,
    theme,
    keys: JSON.parse(row.keys ?? '{}') as Record<string, string>,
    isLimited: false,
  }
}

/** Who holds this session token; undefined when it is unknown, too old, or its person was shut out. */
export async function sessionIdentity(control: Db, token: string): Promise<Identity | undefined> {
  const [row] = await control.rows<IdentityRow>({
    text: `select ${identityColumns} join control.session s on s.account_id = a.id and s.workspace_id = m.workspace_id
      where s.token_hash = $1 and s.expires_at > now() and a.is_active`,
    values: [tokenHash(token)],
  })
  return row && toIdentity(row)
}

/** Opens a session for an e-mail and a password. The same refusal for a wrong e-mail as for a wrong password. */
export async function signIn(control: Db, email: string, password: string): Promise<string> {
  const [row] = await control.rows<{ id: string; password_hash: string | null; workspace_id: string }>({
    text: `select a.id, a.password_hash, m.workspace_id from control.account a
      join control.membership m on m.account_id = a.id
      where lower(a.email) = lower($1) and a.is_active order by m.workspace_id limit 1`,
    values: [email],
  })
  const isRight = await isPassword(password, row?.password_hash ?? null)
  if (!row || !isRight) throw errors.signInFailed()
  return openSession(control, row.workspace_id, row.id)
}

/** Opens a session for the token of a link, which is used up by it. */
export async function signInByLink(control: Db, token: string): Promise<string> {
  const [row] = await control.rows<{ workspace_id: string; account_id: string }>({
    text: `delete from control.sign_in_link where token_hash = $1 and expires_at > now() returning workspace_id, account_id`,
    values: [tokenHash(token)],
  })
  if (!row) throw errors.linkUsed()
  return openSession(control, row.workspace_id, row.account_id)
}

export async function openSession(control: Db, workspaceId: string, accountId: string): Promise<string> {
  const token = newToken()
  await control.count({
    text: `insert into control.session (token_hash, workspace_id, account_id, expires_at)
      values ($1, $2, $3, now() + interval '${sessionDays} days')`,
    values: [tokenHash(token), workspaceId, accountId],
  })
  return token
}

export async function closeSession(control: Db, token: string): Promise<void> {
  await control.count({ text: 'delete from control.session where token_hash = $1', values: [tokenHash(token)] })
}

/** The token of a link that signs in once, within 24 hours. Links made before for the same person stop working. */
export async function newSignInLink(control: Db, workspaceId: string, accountId: string): Promise<string> {
  const token = newToken()
  await control.transaction(async (db) => {
    await db.count({
      text: 'delete from control.sign_in_link where account_id = $1 or expires_at < now()',
      values: [accountId],
    })
    await db.count({
      text: `insert into control.sign_in_link (token_hash, workspace_id, account_id, expires_at)
        values ($1, $2, $3, now() + interval '${linkHours} hours')`,
      values: [tokenHash(token), workspaceId, accountId],
    })
  })
  return token
}

export type ProfileChange = {
  name?: string
  locale?: string
  region?: string | null
  theme?: string
  keys?: Record<string, string>
  password?: string
  currentPassword?: string
}

/** Changes what a person may change of himself. A password asks for the current one where there is one. */
export async function changeProfile(control: Db, accountId: string, change: ProfileChange): Promise<void> {
  if (change.password !== undefined) await changePassword(control, accountId, change.password, change.currentPassword)
  await control.count({
    text: `update control.account set name = coalesce($2, name), locale = coalesce($3, locale), theme = coalesce($4, theme),
      keys = coalesce($5, keys), region = case when $6 then $7 else region end where id = $1`,
    values: [
      accountId,
      change.name ?? null,
      change.locale ?? null,
      change.theme ?? null,
      change.keys ? JSON.stringify(change.keys) : null,
      change.region !== undefined,
      change.region ?? null,
    ],
  })
}

async function changePassword(control: Db, accountId: string, password: string, current = ''): Promise<void> {
  if ([...password].length < leastPasswordLength) throw errors.passwordWeak({ least: leastPasswordLength })
  const [row] = await control.rows<{ password_hash: string | null }>({
    text: 'select password_hash from control.account where id = $1',
    values: [accountId],
  })
  if (row?.password_hash && !(await isPassword(current, row.password_hash))) throw errors.passwordWrong()
  await control.count({
    text: 'update control.account set password_hash = $2 where id = $1',
    values: [accountId, await hashPassword(password)],
  })
}
