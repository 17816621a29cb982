import { Check } from 'lucide-react'
import type { ChecklistItem } from '#sdk/objects.ts'
import { readRecurrence } from '#sdk/recurrence.ts'
import { recurrenceText } from '#sdk/recurrence-words.ts'
import { memo } from 'react'
import type { Format, Money } from '#web/i18n/format.ts'
import type { Translate } from '#web/i18n/I18n.tsx'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/field/messages.ts'
import { optionHue } from '#web/records/field/choices.ts'
import { Contacts } from '#web/records/field/Contacts.tsx'
import { AnyLink, LinkList, RecordLink } from '#web/records/field/RecordLink.tsx'
import { ChecklistShare, ticked } from '#web/records/field/ChecklistShare.tsx'
import { RichText } from '#web/records/field/RichText.tsx'
import type { Address, Field } from '#web/records/field/value.ts'
import { addressLine, isEmpty, textOf, textOfHtml, titleOf } from '#web/records/field/value.ts'
import type { FieldType } from '#web/types.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Tag } from '#web/ui/Tag.tsx'

export type ValueProps = {
  field: Field
  value: unknown
  /** All of it, with links one can follow: for forms and pages. Else one line that is cut where it ends: for cells. */
  whole?: boolean
}

/** The value of any field as text, tags or links, in the reader's language. Nothing for an empty one. */
export const FieldValue = memo(function FieldValue({ field, value, whole }: ValueProps) {
  if (isEmpty(value)) return null
  switch (field.type) {
    case 'choice':
    case 'multiChoice':
      return <Options field={field} value={value} whole={whole} />
    case 'email':
    case 'phone':
      return <Contacts kind={field.type} value={value} whole={whole} />
    case 'link':
    case 'user':
      return <RecordLink object={field.target ?? 'user'} value={value} whole={whole} />
    case 'links':
    case 'file':
      return <LinkList object={field.target ?? 'file'} value={value} whole={whole} />
    case 'linkAny':
      return <AnyLink value={value} whole={whole} />
    case 'rating':
      return <Stars count={Number(value)} />
    case 'boolean':
      return <YesNo value={value === true} whole={whole} />
    case 'richText':
      return whole ? <RichText html={textOf(value)} /> : <Line text={textOfHtml(textOf(value))} />
    case 'longText':
      return whole ? <p className="break-words whitespace-pre-wrap">{textOf(value)}</p> : <Line text={textOf(value)} />
    case 'json':
      return whole ? (
        <pre className="overflow-x-auto font-mono text-xs">{JSON.stringify(value, null, 2)}</pre>
      ) : (
        <Line text={JSON.stringify(value)} />
      )
    case 'checklist':
      return <ChecklistShare items={value as ChecklistItem[]} />
    case 'url':
      return <WebLink url={textOf(value)} whole={whole} />
    case 'text':
    case 'personName':
    case 'address':
    case 'country':
    case 'idNumber':
    case 'creditCode':
    case 'date':
    case 'dateTime':
    case 'integer':
    case 'number':
    case 'percent':
    case 'money':
    case 'duration':
    case 'autoNumber':
    case 'formula':
    case 'rollup':
    case 'recurrence':
      return <Plain field={field} value={value} whole={whole} />
  }
})

function Plain({ field, value, whole }: ValueProps) {
  const text = useValueText()(field, value)
  return whole ? <span className="break-words">{text}</span> : <Line text={text} />
}

function Line({ text }: { text: string }) {
  return <span className="block truncate">{text}</span>
}

type Tools = { format: Format; label: ReturnType<typeof useLabel>; t: Translate }
type Write = (value: unknown, tools: Tools, field: Field) => string

const asText: Write = (value) => textOf(value)
const asTitle: Write = (value) => titleOf(value) ?? ''
const asNumber: Write = (value, { format }) => format.number(Number(value), { maximumFractionDigits: 6 })
const asOption: Write = (value, { label }, field) =>
  label(field.options?.find((each) => each.value === value)?.label) || textOf(value)
