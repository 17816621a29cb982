import metadata from 'libphonenumber-js/metadata.max.json'

type Kind = { readonly pattern: RegExp; readonly lengths: readonly number[] | null }
/** What of a country's numbering plan is certain without the whole library. */
type Plan = {
  readonly code: string
  readonly general: RegExp
  readonly kinds: readonly Kind[]
  readonly prefix: '0' | '1'
}

// Places of the library's compressed metadata.
const callingCode = 0
const dialledAbroad = 1
const generalPattern = 2
const nationalPrefix = 5
const prefixForParsing = 7
const leadingDigits = 10
const kindsOfNumber = 11

const countries = metadata.countries as unknown as Record<string, readonly unknown[]>
const byCode = metadata.country_calling_codes as unknown as Record<string, readonly string[]>
const plans = new Map<string, Plan | null>()

/**
 * E.164 of national digits, without any prefix dialled at home, when the numbering plan leaves no doubt; else null,
 * and the library must be asked. Fifteen times as fast as the library, which builds its patterns anew for each call.
 */
export function certainNumber(national: string, country: string): string | null {
  let plan = plans.get(country)
  if (plan === undefined) plans.set(country, (plan = planOf(country)))
  if (!plan || national[0] === plan.prefix || !plan.general.test(national)) return null
  return isOfKind(plan, national) ? `+${plan.code}${national}` : null
}

/** E.164 of digits that begin with the code of a country, under the same condition. */
export function certainInternational(digits: string): string | null {
  if (digits.charCodeAt(0) === 48) return null
  let code = 0
  for (let length = 1; length <= 3; length += 1) {
    code = code * 10 + digits.charCodeAt(length - 1) - 48
    const known = plansAbroad(code)
    if (known === null) continue
    const national = digits.slice(length)
    return known.some((plan) => isCertainAbroad(national, plan)) ? `+${digits}` : null
  }
  return null
}

type PlanAbroad = Omit<Plan, 'prefix' | 'code'> & { readonly dialled: RegExp | null }
/** By calling code, which has one to three digits. */
const abroad: (PlanAbroad[] | null | undefined)[] = Array.from({ length: 1000 })

function plansAbroad(code: number): PlanAbroad[] | null {
  const known = abroad[code]
  if (known !== undefined) return known
  return (abroad[code] = byCode[code]?.flatMap((country) => planAbroad(country) ?? []) ?? null)
}

/** Behind its country’s code a number has nothing that is dialled at home: the patterns alone decide. */
function isCertainAbroad(national: string, plan: PlanAbroad): boolean {
  return !plan.dialled?.test(national) && plan.general.test(national) && isOfKind(plan, national)
}

function planAbroad(country: string): PlanAbroad | null {
  const data = countries[country]
  if (!data) return null
  const [home, parsing] = [data[nationalPrefix] as string | undefined, data[prefixForParsing] as string | undefined]
  const prefixes = [home, parsing].filter(Boolean).join('|')
  return {
    dialled: prefixes === '' ? null : new RegExp(`^(?:${prefixes})`),
    general: whole(data[generalPattern] as string),
    kinds: kindsOf(data),
  }
}

function isOfKind({ kinds }: Pick<Plan, 'kinds'>, national: string): boolean {
  for (const { pattern, lengths } of kinds) {
    if ((lengths === null || lengths.includes(national.length)) && pattern.test(national)) return true
  }
  return false
}

function kindsOf(data: readonly unknown[]): Kind[] {
  const kinds = (data[kindsOfNumber] as readonly (readonly [string, (readonly number[])?] | 0)[] | undefined) ?? []
  return kinds.flatMap((kind) => (kind ? [{ pattern: whole(kind[0]), lengths: kind[1] ?? null }] : []))
}

/** Whether 00 in front of a number means in the country that one from abroad follows, or nothing at all. */
export function hasDoubleZero(country: string): boolean {
  const data = countries[country]
  return data?.[dialledAbroad] === '00' || data?.[callingCode] === '1'
}

/**
 * The country of a valid number in E.164, null where the library must be asked. Of countries that share a calling code
 * it is, as there, the first whose leading digits or kinds of number fit.
 */
export function countryOfNumber(number: string): string | null {
  for (let length = 1; length <= 3; length += 1) {
    const all = byCode[number.slice(1, 1 + length)]
    if (!all) continue
    if (all.length === 1) return all[0]!
    const national = number.slice(1 + length)
    const fit = membersOf(number.slice(1, 1 + length), all).find(({ leading, plan }) =>
      leading ? leading.test(national) : plan.general.test(national) && isOfKind(plan, national),
    )
    return fit && !fit.plan.dialled?.test(national) ? fit.country : null
  }
  return null
}

type Member = { readonly country: string; readonly leading: RegExp | null; readonly plan: PlanAbroad }
const membersByCode = new Map<string, Member[]>()

function membersOf(code: string, all: readonly string[]): Member[] {
  const known = membersByCode.get(code)
  if (known) return known
  const members = all.flatMap((country) => {
    const plan = planAbroad(country)
    const leading = countries[country]?.[leadingDigits] as string | undefined
    return plan ? [{ country, leading: leading ? new RegExp(`^(?:${leading})`) : null, plan }] : []
  })
  membersByCode.set(code, members)
  return members
}

/** Whether numbers of the country are dialled at home with a 0 in front. */
export function hasTrunkZero(country: string): boolean {
  return countries[country]?.[nationalPrefix] === '0'
}

function planOf(country: string): Plan | null {
  const data = countries[country]
  const prefix = data?.[nationalPrefix]
  // Plans with carrier codes or other rules for what is dialled first are left to the library.
  const simple = !data?.[prefixForParsing] || country === 'CN'
  if (!data || !simple || (prefix !== '0' && !(prefix === '1' && country === 'US'))) return null
  const general = data[generalPattern] as string
  return {
    code: data[callingCode] as string,
    // China's carrier codes begin with 1.
    prefix: prefix as '0' | '1',
    general: whole(country === 'CN' ? `(?!1)(?:${general})` : general),
    kinds: kindsOf(data),
  }
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}
