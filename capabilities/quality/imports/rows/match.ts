import type { MappingOptions } from '#capabilities/quality/contract-imports.ts'
import type { Ctx } from '#core/context.ts'
import { condition } from '#core/access/grants.ts'
import { emailKey } from '#core/fields/email.ts'
import type { PersonName } from '#core/fields/person-name.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'
import { compareNamePart } from '#capabilities/quality/engine/kinds/name-likeness.ts'
import { readName } from '#capabilities/quality/engine/kinds/names.ts'
import { byKey } from '#capabilities/quality/imports/rows/known.ts'
import type { KeyFilter } from '#capabilities/quality/imports/rows/key-filter.ts'
import { looseKey } from '#capabilities/quality/imports/rows/company-names.ts'

/** A record that a row may be about: in the base, or made by an earlier row. */
export type Known = {
  readonly id: string
  readonly title: string
  /** Its addresses, where it was found by the id of another program. */
  readonly mails?: readonly string[]
}

/** The keys of the base under which rows of a chunk meet records. */
export type KnownByKey = Map<string, Known[]>

/**
 * How rows find records: `fields` by any of which one is known, the surest first; and `together`, groups of fields of
 * which each must agree. What the base allows no second of is always among the fields.
 */
export type MatchBy = {
  readonly fields: readonly ModelField[]
  readonly together: readonly (readonly ModelField[])[]
  readonly byName: boolean
}

type Asked = Pick<MappingOptions, 'match' | 'alsoMatch' | 'matchAll'>

/** What the options of a mapping mean for an object; a name where one of them means nothing. */
export function matchBy(object: ModelObject, { match, alsoMatch = [], matchAll = false }: Asked): MatchBy | string {
  const unique = [...object.fields.values()].filter((field) => field.unique)
  if (match === 'none') return { fields: unique, together: [], byName: false }
  const names = [...new Set([match, ...alsoMatch])]
  const groups = names.map((name) => fieldsNamed(object, name))
  const wrong = names.find((_, i) => groups[i] === undefined)
  if (wrong !== undefined) return wrong
  const known = groups.filter((group) => group !== undefined)
  if (matchAll && known.length > 1) return { fields: unique, together: known, byName: false }
  const byName = match === 'email-or-phone' && object.name === 'company'
  return { fields: [...new Set([...known.flat(), ...unique])], together: [], byName }
}

function fieldsNamed(object: ModelObject, name: string): readonly ModelField[] | undefined {
  if (name === 'email-or-phone') {
    // A call has a phone number too, and is not the same as another call to it.
    const isParty = object.fields.get('email')?.type === 'email'
    return isParty ? object.keyed.filter(({ type }) => type === 'email' || type === 'phone') : []
  }
  const field = object.fields.get(name)
  const isComparable = field && (field.kind.keys || comparable.has(field.type) || field.kind.comparison === 'text')
  return field && isComparable ? [field] : undefined
}

const comparable: ReadonlySet<string> = new Set(['personName', 'date'])

/** All fields whose keys are to be looked up. */
export function askedFields({ fields, together }: MatchBy): ModelField[] {
  return [...new Set([...together.flat(), ...fields])]
}

/** The keys of a record's values, the surest first. */
export function keysOf(fields: readonly ModelField[], values: Values): string[] {
  return fields.flatMap((field) => {
    const value = values[field.name] ?? null
    if (value === null) return []
    if (field.kind.keys) return [...field.kind.keys(value as never)]
    return [`${field.name}=${(field.kind.text?.(value as never) ?? String(value)).toLowerCase()}`]
  })
}

