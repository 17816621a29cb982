import { call, emailMessage, meeting, note, task, ticket } from '#core/objects/activities.ts'
import { company } from '#core/objects/company.ts'
import { contact } from '#core/objects/contact.ts'
import { deal, pipeline, stage } from '#core/objects/deal.ts'
import { lead } from '#core/objects/lead.ts'
import { order, orderLine, product, quote, quoteLine } from '#core/objects/sales.ts'
import { campaign, file, team, user } from '#core/objects/workspace.ts'
import type { ObjectDefinition } from '#sdk/objects.ts'

/** The objects every workspace has, in the order navigation shows them. */
export const builtInObjects: readonly ObjectDefinition[] = [
  contact,
  company,
  lead,
  deal,
  task,
  ticket,
  quote,
  order,
  product,
  campaign,
  call,
  meeting,
  emailMessage,
  note,
  file,
  pipeline,
  stage,
  quoteLine,
  orderLine,
  user,
  team,
]

/** The built-in object of that name, or undefined. */
export function objectDefinition(name: string): ObjectDefinition | undefined {
  return builtInObjects.find((object) => object.name === name)
}
