import { removeRecords, restoreRecords } from '#core/records/remove.ts'
import { updateRecord } from '#core/records/update.ts'
import type { Values } from '#core/records/values.ts'
import { alive, heldBy, kinds, make, pick, short, type World } from '#test/merge-sequences/world.ts'

/** One edit by a person; it goes into the truth of the record he edited. */
export async function editSome(world: World): Promise<void> {
  const kind = pick(world, kinds)
  const id = kind && pick(world, alive(world, kind))
  if (id === undefined) return
  const n = world.count++
  const company = pick(
    world,
    alive(world, 'company').filter((one) => one !== id),
  )
  const contact = pick(world, alive(world, 'contact'))
  const half = world.random(2) === 0
  switch (kind) {
    case 'company':
      return edit(world, id, half ? { shortName: `S${n}` } : { parent: pick(world, [company ?? null, null]) })
    case 'deal':
      return edit(world, id, half ? { company: pick(world, [company ?? null, null]) } : { contact: contact ?? null })
    case 'task':
    case 'note':
      return edit(world, id, { target: targetOf(company, contact, half) })
    case 'contact':
      if (!half) return editList(world, { id, name: 'email', fresh: `n${n}@example.com` })
      return edit(
        world,
        id,
        pick(world, [{ title: `T${n}` }, { department: null }, { company: company ?? null }]) as Values,
      )
    case 'campaign':
      return editList(world, { id, name: 'members', fresh: contact })
    default:
      return editList(world, { id, name: 'attendees', fresh: contact })
  }
}

/** A child that is made after merges stays with the record it was made for. */
export async function addSome(world: World): Promise<void> {
  const n = world.count++
  const company = pick(world, alive(world, 'company'))
  const contact = pick(world, alive(world, 'contact'))
  const kind = pick(world, ['deal', 'task', 'contact', 'campaign'] as const)
  const values: Record<string, Values> = {
    deal: { name: `Deal n${n}`, company: company ?? null, contact: contact ?? null },
    task: { subject: `Task n${n}`, target: targetOf(company, contact, world.random(2) === 0) },
    contact: { name: `Person n${n}`, company: company ?? null },
    campaign: { name: `Campaign n${n}`, members: contact ? [contact] : null },
  }
  if (!kind) return
  const [id] = await make(world, kind, [values[kind] as Values])
  world.steps += 1
  world.log.push(`add ${kind} ${short(id as string)} ${JSON.stringify(values[kind])}`)
}

/** Puts a record into the trash, a survivor maybe, or takes one out again. */
export async function trashSome(world: World): Promise<void> {
  const deleted = [...world.truth].filter(([, one]) => one.deleted).map(([id]) => id)
  if (deleted.length > 0 && world.random(2)) return restore(world, pick(world, deleted) as string)
  const kind = pick(world, kinds)
  const id = kind && pick(world, alive(world, kind))
  const record = world.truth.get(id ?? '')
  if (id === undefined || !record) return
  await removeRecords(world.ctx, record.kind, [id])
  record.deleted = true
  world.steps += 1
  world.log.push(`delete ${kind} ${short(id)}`)
}

export async function restore(world: World, id: string): Promise<void> {
  const record = world.truth.get(id)
  if (!record) return
  await restoreRecords(world.ctx, record.kind, [id])
  record.deleted = false
  world.steps += 1
  world.log.push(`restore ${record.kind} ${short(id)}`)
}

function targetOf(company: string | undefined, contact: string | undefined, half: boolean): Values | null {
  if (company && (half || !contact)) return { object: 'company', id: company }
  return contact ? { object: 'contact', id: contact } : null
}

async function edit(world: World, id: string, values: Values): Promise<void> {
  const record = world.truth.get(id)
  if (!record) return
  const now = await heldBy(world, record.kind, id)
  // Saying again what is there already changes nothing, so it does not count as an edit.
  const fresh = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(now[name]) !== JSON.stringify(value)),
  )
  if (Object.keys(fresh).length === 0) return
  await updateRecord(world.ctx, record.kind, id, fresh)
  world.steps += 1
  world.log.push(`edit ${record.kind} ${short(id)} ${JSON.stringify(fresh)}`)
  Object.assign(record.values, fresh)
}

async function editList(world: World, change: { id: string; name: string; fresh: string | undefined }): Promise<void> {
  const { id, name, fresh } = change
  const record = world.truth.get(id)
  if (!record) return
  const { kind, values } = record
  const now = ((await heldBy(world, kind, id))[name] as string[] | null) ?? []
  const truth = (values[name] as string[] | null) ?? []
  const out = now.length > 0 && world.random(2) ? pick(world, now) : undefined
  // Put back by hand, a link cannot be told from one that never left.
  if (out === undefined && (!fresh || now.includes(fresh) || world.left.has(`${id} ${fresh}`))) return
  // Whom a merge dropped from the list, and who is now the same one as somebody in it: when that one is taken out,
  // whether the other was meant as well nobody can say.
  const isCut = world.open.some(({ into, taken }) => into === id && taken === name)
  if (out !== undefined && isCut && truth.some((one) => one !== out && whereNow(world, one) === out)) return
  const next = out === undefined ? [...now, fresh as string] : now.filter((one) => one !== out)
  await updateRecord(world.ctx, kind, id, { [name]: next })
  world.steps += 1
  world.log.push(
    `edit ${kind} ${short(id)} ${name} ${out === undefined ? '+' : '-'} ${short(out ?? (fresh as string))}`,
  )
  if (out === undefined) {
    values[name] = [...new Set([...truth, fresh])]
    return
  }
  const rest = truth.filter((one) => whereNow(world, one) !== out)
  for (const one of [out, ...truth.filter((other) => !rest.includes(other))]) {
    for (let at: string | undefined = one; at !== undefined; at = world.gone.get(at)) world.left.add(`${id} ${at}`)
  }
  values[name] = rest.length > 0 ? rest : null
}

function whereNow(world: World, id: string): string {
  let at = id
  while (world.gone.has(at)) at = world.gone.get(at) as string
  return at
}
