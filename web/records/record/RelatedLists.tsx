import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Waypoints } from 'lucide-react'
import { Suspense, useState } from 'react'
import { listKey, useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink, isNumeric } from '#web/records/field/value.ts'
import { queryRecords } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const CreateDialog = lazy(() => import('#web/records/record/CreateDialog.tsx'))
const usualMost = 8

type Props = { object: ObjectMeta; record: CrmRecord; /** How many of each are shown. */ most?: number }
type Relation = { from: ObjectMeta; by: Field }

/** What points to this record, an object and link at a time. */
export function RelatedLists({ object, record, most = usualMost }: Props) {
  const t = useT()
  const relations = relationsOf(object, useObjects())
  if (relations.length === 0) return <Empty icon={Waypoints} title={t('record.noRelated')} />
  return (
    <div className="flex flex-col pt-2">
      {relations.map((relation) => (
        <Related
          key={`${relation.from.name}.${relation.by.name}`}
          relation={relation}
          object={object}
          record={record}
          most={most}
        />
      ))}
    </div>
  )
}

/** Every readable object that has a link to this one. Activities stand in the timeline instead. */
export function relationsOf(object: ObjectMeta, objects: readonly ObjectMeta[]): Relation[] {
  return objects
    .filter(({ may }) => may.read)
    .flatMap((from) =>
      from.fields
        .filter(
          ({ type, target, readOnly }) => (type === 'link' || type === 'links') && target === object.name && !readOnly,
        )
        .map((by) => ({ from, by })),
    )
}

function Related({ relation, object, record, most = usualMost }: Props & { relation: Relation }) {
  const { from, by } = relation
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const { data, fields } = useRelated(relation, { id: record.id, most })
  const name = label(from.plural)
  const title = by.name === object.name || by.type === 'links' ? name : `${name} · ${label(by.label)}`
  const add = from.may.create && <AddButton relation={relation} record={record} />
  if (data?.items.length === 0) {
    return (
      <div className="order-last flex min-h-9 items-center justify-between border-b border-line text-sm text-3">
        {title}
        {add}
      </div>
    )
  }
  const count = data?.count
  const seeAll = count && count.value > most && (
    <Link
      to={`/${from.name}`}
      search={{ filter: { [by.name]: record.id } } as never}
      className="flex min-h-7 items-center px-2 text-sm text-accent hover:underline"
    >
      {t('record.seeAll')}
    </Link>
  )
  return (
    <Section
      title={count ? `${title} ${format.number(count.value)}${count.exact ? '' : '+'}` : title}
      tools={
        <span className="flex gap-1">
          {seeAll}
          {add}
        </span>
      }
    >
      {data ? <Lines from={from} fields={fields} items={data.items} label={name} /> : <Skeleton lines={2} />}
    </Section>
  )
}

/** The first few records of a relation, and the fields that fit beside their titles. */
function useRelated({ from, by }: Relation, { id, most }: { id: string; most: number }) {
  const names = from.listed.filter((name) => name !== by.name && name !== from.title)
  const fields = names
    .flatMap((name) => (from.fields.find((field) => field.name === name) as Field | undefined) ?? [])
    .slice(0, 4)
  const query = {
    filter: { [by.name]: { in: [id] } },
    limit: most,
    count: 'capped' as const,
    fields: [from.title, ...fields.map(({ name }) => name)],
    expand: fields.filter(isLink).map(({ name }) => name),
  }
  const { data } = useQuery({
    queryKey: listKey(from.name, query),
    queryFn: ({ signal }) => queryRecords(from.name, query, signal),
  })
  return { data, fields }
}

function AddButton({ relation: { from, by }, record }: { relation: Relation; record: CrmRecord }) {
  const t = useT()
  const label = useLabel()
  const [creating, setCreating] = useState(false)
  const values = { [by.name]: by.type === 'links' ? [record.id] : record.id, ...inherited(from, record) }
  const name = t('record.addRelated', { what: label(from.label).toLowerCase() })
  return (
    <>
      <Button tone="plain" size="sm" icon={Plus} aria-label={name} onClick={() => setCreating(true)}>
        {t('ui.add')}
      </Button>
      <Suspense>
        {creating && <CreateDialog object={from} values={values} onClose={() => setCreating(false)} />}
      </Suspense>
    </>
  )
}

/** A deal of a contact belongs to the contact's company too. */
function inherited(from: ObjectMeta, record: CrmRecord): Record<string, unknown> {
  const company = record.company as { id?: string } | string | null | undefined
  const id = typeof company === 'string' ? company : company?.id
  return id && from.fields.some(({ name, type }) => name === 'company' && type === 'link') ? { company: id } : {}
}

function Lines({
  from,
  fields,
  items,
  label,
}: {
  from: ObjectMeta
  fields: readonly Field[]
  items: readonly CrmRecord[]
  label: string
}) {
  const t = useT()
  const words = useLabel()
  const title = from.fields.find(({ name }) => name === from.title)
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{words(title?.label)}</Th>
          {fields.map((field) => (
            <Th key={field.name} number={isNumeric(field)}>
              {words(field.label)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="hover:bg-hover">
            <Td className="max-w-60">
              <Link to={`/${from.name}/${item.id}`} className="flex items-center gap-2 font-medium hover:underline">
                <Icon of={objectIcon(from)} size={14} className="text-3" />
                <span className="truncate">{recordTitle(from, item) || t('field.untitled')}</span>
              </Link>
            </Td>
            {fields.map((field) => (
              <Td key={field.name} number={isNumeric(field)} className="max-w-44">
                <FieldValue field={field} value={item[field.name]} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
