import { inTransaction, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { createRecord } from '#core/records/create.ts'
import { readRecord } from '#core/records/read.ts'
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
