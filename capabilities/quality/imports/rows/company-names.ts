import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { newValues } from '#core/records/select.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'

/**
 * The companies of the base by their names, held in memory for the length of a run: some 100 bytes a name, so a
 * million companies take 200 MB.
 */
export type CompanyNames = {
  /** The company meant by a name: null where several are, undefined where none is. */
  readonly find: (name: string) => string | null | undefined
  /** The company of exactly that name, legal form included. */
  readonly findWhole: (name: string) => string | undefined
  readonly add: (id: string, name: string, shortName?: string | null) => void
  /** Forgets one that was added since the last `keep`. */
  readonly remove: (id: string) => void
  /** Forgets what was added since the last `keep`, because it was not written. */
  readonly forget: () => void
  readonly keep: (upTo?: number) => void
  /** How many are not kept yet. */
  readonly mark: () => number
}

const hanForms = /(股份有限公司|有限责任公司|集团有限公司|有限公司)/gu
const latinWords =
  'inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg sa sas sarl srl spa bv nv oy ab ' +
  'kk pty pte pvt'
const latinForms = new RegExp(`[ ,.]+(${latinWords.replaceAll(' ', '|')})\\.?$`)

/** Letters and digits of a name, folded. */
export function wholeKey(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The same without the legal form: `Acme, Inc.` and `ACME` meet, a branch and its head office do not. */
export function looseKey(name: string): string {
  let text = fold(name)
    .replace(/b\.v\.$/, 'bv')
    .replace(/k\.k\.$/, 'kk')
    .replace(/s\.l\.$/, 'sl')
    .replace(/[（(]([^()（）]*)[)）]/g, '$1')
  text = text.replace(hanForms, '').replace(/(?<!分|子)公司$/u, '')
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(latinForms, '')
  }
  return text.replace(/[^\p{L}\p{N}]+/gu, '') || wholeKey(name)
}

export async function companyNames(ctx: Ctx): Promise<CompanyNames> {
  const object = objectOf(ctx, 'company')
  const values = newValues()
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const rows = await ctx.db.arrays({
    text: `select t.id, t.name, t.short_name from ${object.table} t where t.deleted_at is null and ${may}
      order by t.id`,
    values: values.list,
  })
  const names = emptyNames()
  for (const [id, name, shortName] of rows as [string, string, string | null][]) names.add(id, name, shortName)
  names.keep()
  return names
}

type Added = {
  readonly map: Map<string, string | null>
  readonly key: string
  readonly was: string | null | undefined
  readonly id: string
}

function takeBack({ map, key, was }: Added): void {
  if (was === undefined) map.delete(key)
  else map.set(key, was)
}

const mostTaken = 20_000

export function emptyNames(): CompanyNames {
  const [whole, loose, short] = [
    new Map<string, string | null>(),
    new Map<string, string | null>(),
    new Map<string, string | null>(),
  ]
  let added: Added[] = []
  // A firm of many people is named in many rows: its name is taken apart once.
  const taken = new Map<string, readonly [whole: string, loose: string]>()
  const keysOf = (name: string) => {
    const known = taken.get(name)
    if (known) return known
    if (taken.size > mostTaken) taken.clear()
    const keys = [wholeKey(name), looseKey(name)] as const
    taken.set(name, keys)
    return keys
  }
  const put = (map: Map<string, string | null>, key: string, id: string) => {
    const was = map.get(key)
    // Of two spellings of one name the older record is meant; a short name that two firms share says nothing.
    if (key === '' || was === id || was === null || (map !== short && was !== undefined)) return
    added.push({ map, key, was, id })
    map.set(key, was === undefined ? id : null)
  }
  return {
    find: (name) => {
      const [wholly, loosely] = keysOf(name)
      return whole.get(wholly) ?? loose.get(loosely) ?? short.get(loosely)
    },
    findWhole: (name) => whole.get(wholeKey(name)) ?? undefined,
    add: (id, name, shortName) => {
      put(whole, wholeKey(name), id)
      put(loose, looseKey(name), id)
      if (shortName) put(short, looseKey(shortName), id)
    },
    remove: (id) => {
      for (const one of added) if (one.id === id) takeBack(one)
      added = added.filter((one) => one.id !== id)
    },
    forget: () => {
      for (const one of added.toReversed()) takeBack(one)
      added = []
    },
    keep: (upTo = added.length) => {
      added = added.slice(upTo)
    },
    mark: () => added.length,
  }
}
