import * as contract from '#capabilities/planning/contract.ts'
import { askToUnsubscribe, endMails } from '#capabilities/planning/mail/page.ts'
import { workspaceOfToken } from '#capabilities/planning/mail/unsubscribe.ts'
import { countUnread, listNotifications, markNotifications } from '#capabilities/planning/notifications/stored.ts'
import { dealsWithoutNextStep } from '#capabilities/planning/people/next-steps.ts'
import { readSettings, writeSettings } from '#capabilities/planning/people/settings.ts'
import { repetitionOf, setApart, setTogether } from '#capabilities/planning/repeats/apart.ts'
import { route } from '#core/route.ts'

const use = 'record.use'
const guestOf = ({ token = '' }: Readonly<Record<string, string>>) => workspaceOfToken(token)

export const planningRoutes = [
  route(contract.listNotifications, use, (ctx, { query }) => listNotifications(ctx, query)),
  route(contract.countNotifications, use, (ctx) => countUnread(ctx)),
  route(contract.markNotifications, use, (ctx, { body }) => markNotifications(ctx, body)),
  route(contract.getSettings, use, (ctx) => readSettings(ctx)),
  route(contract.changeSettings, use, (ctx, { body }) => writeSettings(ctx, body as contract.SettingsChange)),
  route(contract.dealsWithoutNextStep, use, (ctx) => dealsWithoutNextStep(ctx)),
  route(contract.getRepetition, use, (ctx, { params }) => repetitionOf(ctx, params.id)),
  route(contract.setApart, use, (ctx, { params }) => setApart(ctx, params.id)),
  route(contract.setTogether, use, (ctx, { params }) => setTogether(ctx, params.id)),
  route(contract.askUnsubscribe, null, (ctx, { params, reply }) => askToUnsubscribe(ctx, params.token, reply), {
    guestOf,
  }),
  route(contract.unsubscribe, null, (ctx, { params, reply }) => endMails(ctx, params.token, reply), { guestOf }),
]
