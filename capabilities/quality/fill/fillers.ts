import { objectOf, type Ctx } from '#core/context.ts'
import type { Address } from '#core/fields/address.ts'
import { idNumberFacts } from '#core/fields/id-number.ts'
import { phoneCountry } from '#core/fields/phone.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { cityOfPhone, provinceOfCity } from '#capabilities/quality/engine/fill/area-codes.ts'
import { domainOf } from '#capabilities/quality/engine/fill/marks.ts'
import { isFreeMail } from '#capabilities/quality/engine/kinds/contact.ts'

export type Values = Readonly<Record<string, unknown>>

/** What a field may be filled with, and what that was read from. */
export type Found = { readonly value: unknown; readonly source: string; readonly share?: number }

/**
 * One way to fill one field. It is tried on records whose answer is known before it may fill any: `tell` must not look
 * at the field it fills, and `isSame` says whether its answer was right.
 */
export type Filler = {
  readonly rule: string
  /** The field, or a part of it: `address.city`. */
  readonly field: string
  /** The fields it reads. */
  readonly needs: readonly string[]
  /** How often such facts are right, before this base has shown it. */
  readonly usual: number
  readonly tell: (values: Values) => Found | null
}

/** The ways that need nothing but the record itself. */
export function plainFillers(ctx: Ctx, objectName: string): Filler[] {
  const object = objectOf(ctx, objectName)
  return [...fromIdNumber(object), ...countryFillers(object), ...cityFillers(object)]
}

function fieldOfType(object: ModelObject, type: string, name: string): string | null {
  return object.fields.get(name)?.type === type ? name : null
}

function fromIdNumber(object: ModelObject): Filler[] {
  const id = [...object.fields.values()].find(({ type }) => type === 'idNumber')?.name
  if (!id) return []
  const facts = (values: Values) => (typeof values[id] === 'string' ? idNumberFacts(values[id]) : null)
  const birthday = fieldOfType(object, 'date', 'birthday')
  const gender = hasSexes(object.fields.get('gender')) ? 'gender' : null
  const filler = (rule: string, field: string, of: 'birthday' | 'gender'): Filler => ({
    rule,
    field,
    needs: [id],
    usual: 0.995,
    tell: (values) => {
      const found = facts(values)
      return found && { value: found[of], source: masked(String(values[id])) }
    },
  })
  return [
    ...(birthday ? [filler('birthdayFromId', birthday, 'birthday')] : []),
    ...(gender ? [filler('genderFromId', gender, 'gender')] : []),
  ]
}

/** Whether a choice has the two that an ID number tells of: an administrator may have made it another. */
export function hasSexes(field: Pick<ModelField, 'type' | 'options'> | undefined): boolean {
  return (
    field?.type === 'choice' && ['male', 'female'].every((sex) => field.options?.some(({ value }) => value === sex))
  )
}

// A number that proves who somebody is belongs into no second table.
function masked(id: string): string {
  return `${id.slice(0, 6)}…${id.slice(-2)}`
}

function countryFillers(object: ModelObject): Filler[] {
  const country = fieldOfType(object, 'country', 'country')
  if (!country) return []
  const fillers: Filler[] = []
  if (fieldOfType(object, 'address', 'address')) {
    fillers.push({
      rule: 'countryFromAddress',
      field: country,
      needs: ['address'],
      usual: 0.97,
      tell: (values) => {
        const code = (values.address as { country?: string | null } | null)?.country
        return code ? { value: code, source: code } : null
      },
    })
  }
  if (fieldOfType(object, 'phone', 'phone')) {
    fillers.push({
      rule: 'countryFromPhone',
      field: country,
      needs: ['phone'],
      usual: 0.96,
      tell: ({ phone }) => countryOfPhones(phone),
    })
  }
  return fillers
}

/** The country that all phones say alike. Toll-free numbers of North America are of twenty countries. */
export function countryOfPhones(phones: unknown): Found | null {
  return sharedBy(phones, (one) => (/^\+18(?:00|22|33|44|55|66|77|88)/.test(one) ? null : (phoneCountry(one) ?? null)))
}

/**
 * The city of the area code that all landlines have, of an address in China that has none and says nothing else: no
 * district, another province, or a street that names a city in a form that was not understood.
 */
export function cityOfPhones(phones: unknown, address: Partial<Address> | null): Found | null {
  if ((address?.country && address.country !== 'CN') || address?.district) return null
  if (/[市州县]/.test(address?.street ?? '')) return null
  const found = sharedBy(phones, (one) => cityOfPhone(one)?.city ?? null)
  const region = found && address?.region ? provinceOfCity(found.value as string) : null
  return region !== null && region !== address?.region ? null : found
}

/** What all the phones say alike; where they say different things, nothing. */
function sharedBy(phones: unknown, tell: (phone: string) => string | null): Found | null {
  const told = new Map<string, string>()
  for (const phone of Array.isArray(phones) ? (phones as string[]) : []) {
    const value = tell(phone)
    if (value !== null && !told.has(value)) told.set(value, phone)
  }
  const [[value, source] = ['', '']] = told
  return told.size === 1 ? { value, source } : null
}

function cityFillers(object: ModelObject): Filler[] {
  if (!fieldOfType(object, 'address', 'address') || !fieldOfType(object, 'phone', 'phone')) return []
  return [
    {
      rule: 'cityFromAreaCode',
      field: 'address.city',
      needs: ['phone', 'address'],
      usual: 0.93,
      tell: ({ phone, address }) => cityOfPhones(phone, address as Partial<Address> | null),
    },
  ]
}

/** The company whose domain a person's e-mail has; a domain of two companies says nothing. */
export function companyFiller(object: ModelObject, companies: ReadonlyMap<string, string | null>): Filler[] {
  const hasFields = object.fields.get('company')?.target === 'company' && fieldOfType(object, 'email', 'email')
  if (!hasFields || object.fields.get('company')?.readOnly) return []
  return [
    {
      rule: 'companyFromEmail',
      field: 'company',
      needs: ['email'],
      usual: 0.95,
      tell: ({ email }) => {
        const found = new Map<string, string>()
        for (const domain of workDomains(email)) {
          const company = hostsOf(domain)
            .map((host) => companies.get(host))
            .find(Boolean)
          if (company && !found.has(company)) found.set(company, domain)
        }
        const [[value, source] = ['', '']] = found
        return found.size === 1 ? { value, source } : null
      },
    },
  ]
}

export function workDomains(email: unknown): string[] {
  const list = Array.isArray(email) ? (email as string[]) : []
  return [...new Set(list.map(domainOf).filter((one) => one !== null))].filter((domain) => !isFreeMail(domain))
}

/** A domain, and what it lies under: mail.acme.com, acme.com. */
export function hostsOf(domain: string): string[] {
  const parts = domain.split('.')
  return parts
    .slice(0, -1)
    .map((_, i) => parts.slice(i).join('.'))
    .slice(0, 3)
}

/** The value of a field or of a part of it: `address.city`. */
export function valueAt(values: Values, field: string): unknown {
  const [name = '', part] = field.split('.')
  const value = values[name] ?? null
  if (part === undefined) return value
  return (value as Record<string, unknown> | null)?.[part] ?? null
}
