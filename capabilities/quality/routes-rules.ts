import * as contract from '#capabilities/quality/contract-rules.ts'
import { countRulesLater } from '#capabilities/quality/rules/jobs.ts'
import { proposals } from '#capabilities/quality/rules/proposals.ts'
import {
  changeRule,
  failingRecords,
  listRules,
  makeRule,
  readRule,
  removeRule,
  tryRule,
} from '#capabilities/quality/rules/rules.ts'
import { objectOf } from '#core/context.ts'
import { route } from '#core/route.ts'

const look = 'quality.review'
const rule = 'quality.rules'
// They count on the whole base first, and hold no transaction open meanwhile.
const own = { ownTransaction: true }

export const ruleRoutes = [
  route(contract.listRules, look, async (ctx, { query }) => ({ items: await listRules(ctx, query.object) })),
  route(contract.proposedRules, look, async (ctx, { query }) => ({ items: await proposals(ctx, query.object) })),
  route(contract.getRule, look, (ctx, { params }) => readRule(ctx, params.id)),
  route(contract.tryRule, look, (ctx, { body }) => tryRule(ctx, body), { isLook: true }),
  route(
    contract.makeRule,
    rule,
    async (ctx, { body, reply }) => {
      const made = await makeRule(ctx, body)
      reply.status(201)
      return made
    },
    own,
  ),
  route(contract.changeRule, rule, (ctx, { params, body }) => changeRule(ctx, params.id, body), own),
  route(contract.removeRule, rule, (ctx, { params }) => removeRule(ctx, params.id), own),
  route(contract.failingRecords, look, (ctx, { params, query }) => failingRecords(ctx, params.id, query)),
  route(contract.countRules, rule, async (ctx, { body, reply }) => {
    if (body.object !== undefined) objectOf(ctx, body.object)
    reply.status(202)
    return { job: await countRulesLater(ctx, body) }
  }),
]
