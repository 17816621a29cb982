import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { createRecord } from '#core/records/create.ts'
import { quoted } from '#platform/db/pool.ts'
import { readRecord } from '#core/records/read.ts'
import { removeRecords } from '#core/records/remove.ts'
import { updateRecords } from '#core/records/update.ts'

export type Conversion = {
  /** A company that is there already; null for none. Without it, one is made from the lead's company name. */
  readonly company?: { readonly id: string } | null
  /** The deal to open; null or missing for none. */
  readonly deal?: { readonly name: string; readonly amount?: unknown } | null
}

/** Makes a contact of a lead, and a company and a deal beside it. Once: a converted lead is refused. */
export async function convertLead(
  ctx: Ctx,
  id: string,
  conversion: Conversion,
): Promise<Record<'contact' | 'company' | 'deal', string | null>> {
  return inTransaction(ctx, async (inner) => {
    const lead = await readRecord(inner, 'lead', id)
    if (lead.convertedAt) throw errors.leadConverted()
    const company = await companyOf(inner, lead, conversion)
    const { name, email, phone, title, country, address, source, owner, description } = lead
    const contact = await createRecord(inner, 'contact', {
      name,
      email,
      phone,
      title,
      country,
      address,
      source,
      owner,
      description,
      company,
      stage: 'qualified',
    })
    const deal = conversion.deal
      ? (
          await createRecord(inner, 'deal', {
            name: conversion.deal.name,
            amount: conversion.deal.amount ?? null,
            company,
            contact: contact.id,
            owner,
            source,
          })
        ).id
      : null
    const values = { contact: contact.id, company, deal, status: 'converted', convertedAt: new Date().toISOString() }
    // A second conversion at the same moment finds the lead at another revision, and takes its records back.
    const [done] = await updateRecords(inner, 'lead', [{ id, values, rev: lead.rev }], true)
    if (!done) throw errors.mayNot({ action: 'update', object: 'lead' })
    if (done.rev === null) throw errors.leadConverted()
    return { contact: contact.id, company, deal }
  })
}

type Entry = { by: string; before: string; after: string }

/**
 * Takes a conversion back, as one act: contact, company and deal that it made go to the trash, with what was written in
 * them since, and the lead holds what it held. A company that was there before stays. Who converted may take it back.
 */
export async function takeBackConversion(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const lead = await readRecord(inner, 'lead', id)
    if (!lead.convertedAt) throw errors.leadNotConverted()
    const [entry] = await inner.db.rows<Entry>({
      text: `select actor_id as by, before, after from ${quoted(ctx.model.schema)}.history
        where object = 'lead' and record_id = $1 and action = 'changed' and after->>'convertedAt' is not null
        order by id desc limit 1`,
      values: [id],
    })
    if (!entry) throw errors.leadNotConverted()
    const own: Ctx = entry.by === ctx.actor.id ? { ...inner, actor: { ...ctx.actor, role: 'system' } } : inner
    for (const made of await madeBy(inner, JSON.parse(entry.after) as Record<string, string | null>)) {
      const gone = await removeRecords(own, made.object, [made.id])
      if (gone.length === 0) throw errors.mayNot({ action: 'delete', object: made.object })
    }
    const values = JSON.parse(entry.before) as Record<string, unknown>
    const [done] = await updateRecords(inner, 'lead', [{ id, values, rev: lead.rev }], true)
    if (!done) throw errors.mayNot({ action: 'update', object: 'lead' })
  })
}

/** What the conversion made: as its contact is always new, what was made at the same moment as that. */
async function madeBy(ctx: Ctx, after: Record<string, string | null>): Promise<{ object: string; id: string }[]> {
  const table = (object: string) => objectOf(ctx, object).table
  const rows = await ctx.db.arrays({
    text: ['deal', 'company', 'contact']
      .map(
        (object, i) => `select '${object}', t.id from ${table(object)} t where t.id = $${i + 1}::uuid
          and t.deleted_at is null and t.created_at = (select created_at from ${table('contact')} where id = $3)`,
      )
      .join(' union all '),
    values: [after.deal ?? null, after.company ?? null, after.contact ?? null],
  })
  return rows.map(([object, made]) => ({ object: object as string, id: made as string }))
}

async function companyOf(ctx: Ctx, lead: Record<string, unknown>, { company }: Conversion): Promise<string | null> {
  if (company === null) return null
  if (company) return (await readRecord(ctx, 'company', company.id)).id
  if (!lead.companyName) return null
  const made = await createRecord(ctx, 'company', {
    name: lead.companyName,
    country: lead.country,
    source: lead.source,
    owner: lead.owner,
  })
  return made.id
}
