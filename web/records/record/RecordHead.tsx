import { Suspense } from 'react'
import { recordFacts } from '#web/capabilities.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { Face } from '#web/records/field/RecordLink.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isEmpty } from '#web/records/field/value.ts'
import { keyFacts } from '#web/records/record/groups.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { lazy } from '#web/ui/lazy.ts'

const extras = recordFacts.map(({ load }) =>
  lazy<React.ComponentType<{ object: ObjectMeta; id: string }>>(() => load().then((Content) => ({ default: Content }))),
)

/** Who or what this is: face, name, one line beside it, owner, and the few facts that matter. */
export function RecordHead({ object, record }: { object: ObjectMeta; record: CrmRecord }) {
  const t = useT()
  const label = useLabel()
  const name = recordTitle(object, record) || t('field.untitled')
  const subtitle = object.fields.find((field) => field.name === object.subtitle) as Field | undefined
  const owner = object.fields.find((field) => field.name === 'owner' && field.type === 'user') as Field | undefined
  const company = object.fields.find(
    (field) => field.name === 'company' && field.type === 'link' && field.name !== object.subtitle,
  ) as Field | undefined
  const facts = keyFacts(object, record).filter((field) => field.name !== 'company')
  const beside = [subtitle, company].filter((field) => field !== undefined && !isEmpty(record[field.name])) as Field[]
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3 border-b border-line px-4 py-4">
      <div className="flex min-w-0 items-center gap-3">
        <Face object={object.name} name={name} size={48} />
        <div className="min-w-0">
          <p className="text-xl leading-tight font-semibold break-words">{name}</p>
          {beside.length > 0 && (
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-2">
              {beside.map((field, at) => (
                <span key={field.name} className="flex min-w-0 items-center gap-2">
                  {at > 0 && (
                    <span aria-hidden className="max-sm:hidden">
                      ·
                    </span>
                  )}
                  <FieldValue field={field} value={record[field.name]} whole />
                </span>
              ))}
            </p>
          )}
        </div>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {owner && (
          <Fact name={label(owner.label)}>
            {isEmpty(record.owner) ? (
              <span className="text-3">{t('record.noOwner')}</span>
            ) : (
              <FieldValue field={owner} value={record.owner} whole />
            )}
          </Fact>
        )}
        {facts.map((field) => (
          <Fact key={field.name} name={label(field.label)}>
            <FieldValue field={field} value={record[field.name]} whole />
          </Fact>
        ))}
        {extras.map((Extra, at) => (
          <Suspense key={at} fallback={null}>
            <Extra object={object} id={record.id} />
          </Suspense>
        ))}
      </dl>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-3">{name}</dt>
      <dd className="mt-0.5 flex min-h-5 items-center text-sm">{children}</dd>
    </div>
  )
}
