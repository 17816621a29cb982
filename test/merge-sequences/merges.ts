import { mergeRecords } from '#core/records/merge/merge.ts'
import { unmerge } from '#core/records/merge/unmerge.ts'
import { isDeclared } from '#platform/errors.ts'
import { alive, pick, short, type World } from '#test/merge-sequences/world.ts'

/** Makes one record of two to four; now and then with a value that was typed, or taken from one of them. */
export async function mergeSome(world: World): Promise<void> {
  const kind = pick(world, ['company', 'contact', 'contact', 'campaign', 'deal'] as const)
  if (!kind) return
  const group = alive(world, kind)
  const into = pick(world, group)
  const others = group.filter((id) => id !== into)
  if (world.random(2)) others.reverse()
  const from = others.filter((_, i) => i === 0 || world.random(3) === 0).slice(0, 3)
  if (into === undefined || from.length === 0) return
  const values =
    kind === 'contact' && world.random(2)
      ? { title: pick(world, ['chosen', null, `chosen ${world.count++}`]) }
      : undefined
  const names = { contact: ['department', 'email', 'company', 'tags'], company: ['shortName', 'tags', 'parent'] }
  const field = pick(world, names[kind as 'contact'] ?? (kind === 'campaign' ? ['members'] : ['contact']))
  const take = world.random(2) && field ? { [field]: pick(world, [into, ...from]) as string } : undefined
  const merge = await mergeRecords(world.ctx, {
    object: kind,
    into,
    from,
    ...(values ? { values } : {}),
    ...(take ? { take } : {}),
  })
  world.log.push(
    `merge ${short(merge.id)} ${kind} ${from.map(short).join()} -> ${short(into)} ${JSON.stringify({ ...values, ...take })}`,
  )
  world.steps += 1
  world.open.push({ id: merge.id, into, from, taken: take && field })
  for (const id of from) world.gone.set(id, into)
}

/** Takes any merge back, unless a later one covers it. A survivor that is in the trash comes back from it. */
export async function unmergeSome(world: World): Promise<void> {
  const merge = pick(world, world.open)
  if (!merge) return
  try {
    await unmerge(world.ctx, merge.id)
  } catch (error) {
    if (!isDeclared(error) || error.code !== 'core.mergeCovered') throw error
    return
  }
  world.log.push(`unmerge ${short(merge.id)}`)
  world.steps += 1
  world.open.splice(world.open.indexOf(merge), 1)
  for (const id of merge.from) world.gone.delete(id)
  const survivor = world.truth.get(merge.into)
  if (survivor) survivor.deleted = false
}
