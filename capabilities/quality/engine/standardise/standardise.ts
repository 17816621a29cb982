import { standardiseAddress } from '#capabilities/quality/engine/standardise/places/address.ts'
import {
  standardiseBoolean,
  standardiseChoice,
  standardiseMultiChoice,
} from '#capabilities/quality/engine/standardise/choice.ts'
import { standardiseCreditCode, standardiseIdNumber } from '#capabilities/quality/engine/standardise/numbers/codes.ts'
import { standardiseCompanyName } from '#capabilities/quality/engine/standardise/names/company-name.ts'
import { standardiseCountry } from '#capabilities/quality/engine/standardise/places/country.ts'
import { standardiseDate, standardiseDateTime } from '#capabilities/quality/engine/standardise/dates/date.ts'
import { standardiseEmail } from '#capabilities/quality/engine/standardise/contacts/email.ts'
import { standardiseMoney } from '#capabilities/quality/engine/standardise/numbers/money.ts'
import {
  standardiseInteger,
  standardiseNumber,
  standardisePercent,
  standardiseRating,
} from '#capabilities/quality/engine/standardise/numbers/number.ts'
import { standardisePersonName } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { standardisePhone } from '#capabilities/quality/engine/standardise/contacts/phone.ts'
import type {
  FieldTypeName,
  Standardised,
  StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { standardiseLongText, standardiseText } from '#capabilities/quality/engine/standardise/text.ts'
import { standardiseUrl } from '#capabilities/quality/engine/standardise/contacts/url.ts'

export type Standardiser = (raw: string, options: StandardiseOptions) => Standardised

/** Types whose values are looked up or computed elsewhere are text here. */
const byType: Partial<Record<FieldTypeName, Standardiser>> = {
  personName: standardisePersonName,
  email: standardiseEmail,
  phone: standardisePhone,
  url: standardiseUrl,
  country: standardiseCountry,
  idNumber: standardiseIdNumber,
  creditCode: standardiseCreditCode,
  address: standardiseAddress,
  date: standardiseDate,
  dateTime: standardiseDateTime,
  money: standardiseMoney,
  integer: standardiseInteger,
  number: standardiseNumber,
  duration: standardiseNumber,
  rating: standardiseRating,
  percent: standardisePercent,
  boolean: standardiseBoolean,
  choice: standardiseChoice,
  multiChoice: standardiseMultiChoice,
  longText: standardiseLongText,
  richText: standardiseLongText,
  json: standardiseLongText,
}

/** Fields whose text is the name of a firm, by object. */
const companyNames: ReadonlySet<string> = new Set([
  'company.name',
  'contact.company',
  'deal.company',
  'lead.companyName',
])

/** How a field is read where its type alone does not tell: names of firms are texts, or links to them. */
export function readerOf(object: string, field: string, type: FieldTypeName): Standardiser {
  if (companyNames.has(`${object}.${field}`)) return standardiseCompanyName
  return byType[type] ?? standardiseText
}

/**
 * Reads one cell as a field type: its canonical value, the cell as cleaned, each change with its rule, and the
 * problem when it could not be read.
 *
 * Three laws hold for every string: it does not throw; what is `shown` is stable (standardised again it changes
 * nothing); nothing is left out of a value without a change or a problem that names it.
 */
export function standardise(type: FieldTypeName, raw: string, options: StandardiseOptions): Standardised {
  return (byType[type] ?? standardiseText)(raw, options)
}
