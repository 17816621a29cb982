import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { optionHue } from '#web/records/field/choices.ts'
import { wholeObjectsQuery } from '#web/settings/model/api.ts'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'

const shownChoices = 6

/** Every field one chooses in, by object, with the first of its choices. */
export function ChoicesPage() {
  const t = useT()
  const label = useLabel()
  const { data, error, refetch } = useQuery(wholeObjectsQuery)
  const objects = data?.filter((object) => !object.hidden && choiceFields(object).length > 0)
  return (
    <SettingsPage title={t('model.choices')}>
      <p className="mb-4 max-w-prose text-sm text-2">{t('model.choicesLead')}</p>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      <div className="max-w-200">
        {objects?.map((object) => (
          <Section key={object.name} title={label(object.plural)}>
            <ul className="border-t border-line">
              {choiceFields(object).map((field) => (
                <li key={field.name} className="border-b border-line">
                  <FieldLink object={object} field={field} />
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </SettingsPage>
  )
}

function choiceFields({ fields }: ObjectMeta): FieldMeta[] {
  return fields.filter(({ options, hidden }) => options && !hidden)
}

function FieldLink({ object, field }: { object: ObjectMeta; field: FieldMeta }) {
  const t = useT()
  const label = useLabel()
  const options = (field.options ?? []).filter(({ retired }) => !retired)
  return (
    <Link
      to="/settings/choices/$object/$field"
      params={{ object: object.name, field: field.name }}
      className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-1 py-1 text-sm hover:bg-hover
        pointer-coarse:min-h-12"
    >
      <span className="w-32 truncate font-medium">{label(field.label)}</span>
      <span className="flex min-w-0 flex-1 flex-wrap gap-1">
        {options.slice(0, shownChoices).map((option) => (
          <Tag key={option.value} hue={optionHue(option)}>
            {label(option.label)}
          </Tag>
        ))}
      </span>
      <span className="tabular text-xs text-3">{t('model.choiceCount', { n: options.length })}</span>
    </Link>
  )
}
