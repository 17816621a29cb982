import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { currentLocale } from '#web/i18n/locale.ts'
import { useObject, useObjects } from '#web/data.ts'
import type { EditorProps, Named } from '#web/records/field/FieldEditor.tsx'
import { OpenAtOnce } from '#web/records/field/OpenAtOnce.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import { keepTitle, titleQuery, useTitle } from '#web/records/field/titles.ts'
import { idOf, titleOf } from '#web/records/field/value.ts'
import { listRecords, search } from '#web/records.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import type { ObjectMeta } from '#web/types.ts'

type Props = EditorProps & { named: Named }
// Few, and in an order of their own: all of them are offered, and searched here.
const few = new Set(['stage', 'pipeline', 'team'])

/** What can be linked: what was typed, found by the search; before anything is typed, what was changed last. */
export async function linkChoices(
  object: ObjectMeta,
  query: string,
  filter: Record<string, unknown> = {},
): Promise<Choice[]> {
  const isUser = object.name === 'user'
  if (query && !isUser && !few.has(object.name)) {
    const { items } = await search(query, { object: object.name, limit: 20 })
    return items.map(({ id, title, subtitle }) => ({ value: id, label: title, hint: hintOf(object, subtitle) }))
  }
  const sort = object.name === 'stage' || object.name === 'pipeline' ? 'position' : '-updatedAt'
  const { items } = await listRecords(object.name, {
    // Who was shut out is given nothing new.
    filter: isUser ? { active: true, ...filter } : filter,
    ...(isUser && query ? { q: query } : {}),
    fields: [object.title],
    sort,
    limit: few.has(object.name) ? 100 : 20,
  })
  const all = items.map((item) => ({ value: item.id, label: recordTitle(object, item) }))
  return isUser ? all : all.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))
}

/** The search gives the value of a choice; a reader wants its name. */
function hintOf(object: ObjectMeta, subtitle: string | null): string | undefined {
  const field = object.fields.find(({ name }) => name === object.subtitle)
  const option = field?.options?.find(({ value }) => value === subtitle)
  return option?.label[currentLocale()] ?? subtitle ?? undefined
}

export function LinkEditor({ field, value, onChange, open, record, named }: Props) {
  const target = field.target ?? 'user'
  const object = useObject(target)
  const id = idOf(value)
  const known = titleOf(value)
  const found = useTitle(target, known === undefined ? id : null)
  const pipeline = target === 'stage' ? idOf(record?.pipeline) : null
  return (
    <OpenAtOnce open={open}>
      <Combobox
        {...named}
        load={(query) => (object ? linkChoices(object, query, pipeline ? { pipeline } : {}) : Promise.resolve([]))}
        value={id ? { value: id, label: known ?? found ?? '…' } : null}
        onChange={(one) => {
          if (one) keepTitle(target, one.value, one.label)
          onChange(one?.value ?? null, one ? { id: one.value, title: one.label } : null)
        }}
      />
    </OpenAtOnce>
  )
}

export function LinksEditor({ field, value, onChange, open, named }: Props) {
  const target = field.target ?? ''
  const object = useObject(target)
  const ids = Array.isArray(value) ? (value as string[]) : []
  const titles = useQueries({ queries: ids.map((id) => titleQuery(object, id)) })
  return (
    <OpenAtOnce open={open}>
      <Combobox
        {...named}
        multiple
        load={(query) => (object ? linkChoices(object, query) : Promise.resolve([]))}
        value={ids.map((id, at) => ({ value: id, label: titles[at]?.data ?? '…' }))}
        onChange={(many) => {
          for (const one of many) if (one.label !== '…') keepTitle(target, one.value, one.label)
          onChange(many.length > 0 ? many.map((one) => one.value) : null)
        }}
      />
    </OpenAtOnce>
  )
}

/** First of what kind, then which. */
export function AnyLinkEditor({ value, onChange, named }: Props) {
  const t = useT()
  const label = useLabel()
  const objects = useObjects().filter(({ name }) =>
    ['contact', 'company', 'lead', 'deal', 'ticket', 'quote', 'order', 'campaign'].includes(name),
  )
  const link = value as { object: string; id: string } | null
  const [kind, setKind] = useState(link?.object ?? 'contact')
  const object = useObject(kind)
  const title = useTitle(link?.object, link?.id ?? null)
  return (
    <div className="flex min-w-0 items-end gap-1">
      <Select
        {...named}
        ariaLabel={named.label ? undefined : t('field.object')}
        options={objects.map((one) => ({ value: one.name, label: label(one.label) }))}
        value={kind}
        onChange={(next) => setKind(next ?? kind)}
        className="w-28 shrink-0"
      />
      <Combobox
        ariaLabel={t('field.record')}
        load={(query) => (object ? linkChoices(object, query) : Promise.resolve([]))}
        value={link && link.object === kind ? { value: link.id, label: title ?? '…' } : null}
        onChange={(one) => {
          if (one) keepTitle(kind, one.value, one.label)
          onChange(one ? { object: kind, id: one.value } : null)
        }}
        className="flex-1"
      />
    </div>
  )
}
