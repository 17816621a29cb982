import { loadChoices } from '#core/objects/added-choices.ts'
import { storedDefinitions } from '#core/objects/custom/stored.ts'
import { modelObject, sourceOf, type Model } from '#core/objects/model.ts'
import type { Db } from '#platform/db/pool.ts'

/**
 * Brings a model in memory up to what is stored. Only objects that changed are made anew: what is kept for the others,
 * their statements foremost, stays. Whoever holds an old one goes on with it to the end of what he does.
 */
export async function reloadModel(db: Db, model: Model): Promise<void> {
  const definitions = await storedDefinitions(db, model.schema)
  const objects = model.objects as Map<string, ReturnType<typeof modelObject>>
  const isReordered = definitions.some(({ name }, at) => [...objects.keys()][at] !== name)
  const now = new Map(objects)
  if (isReordered) objects.clear()
  for (const definition of definitions) {
    const known = now.get(definition.name)
    const isSame = known !== undefined && JSON.stringify(sourceOf(known)) === JSON.stringify(definition)
    objects.set(definition.name, isSame ? known : modelObject(model.schema, definition))
  }
  await loadChoices(db, model)
}
