import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import { dateSketch } from '#capabilities/quality/engine/sketch/dates.ts'
import { emailSketch } from '#capabilities/quality/engine/sketch/emails.ts'
import { nameSketch } from '#capabilities/quality/engine/sketch/names.ts'
import { phoneSketch } from '#capabilities/quality/engine/sketch/phones.ts'
import { wordsSketch } from '#capabilities/quality/engine/sketch/words.ts'
import type { Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

/** The sketch of what a group of columns says in one of its fields; null for kinds that are read fast and seldom. */
export function sketchOf({ kind }: Pick<Field, 'kind'>): Sketch<unknown> | null {
  switch (kind) {
    case 'given':
      return nameSketch('given')
    case 'family':
      return nameSketch('family')
    case 'email':
      return emailSketch
    case 'phone':
      return phoneSketch
    case 'date':
      return dateSketch
    case 'words':
    case 'company':
      return wordsSketch
    default:
      return null
  }
}
