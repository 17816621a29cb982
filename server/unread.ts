import type { TSchema } from 'typebox'
import { errors } from '#core/errors.ts'

/** A schema as far as it is walked here (JSON Schema 2020-12). */
type Known = {
  readonly anyOf?: readonly Known[]
  readonly properties?: Readonly<Record<string, Known>>
  readonly items?: Known
  readonly const?: unknown
}
type Place = { readonly place: string; readonly given: string; readonly known: readonly string[] }

/** By what the shapes of a union are told apart. */
const tells = ['kind', 'do', 'type', 'op'] as const

/**
 * Where a value names a kind of thing that there is none of, that is what is wrong, and not what the checker of the
 * schema says of the last shape it tried: an error that names the place and the kinds there are, or undefined.
 */
export function unknownKind(schema: TSchema, value: unknown): Error | undefined {
  const found = search(schema as Known, value, '')
  return found && errors.unknownKind({ place: found.place, given: found.given, known: found.known.join(', ') })
}

function search(schema: Known, value: unknown, at: string): Place | undefined {
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) {
      const found = schema.items && search(schema.items, one, `${at}/${i}`)
      if (found) return found
    }
    return undefined
  }
  if (value === null || typeof value !== 'object') return undefined
  const fields = value as Readonly<Record<string, unknown>>
  if (schema.anyOf) return inUnion(schema.anyOf, fields, at)
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const found = name in fields ? search(inner, fields[name], `${at}/${name}`) : undefined
    if (found) return found
  }
  return undefined
}

function inUnion(shapes: readonly Known[], fields: Readonly<Record<string, unknown>>, at: string): Place | undefined {
  for (const tell of tells) {
    const given = fields[tell]
    const known = shapes.map((shape) => shape.properties?.[tell]?.const).filter((one) => typeof one === 'string')
    if (known.length < 2 || typeof given !== 'string') continue
    const own = shapes.find((shape) => shape.properties?.[tell]?.const === given)
    if (own) return search(own, fields, at)
    return { place: `${at}/${tell}`, given: given.slice(0, 100), known: [...new Set(known)].toSorted() }
  }
  return undefined
}
