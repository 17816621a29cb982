import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const JsonObject = Type.Record(Type.String(), Type.Unknown())

const Group = {
  groupBy: Type.Optional(Type.Array(Type.String(), { maxItems: 3 })),
  aggregate: Type.Optional(Type.Record(Type.String(), JsonObject)),
  timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  // As ISO 8601 counts: 1 is Monday, 7 Sunday.
  firstDayOfWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
  perCurrency: Type.Optional(Type.Boolean()),
}

const ListBody = Type.Object(
  {
    filter: Type.Optional(JsonObject),
    q: Type.Optional(Type.String({ maxLength: 500 })),
    sort: Type.Optional(Type.String({ maxLength: 200 })),
    fields: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
    expand: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
    limit: Type.Optional(Type.Integer()),
    after: Type.Optional(Type.String({ maxLength: 4000 })),
    skip: Type.Optional(Type.Integer()),
    back: Type.Optional(Type.Boolean()),
    count: Type.Optional(Type.Union([Type.Literal('capped'), Type.Literal('exact')])),
    deleted: Type.Optional(Type.Boolean()),
    ...Group,
  },
  { additionalProperties: false },
)

const BatchBody = Type.Object(
  {
    operations: Type.Array(
      Type.Object(
        {
          op: Type.Union([
            Type.Literal('create'),
            Type.Literal('update'),
            Type.Literal('delete'),
            Type.Literal('upsert'),
          ]),
          id: Type.Optional(Type.String()),
          rev: Type.Optional(Type.Integer()),
          by: Type.Optional(Type.String()),
          values: Type.Optional(JsonObject),
        },
        { additionalProperties: false },
      ),
    ),
    atomic: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export const listRecords = endpoint('GET /records/:object')
export const queryRecords = endpoint('POST /records/:object/query', { body: ListBody })
export const createRecord = endpoint('POST /records/:object', { body: JsonObject })
export const batchRecords = endpoint('POST /records/:object/batch', { body: BatchBody })
export const getRecord = endpoint('GET /records/:object/:id', {
  query: Type.Object({ fields: Type.Optional(Type.String()), expand: Type.Optional(Type.String()) }),
})
export const updateRecord = endpoint('PATCH /records/:object/:id', { body: JsonObject })
export const removeRecord = endpoint('DELETE /records/:object/:id')
export const restoreRecord = endpoint('POST /records/:object/:id/restoration')
export const recordHistory = endpoint('GET /records/:object/:id/history', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer()),
    after: Type.Optional(Type.String()),
    field: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
/** `kinds` by commas: note, call, meeting, task, emailMessage, file, change, and what capabilities add. */
export const recordTimeline = endpoint('GET /records/:object/:id/timeline', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer()),
    after: Type.Optional(Type.String()),
    kinds: Type.Optional(Type.String({ maxLength: 200 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
  }),
})

export const search = endpoint('GET /search', {
  query: Type.Object({
    q: Type.String({ maxLength: 500 }),
    object: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer()),
  }),
})
/** How texts are spoken in Chinese, for who searches names that lie in the page by pinyin or initials. */
export const speak = endpoint('POST /search/syllables', {
  body: Type.Object(
    { texts: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1000 }) },
    { additionalProperties: false },
  ),
})
// What the workspace has put away is left out unless it is asked for.
const HiddenQuery = Type.Object({ hidden: Type.Optional(Type.Boolean()) })
export const listObjects = endpoint('GET /objects', { query: HiddenQuery })
export const getObject = endpoint('GET /objects/:object', { query: HiddenQuery })
/** Takes a conversion back: what it made goes to the trash, and the lead is what it was. */
export const takeBackConversion = endpoint('DELETE /leads/:id/conversion')
export const convertLead = endpoint('POST /leads/:id/conversion', {
  body: Type.Object(
    {
      company: Type.Optional(Type.Union([Type.Object({ id: Type.String() }), Type.Null()])),
      deal: Type.Optional(
        Type.Union([
          Type.Object({ name: Type.String({ minLength: 1 }), amount: Type.Optional(Type.Unknown()) }),
          Type.Null(),
        ]),
      ),
    },
    { additionalProperties: false },
  ),
})
