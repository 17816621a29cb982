import { errors } from '#core/errors.ts'
import { historyJson, timelineJson } from '#core/history/timeline.ts'
import { described, describedObjects } from '#core/objects/described.ts'
import { aggregateJson, type GroupQuery } from '#core/records/aggregate.ts'
import { batchJson } from '#core/records/batch.ts'
import * as contract from '#core/records/contract.ts'
import { createJson } from '#core/records/create.ts'
import { convertLead, takeBackConversion } from '#core/records/lead-conversion.ts'
import { listJson, type ListQuery } from '#core/records/list.ts'
import { listQuery, names } from '#core/records/query-string.ts'
import { readJson } from '#core/records/read.ts'
import { removeRecord, restoreRecord } from '#core/records/remove.ts'
import { searchJson } from '#core/records/search.ts'
import { syllablesOf } from '#core/records/syllables.ts'
import { updateJson } from '#core/records/update.ts'
import { jsonText, route } from '#core/route.ts'

const use = 'record.use'
// Each of these is one statement, or opens its transaction itself.
const own = { ownTransaction: true }

export const recordRoutes = [
  route(contract.listRecords, use, async (ctx, { params, query }) =>
    jsonText(await listJson(ctx, params.object, listQuery(query as unknown as Record<string, string>))),
  ),
  route(
    contract.queryRecords,
    use,
    async (ctx, { params, body }) => {
      const isGrouped = body.groupBy !== undefined || body.aggregate !== undefined
      return jsonText(
        await (isGrouped
          ? aggregateJson(ctx, params.object, body as GroupQuery)
          : listJson(ctx, params.object, body as ListQuery)),
      )
    },
    { isLook: true },
  ),
  route(
    contract.createRecord,
    use,
    async (ctx, { params, body }) => jsonText(await createJson(ctx, params.object, body), 201),
    own,
  ),
  route(
    contract.batchRecords,
    use,
    async (ctx, { params, body }) => jsonText(await batchJson(ctx, params.object, body.operations, body.atomic)),
    own,
  ),
  route(contract.getRecord, use, async (ctx, { params, query }) =>
    jsonText(
      await readJson(ctx, params.object, params.id, { fields: names(query.fields), expand: names(query.expand) }),
    ),
  ),
  route(
    contract.updateRecord,
    use,
    async (ctx, { params, body, request }) =>
      jsonText(
        await updateJson(ctx, params.object, { id: params.id, input: body, rev: revOf(request.headers['if-match']) }),
      ),
    own,
  ),
  route(
    contract.removeRecord,
    use,
    async (ctx, { params, request, reply }) => {
      await removeRecord(ctx, params.object, params.id, revOf(request.headers['if-match']))
      reply.status(204)
    },
    own,
  ),
  route(contract.restoreRecord, use, async (ctx, { params }) =>
    jsonText(await restoreRecord(ctx, params.object, params.id)),
  ),
  route(contract.recordHistory, use, async (ctx, { params, query }) =>
    jsonText(await historyJson(ctx, params.object, params.id, query)),
  ),
  route(contract.recordTimeline, use, async (ctx, { params, query }) =>
    jsonText(await timelineJson(ctx, params.object, params.id, { ...query, kinds: names(query.kinds) })),
  ),
  route(contract.search, use, async (ctx, { query }) => jsonText(await searchJson(ctx, query.q, query))),
  route(contract.speak, use, (_, { body }) => ({ items: body.texts.map((text) => syllablesOf(text, false)) }), {
    isLook: true,
  }),
  route(contract.listObjects, use, (ctx, { query }) => ({ items: describedObjects(ctx, query.hidden === true) })),
  route(contract.getObject, use, (ctx, { params, query }) => described(ctx, params.object, query.hidden === true)),
  route(contract.convertLead, use, (ctx, { params, body }) => convertLead(ctx, params.id, body as never), own),
  route(contract.takeBackConversion, use, (ctx, { params }) => takeBackConversion(ctx, params.id), own),
]

/** `If-Match: "3"`, also without the quotes; `*` asks for nothing. */
function revOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined
  const rev = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  if (rev === undefined) throw errors.badQuery({ why: 'If-Match is not a revision' })
  return Number(rev)
}
