import type { Random } from '#capabilities/quality/generator/random.ts'
import { idNumberCheck } from '#core/fields/id-number.ts'

type Bearer = { readonly division: string; readonly birthday: string; readonly gender: 'male' | 'female' }

/** A made-up identity number (GB 11643) of somebody born in a division, its check digit right. */
export function makeIdNumber(random: Random, { division, birthday, gender }: Bearer): string {
  const order = random.int(0, 499) * 2 + (gender === 'male' ? 1 : 0)
  const first17 = division + birthday.replaceAll('-', '') + String(order).padStart(3, '0')
  return first17 + idNumberCheck(first17)
}
