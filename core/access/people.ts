import { ranks } from '#core/access/roles.ts'
import { newSignInLink } from '#core/access/sessions.ts'
import type { Ctx, Role } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { updateRecords } from '#core/records/update.ts'
import { addPerson, contextOf, type OpenWorkspace } from '#core/workspaces.ts'
import type { Pool } from '#platform/db/pool.ts'

/** Adds a person and gives the token of the link by which he signs in first. Nobody gives more than he has. */
export async function invite(
  pool: Pool,
  open: OpenWorkspace,
  ctx: Ctx,
  from: { email: string; name: string; role: Role },
): Promise<{ id: string; token: string }> {
  mayGive(ctx, from.role)
  const [taken] = await pool
    .as(null)
    .rows({ text: 'select 1 from control.account where lower(email) = lower($1)', values: [from.email] })
  if (taken) throw errors.valueTaken({ object: 'user', field: 'email' })
  const id = await addPerson(pool, open, from)
  return { id, token: await newSignInLink(pool.as(null), open.workspace.id, id) }
}

/** Changes a person's role, or shuts him out. The last owner stays one. */
export async function changePerson(
  pool: Pool,
  open: OpenWorkspace,
  ctx: Ctx,
  change: { id: string; role?: Role; active?: boolean },
): Promise<void> {
  await pool.as(null).transaction(async (db) => {
    const people = await db.rows<{ account_id: string; role: Role; is_active: boolean }>({
      text: `select m.account_id, m.role, a.is_active from control.membership m join control.account a on a.id = m.account_id
        where m.workspace_id = $1 order by m.account_id for update of m`,
      values: [open.workspace.id],
    })
    const person = people.find(({ account_id }) => account_id === change.id)
    if (!person) throw errors.recordNotFound({ object: 'user', id: change.id })
    mayGive(ctx, person.role)
    if (change.role) mayGive(ctx, change.role)
    const owners = people.filter(({ role, is_active }) => role === 'owner' && is_active)
    const isLast = owners.length === 1 && owners[0]?.account_id === change.id
    if (isLast && (change.active === false || (change.role && change.role !== 'owner'))) {
      throw errors.mayNot({ action: 'update', object: 'user' })
    }
    await db.count({
      text: 'update control.membership set role = coalesce($3, role) where workspace_id = $1 and account_id = $2',
      values: [open.workspace.id, change.id, change.role ?? null],
    })
    await db.count({
      text: 'update control.account set is_active = coalesce($2, is_active) where id = $1',
      values: [change.id, change.active ?? null],
    })
    if (change.active === false)
      await db.count({ text: 'delete from control.session where account_id = $1', values: [change.id] })
    const values = {
      ...(change.role ? { role: change.role } : {}),
      ...(change.active === undefined ? {} : { active: change.active }),
    }
    await updateRecords(
      contextOf({ ...open, db }, { ...ctx.actor, role: 'system' }),
      'user',
      [{ id: change.id, values }],
      true,
    )
  })
}

/** The token of a link by which a person signs in once: for somebody who has lost his password. */
export async function newLink(pool: Pool, open: OpenWorkspace, ctx: Ctx, id: string): Promise<string> {
  const control = pool.as(null)
  const [person] = await control.rows<{ role: Role; is_active: boolean }>({
    text: `select m.role, a.is_active from control.membership m join control.account a on a.id = m.account_id
      where m.workspace_id = $1 and m.account_id = $2`,
    values: [open.workspace.id, id],
  })
  if (!person?.is_active) throw errors.recordNotFound({ object: 'user', id })
  mayGive(ctx, person.role)
  return newSignInLink(control, open.workspace.id, id)
}

function mayGive(ctx: Ctx, role: Role): void {
  if (ranks[ctx.actor.role] < ranks[role] || ranks[ctx.actor.role] < ranks.admin)
    throw errors.forbidden({ permission: 'people.manage' })
}
