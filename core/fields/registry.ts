import { address } from '#core/fields/address.ts'
import { choice, multiChoice } from '#core/fields/choice.ts'
import { formula, rollup } from '#core/fields/computed.ts'
import { checklist } from '#core/fields/checklist.ts'
import { creditCode } from '#core/fields/credit-code.ts'
import { date, dateTime } from '#core/fields/date.ts'
import { email } from '#core/fields/email.ts'
import { idNumber } from '#core/fields/id-number.ts'
import { link, linkAny, links } from '#core/fields/link.ts'
import { money } from '#core/fields/money.ts'
import { autoNumber, duration, integer, number, percent, rating } from '#core/fields/number.ts'
import { personName } from '#core/fields/person-name.ts'
import { phone } from '#core/fields/phone.ts'
import { recurrence } from '#core/fields/recurrence.ts'
import { boolean, country, json } from '#core/fields/simple.ts'
import { longText, richText, text, url } from '#core/fields/text.ts'
import type { FieldType } from '#core/fields/types.ts'
import type { FieldTypeName } from '#sdk/objects.ts'

/** Every field type by name. A new type is one file and one line here. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
  text,
  longText,
  richText,
  url,
  integer,
  number,
  percent,
  rating,
  duration,
  autoNumber,
  money,
  boolean,
  json,
  recurrence,
  checklist,
  country,
  idNumber,
  creditCode,
  date,
  dateTime,
  choice,
  multiChoice,
  email,
  phone,
  personName,
  address,
  link,
  links,
  linkAny,
  formula,
  rollup,
  user: link,
  file: links,
}
