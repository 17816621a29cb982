import { recordTitle } from '#web/records/field/title.ts'
import { queryRecords } from '#web/records.ts'
import type { ObjectMeta } from '#web/types.ts'

type Wanted = { object: string; title: string }

/** The ids of records by object and title, "company/Acme"; a title that several bear stands for none. */
export async function titlesToIds(
  wanted: readonly Wanted[],
  objects: readonly ObjectMeta[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const [name, some] of Map.groupBy(wanted, ({ object }) => object)) {
    const object = objects.find((one) => one.name === name)
    if (!object) continue
    const titles = [...new Set(some.map(({ title }) => title))]
    for (let at = 0; at < titles.length; at += 100) {
      const part = titles.slice(at, at + 100)
      const { items } = await queryRecords(name, {
        filter: { [object.title]: { in: part } },
        fields: [object.title],
        limit: 200,
      })
      for (const [title, same] of Map.groupBy(items, (item) => recordTitle(object, item)))
        if (same.length === 1 && same[0]) found.set(`${name}/${title}`, same[0].id)
    }
  }
  return found
}
