import type { Ctx } from '#core/context.ts'
import { addChoice, changeChoice, orderChoices } from '#core/objects/added-choices.ts'
import { changeField, changeObject, orderObjects } from '#core/objects/custom/change.ts'
import * as contract from '#core/objects/custom/contract.ts'
import { makeField, makeObject } from '#core/objects/custom/make.ts'
import { described } from '#core/objects/described.ts'
import { route, type Route } from '#core/route.ts'
import type { Db } from '#platform/db/pool.ts'

const change = 'model.change'
const own = { ownTransaction: true }

/** What administrators make of the model while it runs. Tables are the owner's of the database, hence `control`. */
export function modelRoutes(control: Db): Route[] {
  const shown = (ctx: Ctx, name: string) => described(ctx, name, true)
  return [
    route(
      contract.makeObject,
      change,
      async (ctx, { body, reply }) => {
        reply.status(201)
        return shown(ctx, (await makeObject(control, ctx, body)).name)
      },
      own,
    ),
    route(
      contract.orderObjects,
      change,
      async (ctx, { body, reply }) => {
        await orderObjects(control, ctx, body.order)
        reply.status(204)
      },
      own,
    ),
    route(
      contract.changeObject,
      change,
      async (ctx, { params, body }) => shown(ctx, (await changeObject(control, ctx, params.object, body)).name),
      own,
    ),
    route(
      contract.makeField,
      change,
      async (ctx, { params, body, reply }) => {
        const { name } = await makeField(control, ctx, params.object, body)
        reply.status(201)
        return { ...shown(ctx, params.object), made: name }
      },
      own,
    ),
    route(
      contract.changeField,
      change,
      async (ctx, { params, body }) => {
        await changeField(control, ctx, params, body)
        return shown(ctx, params.object)
      },
      own,
    ),
    route(contract.addChoice, change, async (ctx, { params, body, reply }) => {
      const { label, hue } = body
      const made = await addChoice(ctx, { ...params, label, hue })
      reply.status(201)
      return made
    }),
    route(contract.changeChoice, change, (ctx, { params, body }) => changeChoice(ctx, params, body)),
    route(contract.orderChoices, change, (ctx, { params, body }) => orderChoices(ctx, params, body.order)),
  ]
}
