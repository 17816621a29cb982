import { creditCodeAlphabet, creditCodeCheck } from '#core/fields/credit-code.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] // GB 11714-1997

/** A made-up credit code of a company registered in a division (six digits of GB/T 2260), both checks right. */
export function makeCreditCode(random: Random, division: string): string {
  // MA begins every organisation code given out since 2015.
  const body = `MA${Array.from({ length: 6 }, () => creditCodeAlphabet[random.int(0, 30)]).join('')}`
  const first17 = `91${division}${body}${organisationCheck(body)}`
  return first17 + creditCodeCheck(first17)
}

function organisationCheck(body: string): string {
  const sum = [...body].reduce((total, char, at) => total + organisationValue(char) * ORGANISATION_WEIGHTS[at]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** GB 11714 counts letters through from A = 10, unlike GB 32100, which leaves five out. */
function organisationValue(char: string): number {
  return Number.parseInt(char, 36)
}
