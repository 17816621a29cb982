import type { Ctx } from '#core/context.ts'
import { condition } from '#core/access/grants.ts'
import type { PersonName } from '#core/fields/person-name.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'
import { compareNamePart, readName } from '#capabilities/quality/engine/kinds/names.ts'
import { byKey } from '#capabilities/quality/imports/rows/known.ts'
import type { KeyFilter } from '#capabilities/quality/imports/rows/key-filter.ts'
import { looseKey } from '#capabilities/quality/imports/rows/company-names.ts'

/** A record that a row may be about: in the base, or made by an earlier row. */
export type Known = { readonly id: string; readonly title: string }

/** The keys of the base under which rows of a chunk meet records. */
export type KnownByKey = Map<string, Known[]>

/** How rows find records: by all keys of e-mail and phone, by one field, or only where the base allows no second. */
export type MatchBy = { readonly fields: readonly ModelField[]; readonly byName: boolean }

/** What `options.match` means for an object; undefined where it means nothing. */
export function matchBy(object: ModelObject, match: string): MatchBy | undefined {
  const unique = [...object.fields.values()].filter((field) => field.unique)
  if (match === 'none') return { fields: unique, byName: false }
  if (match === 'email-or-phone') {
    // A call has a phone number too, and is not the same as another call to it.
    const isParty = object.fields.get('email')?.type === 'email'
    const keyed = isParty ? object.keyed.filter(({ type }) => type === 'email' || type === 'phone') : []
    return { fields: [...new Set([...keyed, ...unique])], byName: object.name === 'company' }
  }
  const field = object.fields.get(match)
  const isComparable = field && (field.kind.keys || field.type === 'personName' || field.kind.comparison === 'text')
  return field && isComparable ? { fields: [...new Set([field, ...unique])], byName: false } : undefined
}

/** The keys of a record's values, the surest first. */
export function keysOf({ fields }: MatchBy, values: Values): string[] {
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
  const {
    object,
    by: { fields },
    filter,
  } = from
  const found: KnownByKey = new Map()
  const add = (key: string, id: string, title: string) => found.set(key, [...(found.get(key) ?? []), { id, title }])
  const title = titleSql(ctx.model, object, 't')
  const contactKeys = keys.filter((key) => /^[ep]:/.test(key) && (filter?.has(key) ?? true))
  for (const { key, id, title: name } of await byKey(ctx, object.name, contactKeys)) add(key, id, name)
  for (const field of fields.filter((one) => !one.kind.keys)) {
    const asked = keys.filter((key) => key.startsWith(`${field.name}=`)).map((key) => key.slice(field.name.length + 1))
    if (asked.length === 0) continue
    const values = newValues()
    const place = values.add(asked)
    const column = `lower(t.${quoted(field.columns[0] as string)}::text)`
    const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
    const rows = await ctx.db.arrays({
      text: `select t.id, ${title}, ${column} from ${object.table} t
        where ${column} = any(${place}::text[]) and t.deleted_at is null and ${may} order by t.id`,
      values: values.list,
    })
    for (const [id, name, value] of rows as [string, string, string][]) add(`${field.name}=${value}`, id, name)
  }
  return found
}

/** Names of mailboxes that many people of a firm read. */
const shared = /^e:(info|sales|office|contact|service|support|admin|hello|mail|hr|kefu|market(ing)?)@/

/**
 * Whether a shared key means that both are the same. A switchboard, a family's telephone or an `info@` is shared by
 * people, so names must then agree as well; an address of one's own decides unless both halves of the name differ.
 */
export function isSameParty(object: ModelObject, key: string, values: Values, title: string): boolean {
  if (!/^[ep]:/.test(key)) return true
  const name = values[object.title] ?? null
  if (name === null) return true
  if (object.fields.get(object.title)?.type !== 'personName') return isSameFirm(String(name), title)
  const [left, right] = [readName({ full: [(name as PersonName).full] }), readName({ full: [title] })]
  if (!left || !right) return true
  const [family, given] = [compareNamePart(left, right, 'family'), compareNamePart(left, right, 'given')]
  if (key.startsWith('e:') && !shared.test(key)) return (family ?? 6) >= 2 || (given ?? 6) >= 2
  return (family ?? 6) >= 3 && (given ?? 6) >= 3
}

/** `云帆科技` and `上海云帆科技有限公司` share a telephone and are one; a branch is not its head office. */
function isSameFirm(a: string, b: string): boolean {
  const [left, right] = [looseKey(a), looseKey(b)]
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return long.includes(short) && !/分公司|子公司|branch|分行|办事处/.test(long.replace(short, ''))
}