const asList: Write = (value, { format }) => format.list((value as unknown[]).map(textOf))

const asAddress: Write = (value, { format }) => {
  if (typeof value === 'string') return value
  const parts = value as Address
  return addressLine(parts, parts.country ? format.country(parts.country) : '')
}

// What is computed may be a number, an amount or a day.
const asComputed: Write = (value, { format }) => {
  if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 2 })
  if (typeof value === 'object') return format.money(value as Money)
  const said = textOf(value)
  return /^\d{4}-\d\d-\d\d/.test(said) ? format.date(said) : said
}

const writes: Record<FieldType, Write> = {
  text: asText,
  longText: asText,
  url: asText,
  idNumber: asText,
  creditCode: asText,
  rating: asText,
  richText: (value) => textOfHtml(textOf(value)),
  json: (value) => JSON.stringify(value),
  recurrence: (value, { format }) => {
    const rule = readRecurrence(textOf(value))
    return rule ? recurrenceText(rule, format.locale) : textOf(value)
  },
  checklist: (value, { t }) => t('field.ticked', ticked(value as ChecklistItem[])),
  integer: asNumber,
  number: asNumber,
  formula: asComputed,
  rollup: asComputed,
  percent: (value, { format }) => format.percent(Number(value)),
  duration: (value, { format }) => format.duration(Number(value)),
  money: (value, { format }) => format.money(value as Money),
  autoNumber: (value, _, field) => `${field.prefix ?? ''}${Number(value)}`,
  boolean: (value, { t }) => t(value ? 'ui.yes' : 'ui.no'),
  date: (value, { format }) => format.date(textOf(value)),
  dateTime: (value, { format }) => format.dateTime(textOf(value)),
  country: (value, { format }) => format.country(textOf(value)),
  personName: (value) => (typeof value === 'string' ? value : (value as { full: string }).full),
  address: asAddress,
  choice: asOption,
  multiChoice: (value, tools, field) =>
    tools.format.list((value as unknown[]).map((one) => asOption(one, tools, field))),
  email: asList,
  phone: asList,
  link: asTitle,
  user: asTitle,
  links: asTitle,
  linkAny: asTitle,
  file: asTitle,
}

/** Values as plain text: for titles, sentences and tooltips. Links give the title they came with, or nothing. */
export function useValueText(): (field: Field, value: unknown) => string {
  const tools = { format: useFormat(), label: useLabel(), t: useT() }
  return (field, value) => (isEmpty(value) ? '' : writes[field.type](value, tools, field))
}

function Options({ field, value, whole }: ValueProps) {
  const label = useLabel()
  const chosen = Array.isArray(value) ? (value as string[]) : [textOf(value)]
  return (
    <span className={whole ? 'flex flex-wrap gap-1' : 'flex gap-1 overflow-hidden'}>
      {chosen.map((one) => {
        const option = field.options?.find((each) => each.value === one)
        return (
          <Tag key={one} hue={option && optionHue(option)} className="shrink-0">
            {label(option?.label) || one}
          </Tag>
        )
      })}
    </span>
  )
}

function Stars({ count }: { count: number }) {
  const t = useT()
  return (
    <span role="img" aria-label={t('field.stars', { n: count })} className="tracking-wide whitespace-nowrap">
      <span className="text-warning">{'★'.repeat(count)}</span>
      <span className="text-(--line-strong)">{'★'.repeat(Math.max(0, 5 - count))}</span>
    </span>
  )
}

function YesNo({ value, whole }: { value: boolean; whole?: boolean }) {
  const t = useT()
  if (whole || !value) return <span className={value ? '' : 'text-3'}>{t(value ? 'ui.yes' : 'ui.no')}</span>
  return (
    <span>
      <Icon of={Check} className="text-accent" />
      <span className="sr-only">{t('ui.yes')}</span>
    </span>
  )
}

function WebLink({ url, whole }: { url: string; whole?: boolean }) {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (!whole || !/^https?:/i.test(url)) return <Line text={short} />
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="break-all text-accent hover:underline">
      {short}
    </a>
  )
}
