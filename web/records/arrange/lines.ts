import { groupNames, sectionOf } from '#web/records/record/groups.ts'
import { sections, type Section } from '#sdk/objects.ts'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'

/** A section of the record's page, or what is out of sight. */
export type Part = Section | 'hidden'
export type Line =
  | { readonly id: string; readonly isHead: true; readonly part: Part }
  | { readonly id: string; readonly isHead: false; readonly field: FieldMeta }
type Change = { order: string[]; places: Record<string, { section?: Section | null; hidden?: boolean }> }

export const parts: readonly Part[] = [...sections, 'hidden']
export const partNames: Readonly<Record<Part, string>> = { ...groupNames, hidden: 'arrange.hidden' }
const headOf = (part: Part) => `§${part}`

export const partOf = (object: ObjectMeta, field: FieldMeta): Part =>
  field.hidden ? 'hidden' : sectionOf(object, field)

/** The page from top to bottom: each section's head, also of an empty one, and its fields. */
export function linesOf(object: ObjectMeta): Line[] {
  return parts.flatMap((part): Line[] => [
    { id: headOf(part), isHead: true, part },
    ...object.fields
      .filter((field) => partOf(object, field) === part)
      .map((field) => ({ id: field.name, isHead: false as const, field })),
  ])
}

/** Where each field stands in an order of lines: in which part, and the how manieth of it. */
export function placesIn(ids: readonly string[]): Map<string, { part: Part; place: number }> {
  const found = new Map<string, { part: Part; place: number }>()
  let [part, place]: [Part, number] = ['main', 0]
  for (const id of ids) {
    const head = parts.find((one) => headOf(one) === id)
    if (head) [part, place] = [head, 0]
    else found.set(id, { part, place: (place += 1) })
  }
  return found
}

/** The lines with a field as the last one of a part. */
export function movedTo(ids: readonly string[], id: string, part: Part): string[] {
  const rest = ids.filter((one) => one !== id)
  const next = parts[parts.indexOf(part) + 1]
  const at = next ? rest.indexOf(headOf(next)) : rest.length
  return rest.toSpliced(at, 0, id)
}

/** What is to be said of the object so that its page looks like this, and so that it looks as it does now. */
export function changesFor(object: ObjectMeta, ids: readonly string[]): { change: Change; back: Change } {
  const places = placesIn(ids)
  const change: Change = { order: [...places.keys()], places: {} }
  const back: Change = { order: object.fields.map(({ name }) => name), places: {} }
  for (const field of object.fields) {
    const [was, part] = [partOf(object, field), places.get(field.name)?.part]
    if (part === undefined || part === was) continue
    const moves = part === 'hidden' ? {} : { section: part }
    const shows = part === 'hidden' || was === 'hidden'
    change.places[field.name] = { ...moves, ...(shows ? { hidden: part === 'hidden' } : {}) }
    back.places[field.name] = { section: field.section ?? null, ...(shows ? { hidden: was === 'hidden' } : {}) }
  }
  return { change, back }
}

/** The page as it is without anybody's doing; what is hidden stays so. */
export function usualFor(object: ObjectMeta): { change: Change; back: Change } {
  const placed = object.fields.filter(({ section }) => section)
  return {
    change: { order: [], places: Object.fromEntries(placed.map(({ name }) => [name, { section: null }])) },
    back: {
      order: object.fields.map(({ name }) => name),
      places: Object.fromEntries(placed.map(({ name, section }) => [name, { section: section ?? null }])),
    },
  }
}