/** Looks the keys of a whole chunk up, in one question a kind of key. */
export async function lookUpKeys(
  ctx: Ctx,
  from: { object: ModelObject; by: MatchBy; filter: KeyFilter | null },
  keys: readonly string[],
): Promise<KnownByKey> {
  const { object, by, filter } = from
  const rest = new Set(by.together.slice(1).flat())
  const found: KnownByKey = new Map()
  const add = (key: string, id: string, title: string) => found.set(key, [...(found.get(key) ?? []), { id, title }])
  const title = titleSql(ctx.model, object, 't')
  const contactKeys = keys.filter((key) => /^[ep]:/.test(key) && (filter?.has(key) ?? true))
  for (const { key, id, title: name } of await byKey(ctx, object.name, contactKeys)) add(key, id, name)
  for (const field of askedFields(by).filter((one) => !one.kind.keys)) {
    const asked = keys.filter((key) => key.startsWith(`${field.name}=`)).map((key) => key.slice(field.name.length + 1))
    if (asked.length === 0) continue
    const values = newValues()
    const place = values.add(asked)
    // Of what must agree together only the records are asked for that the first has brought up.
    const among = rest.has(field) && !by.fields.includes(field) ? [...found.values()].flat().map(({ id }) => id) : null
    if (among?.length === 0) continue
    const column = `lower(t.${quoted(field.columns[0] as string)}::text)`
    const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
    const rows = await ctx.db.arrays({
      text: `select t.id, ${title}, ${column} from ${object.table} t
        where ${column} = any(${place}::text[]) and t.deleted_at is null and ${may}
          ${among ? `and t.id = any(${values.add(among)}::uuid[])` : ''} order by t.id`,
      values: values.list,
    })
    for (const [id, name, value] of rows as [string, string, string][]) add(`${field.name}=${value}`, id, name)
  }
  return found
}

/** A key made of the id that another program has for a record. */
export function isSourceKey(key: string): boolean {
  return key.startsWith('s:')
}

/** Names of mailboxes that many people of a firm read. */
const shared = /^e:(info|sales|office|contact|service|support|admin|hello|mail|hr|kefu|market(ing)?)@/

/**
 * Whether a shared key means that both are the same. A switchboard, a family's telephone or an `info@` is shared by
 * people, so names must then agree as well; an address of one's own decides unless both halves of the name differ, and
 * so does an id of another program, which two workspaces of that program may both have given. Long ids are seldom
 * given twice: there, name and address must both be others to say that it was.
 */
export function isSameParty(object: ModelObject, key: string, values: Values, { title, mails }: Known): boolean {
  if (!/^[ep]:/.test(key) && (!isSourceKey(key) || key.startsWith('s:tend:'))) return true
  if (/^s:(salesforce|twenty)[:/]/.test(key) && isReached(values, mails)) return true
  const name = values[object.title] ?? null
  if (name === null) return true
  const isPerson = object.fields.get(object.title)?.type === 'personName'
  const own = isPerson ? (name as PersonName).full : String(name)
  if (own === title) return true // the most frequent answer, and reading names is dear
  if (!isPerson) return isSameFirm(own, title)
  const [left, right] = [readName({ full: [own] }), readName({ full: [title] })]
  if (!left || !right) return true
  const [family, given] = [compareNamePart(left, right, 'family'), compareNamePart(left, right, 'given')]
  if (isSourceKey(key) || (key.startsWith('e:') && !shared.test(key))) return (family ?? 6) >= 2 || (given ?? 6) >= 2
  return (family ?? 6) >= 3 && (given ?? 6) >= 3
}

/** Whether the addresses of a row do not speak against those of a record: one is the same, or either has none. */
function isReached({ email }: Values, mails: readonly string[] = []): boolean {
  const own = new Set(Array.isArray(email) ? email.map((one) => emailKey(String(one))) : [])
  return own.size === 0 || mails.length === 0 || mails.some((one) => own.has(emailKey(one)))
}

/** `云帆科技` and `上海云帆科技有限公司` share a telephone and are one; a branch is not its head office. */
function isSameFirm(a: string, b: string): boolean {
  const [left, right] = [looseKey(a), looseKey(b)]
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return long.includes(short) && !/分公司|子公司|branch|分行|办事处/.test(long.replace(short, ''))
}
