import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { guess, learn, test, type Example } from '#capabilities/quality/engine/fill/learn.ts'
import { limited, marksOf } from '#capabilities/quality/engine/fill/marks.ts'
import { cityOfPostcode, learnPlaces } from '#capabilities/quality/engine/fill/places.ts'
import type { Filler, Found, Values } from '#capabilities/quality/fill/fillers.ts'
import { allRecords } from '#capabilities/quality/fill/records.ts'

/** A filler that was tested while it was made. */
export type Learned = Filler & { readonly tried: number; readonly right: number }

// What stands in a process is decided, not found out.
const decided = new Set(['stage', 'status', 'kind', 'source', 'priority', 'rating', 'outcome'])
const telling = new Set([
  'text',
  'personName',
  'choice',
  'multiChoice',
  'country',
  'integer',
  'number',
  'email',
  'link',
])

/** Choices that similar records have: fields that are properties of the record, and that are not filled in by themselves. */
export function learnable(object: ModelObject): ModelField[] {
  return [...object.fields.values()].filter(
    (field) => field.type === 'choice' && !field.readOnly && field.fallback === undefined && !decided.has(field.name),
  )
}

const mostExamples = 50_000
const mostTested = 5000
const wanted = 0.9

/** Models that were right often enough on what is known, each record left out of the model that judged it. */
export async function learnedFillers(
  ctx: Ctx,
  objectName: string,
): Promise<{ fillers: Learned[]; refused: Learned[] }> {
  const object = objectOf(ctx, objectName)
  const targets = learnable(object)
  const hasAddress = object.fields.get('address')?.type === 'address'
  if (targets.length === 0 && !hasAddress) return { fillers: [], refused: [] }
  const needs = [...object.fields.values()].filter(({ type }) => telling.has(type)).map(({ name }) => name)
  const rows = await sample(ctx, objectName, [
    ...new Set([...needs, ...targets.map(({ name }) => name), ...(hasAddress ? ['address'] : [])]),
  ])
  const made = [
    ...targets.map((target) =>
      choiceFiller(
        object,
        target,
        needs.filter((name) => name !== target.name),
        rows,
      ),
    ),
    ...(hasAddress ? [placeFiller(rows)] : []),
  ]
  return {
    fillers: made.filter((one) => one.isGood).map(({ filler }) => filler),
    refused: made.filter((one) => !one.isGood).map(({ filler }) => filler),
  }
}

/** Spread over the whole table: the ids of one import lie side by side. */
async function sample(ctx: Ctx, object: string, fields: readonly string[]): Promise<Values[]> {
  const [counted] = await ctx.db.rows<{ n: number }>({
    text: `select count(*)::int as n from ${objectOf(ctx, object).table} where deleted_at is null`,
  })
  const step = Math.max(1, Math.ceil((counted?.n ?? 0) / mostExamples))
  const rows: Values[] = []
  let at = 0
  for await (const some of allRecords(ctx, object, fields))
    for (const row of some) if (at++ % step === 0) rows.push(row)
  return rows
}

type Made = { readonly filler: Learned; readonly isGood: boolean }

function choiceFiller(
  object: ModelObject,
  target: ModelField,
  needs: readonly string[],
  rows: readonly Values[],
): Made {
  const fields = needs.map((name) => object.fields.get(name) as ModelField)
  const marks = (values: Values) => limited(fields.flatMap((field) => marksOf(field, values[field.name])))
  const examples: Example[] = rows.flatMap((values) => {
    const label = values[target.name]
    return typeof label === 'string' ? [{ marks: marks(values), label }] : []
  })
  const model = learn(examples)
  const step = Math.max(1, Math.ceil(examples.length / mostTested))
  const tested = test(
    model,
    examples.filter((_, i) => i % step === 0),
    wanted,
  )
  const tell = (values: Values): Found | null => {
    const one = tested && guess(model, marks(values))
    return one && one.share >= tested.threshold ? { value: one.label, source: '', share: one.share } : null
  }
  const base = { rule: 'likeSimilar', field: target.name, needs, usual: 0.5, tell }
  return { filler: { ...base, tried: tested?.tried ?? 0, right: tested?.right ?? 0 }, isGood: tested !== null }
}

function placeFiller(rows: readonly Values[]): Made {
  const addresses = rows.flatMap(({ address }) =>
    address ? [address as { city?: string; postcode?: string; country?: string }] : [],
  )
  const places = learnPlaces(addresses)
  let [tried, right] = [0, 0]
  for (const address of addresses) {
    if (!address.city || !address.postcode) continue
    const city = cityOfPostcode(places, address, true)
    if (city === null) continue
    tried += 1
    if (city === address.city) right += 1
  }
  const tell = ({ address }: Values): Found | null => {
    const one = address as { city?: string; postcode?: string; country?: string } | null
    const city = one?.postcode ? cityOfPostcode(places, one) : null
    return city === null ? null : { value: city, source: one?.postcode ?? '' }
  }
  const filler = { rule: 'cityFromPostcode', field: 'address.city', needs: ['address'], usual: 0.5, tell, tried, right }
  return { filler, isGood: tried >= 10 && right / tried >= wanted }
}
