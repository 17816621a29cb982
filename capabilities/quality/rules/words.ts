import { asSystem } from '#capabilities/quality/rules/fails.ts'
import type { RuleDraft, RuleFilter, Sentence } from '#capabilities/quality/contract-rules.ts'
import { sentenceOf, type Words } from '#capabilities/quality/engine/validate/sentence.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { systemField } from '#core/records/filter.ts'
import { titleSql } from '#core/records/select.ts'

/** Rules as sentences, with the names of the records that they mention. */
export async function sentencesOf(ctx: Ctx, drafts: readonly RuleDraft[]): Promise<Sentence[]> {
  const titles = await titlesOf(ctx, drafts)
  return drafts.map(({ object, check, when }) => {
    const model = ctx.model.objects.get(object)
    return model ? sentenceOf(check, when, wordsOf(ctx, model, titles)) : { en: object, zh: object }
  })
}

type Titles = ReadonlyMap<string, string>

function wordsOf(ctx: Ctx, object: ModelObject, titles: Titles): Words {
  const at = (path: string) => stepsOf(ctx, object, path)
  return {
    objects: object.plural,
    field: (path) => {
      const { labels } = at(path)
      return { en: labels.map(({ en }) => en).join('’s '), zh: labels.map(({ zh }) => zh).join('的') }
    },
    value: (path, value) => valueWords(at(path).field, value, titles),
    isDay: (path) => at(path).field?.kind.comparison === 'date',
    behind: (name) => {
      const target = ctx.model.objects.get(object.fields.get(name)?.target ?? '')
      return wordsOf(ctx, target ?? object, titles)
    },
  }
}

type Steps = { readonly labels: readonly Sentence[]; readonly field: ModelField | undefined }

/** What the steps of a path are called, and the field it ends at; one that is gone is called by its name. */
function stepsOf(ctx: Ctx, object: ModelObject, path: string): Steps {
  const [name = '', ...rest] = path.split('.')
  const field = systemField(name) ?? object.fields.get(name)
  const label: Sentence = field?.label ?? { en: name, zh: name }
  if (rest.length === 0) return { labels: [label], field }
  const target = field?.target ? ctx.model.objects.get(field.target) : undefined
  if (target) {
    const inner = stepsOf(ctx, target, rest.join('.'))
    return { labels: [label, ...inner.labels], field: inner.field }
  }
  const part = partNames[rest[0] as string] ?? { en: rest.join('.'), zh: rest.join('.') }
  return { labels: [label, part], field: field && { ...field, type: 'text' } }
}

const partNames: Readonly<Record<string, Sentence>> = {
  country: { en: 'country', zh: '国家/地区' },
  region: { en: 'province or state', zh: '省/州' },
  city: { en: 'city', zh: '城市' },
  district: { en: 'district', zh: '区县' },
  street: { en: 'street', zh: '街道' },
  postcode: { en: 'postcode', zh: '邮编' },
  amount: { en: 'amount', zh: '数额' },
  currency: { en: 'currency', zh: '币种' },
  family: { en: 'family name', zh: '姓' },
  given: { en: 'given name', zh: '名' },
}

const regions = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  zh: new Intl.DisplayNames('zh-Hans', { type: 'region' }),
}

function valueWords(field: ModelField | undefined, value: unknown, titles: Titles): Sentence {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const option = field?.options?.find((one) => one.value === text)
  if (option) return option.label
  if (field?.type === 'country' && /^[A-Z]{2}$/.test(text))
    return { en: regions.en.of(text) ?? text, zh: regions.zh.of(text) ?? text }
  if (text === 'true') return { en: 'yes', zh: '是' }
  if (text === 'false') return { en: 'no', zh: '否' }
  const title = titles.get(text) ?? text
  return { en: title, zh: title }
}

/** The titles of records that filters name by their ids. */
async function titlesOf(ctx: Ctx, drafts: readonly RuleDraft[]): Promise<Titles> {
  const wanted = new Map<string, Set<string>>()
  for (const { object, check, when } of drafts) {
    const model = ctx.model.objects.get(object)
    if (!model) continue
    if (when) collect(ctx, model, when, wanted)
    if (check.kind === 'filter') collect(ctx, model, check.filter, wanted)
    const behind =
      check.kind === 'link' ? ctx.model.objects.get(model.fields.get(check.field)?.target ?? '') : undefined
    if (check.kind === 'link' && check.filter && behind) collect(ctx, behind, check.filter, wanted)
  }
  const titles = new Map<string, string>()
  for (const [name, ids] of wanted) {
    const object = objectOf(asSystem(ctx), name)
    const rows = await ctx.db.arrays({
      text: `select t.id, ${titleSql(ctx.model, object, 't')} from ${object.table} t where t.id = any($1::uuid[])`,
      values: [[...ids].slice(0, 1000)],
    })
    for (const [id, title] of rows) titles.set(id as string, String(title ?? ''))
  }
  return titles
}

function collect(ctx: Ctx, object: ModelObject, filter: RuleFilter, into: Map<string, Set<string>>): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === 'and' || key === 'or' || key === 'not') {
      for (const one of Array.isArray(value) ? value : [value]) collect(ctx, object, one as RuleFilter, into)
      continue
    }
    const target = stepsOf(ctx, object, key).field?.target
    if (!target || !ctx.model.objects.has(target)) continue
    const ids = JSON.stringify(value ?? '').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []
    into.set(target, new Set([...(into.get(target) ?? []), ...ids.filter(isUuid).map((id) => id.toLowerCase())]))
  }
}
