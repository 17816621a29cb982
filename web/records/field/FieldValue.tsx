import { Check } from 'lucide-react'
import { memo } from 'react'
import type { Money } from '#web/i18n/format.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/field/messages.ts'
import { optionHue } from '#web/records/field/choices.ts'
import { Contacts } from '#web/records/field/Contacts.tsx'
import { AnyLink, LinkList, RecordLink } from '#web/records/field/RecordLink.tsx'
import { RichText } from '#web/records/field/RichText.tsx'
import type { Address, Field } from '#web/records/field/value.ts'
import { addressLine, isEmpty, textOfHtml } from '#web/records/field/value.ts'
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
    case 'multiChoice': return <Options field={field} value={value} whole={whole} />
    case 'email':
    case 'phone': return <Contacts kind={field.type} value={value} whole={whole} />
    case 'link':
    case 'user': return <RecordLink object={field.target ?? 'user'} value={value} whole={whole} />
    case 'links':
    case 'file': return <LinkList object={field.target ?? 'file'} value={value} whole={whole} />
    case 'linkAny': return <AnyLink value={value} whole={whole} />
    case 'rating': return <Stars count={Number(value)} />
    case 'boolean': return <YesNo value={value === true} whole={whole} />
    case 'richText': return whole ? <RichText html={String(value)} /> : <Line text={textOfHtml(String(value))} />
    case 'longText': return whole ? <p className="break-words whitespace-pre-wrap">{String(value)}</p> : <Line text={String(value)} />
    case 'json': return whole
      ? <pre className="overflow-x-auto font-mono text-xs">{JSON.stringify(value, null, 2)}</pre>
      : <Line text={JSON.stringify(value)} />
    case 'url': return <WebLink url={String(value)} whole={whole} />
    case 'text': case 'personName': case 'address': case 'country': case 'date': case 'dateTime': case 'integer': case 'number':
    case 'percent': case 'money': case 'duration': case 'autoNumber': case 'formula': case 'rollup':
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

/** Values as plain text: for titles, sentences and tooltips. Links need their own lookup and give their title or nothing. */
export function useValueText(): (field: Field, value: unknown) => string {
  const format = useFormat()
  const label = useLabel()
  const t = useT()
  return (field, value) => {
    if (isEmpty(value)) return ''
    const number = Number(value)
    const option = (one: unknown) => label(field.options?.find((each) => each.value === one)?.label) || String(one)
    switch (field.type) {
      case 'integer':
      case 'number': return format.number(number, { maximumFractionDigits: 6 })
      case 'percent': return format.percent(number)
      case 'duration': return format.duration(number)
      case 'autoNumber': return `${field.prefix ?? ''}${number}`
      case 'money': return format.money(value as Money)
      case 'formula':
      case 'rollup': return computed(value)
      case 'date': return format.date(String(value))
      case 'dateTime': return format.dateTime(String(value))
      case 'country': return format.country(String(value))
      case 'personName': return typeof value === 'string' ? value : (value as { full: string }).full
      case 'address': return typeof value === 'string' ? value : address(value as Address)
      case 'boolean': return t(value ? 'ui.yes' : 'ui.no')
      case 'choice': return option(value)
      case 'multiChoice': return format.list((value as unknown[]).map(option))
      case 'email': case 'phone': return format.list(value as string[])
      case 'richText': return textOfHtml(String(value))
      case 'json': return JSON.stringify(value)
      default: return typeof value === 'object' ? String((value as { title?: string }).title ?? '') : String(value)
    }
  }

  function address(parts: Address): string {
    return addressLine(parts, parts.country ? format.country(parts.country) : '')
  }

  function computed(value: unknown): string {
    if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 2 })
    if (typeof value === 'object') return format.money(value as Money)
    return /^\d{4}-\d\d-\d\d/.test(String(value)) ? format.date(String(value)) : String(value)
  }
}

function Options({ field, value, whole }: ValueProps) {
  const label = useLabel()
  const chosen = Array.isArray(value) ? value as string[] : [String(value)]
  return (
    <span className={whole ? 'flex flex-wrap gap-1' : 'flex gap-1 overflow-hidden'}>
      {chosen.map((one) => {
        const option = field.options?.find((each) => each.value === one)
        return <Tag key={one} hue={option && optionHue(option)} className="shrink-0">{label(option?.label) || one}</Tag>
      })}
    </span>
  )
}

function Stars({ count }: { count: number }) {
  const t = useT()
  return (
    <span role="img" aria-label={t('field.stars', { n: count })} className="tracking-wide whitespace-nowrap">
      <span className="text-warning">{'★'.repeat(count)}</span><span className="text-(--line-strong)">{'★'.repeat(Math.max(0, 5 - count))}</span>
    </span>
  )
}

function YesNo({ value, whole }: { value: boolean; whole?: boolean }) {
  const t = useT()
  if (whole || !value) return <span className={value ? '' : 'text-3'}>{t(value ? 'ui.yes' : 'ui.no')}</span>
  return <span><Icon of={Check} className="text-accent" /><span className="sr-only">{t('ui.yes')}</span></span>
}

function WebLink({ url, whole }: { url: string; whole?: boolean }) {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (!whole || !/^https?:/i.test(url)) return <Line text={short} />
  return <a href={url} target="_blank" rel="noopener noreferrer" className="break-all text-accent hover:underline">{short}</a>
}
