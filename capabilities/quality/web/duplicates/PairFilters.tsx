import { useQueries } from '@tanstack/react-query'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Select } from '#web/ui/Select.tsx'
import { groupCountQuery } from '#capabilities/quality/web/merging/api.ts'

/** What can be looked at: groups to decide, groups put off, and pairs that are two for good. */
export type Waiting = 'open' | 'later' | 'dismissed'

type Props = {
  object: string
  status: Waiting
  onChange: (search: { object?: string; status?: Waiting }) => void
}

// Records that are found to be there twice; others are told apart by their numbers.
const compared = ['contact', 'company', 'lead']
const statuses: readonly Waiting[] = ['open', 'later', 'dismissed']

/** Which records, with how many groups wait, and in which state. */
export function PairFilters({ object, status, onChange }: Props) {
  const t = useT()
  const kept = status === 'open' ? {} : { status }
  return (
    <>
      <ObjectSwitch object={object} onChange={(name) => onChange({ object: name, ...kept })} counted />
      <Select
        className="w-32"
        ariaLabel={t('dup.status')}
        options={statuses.map((value) => ({ value, label: t(`dup.status.${value}`) }))}
        value={status}
        onChange={(value) => onChange({ object, ...(value && value !== 'open' ? { status: value as Waiting } : {}) })}
      />
    </>
  )
}

type SwitchProps = {
  object: string
  onChange: (object: string) => void
  /** With how many groups wait. */ counted?: boolean
}

export function ObjectSwitch({ object, onChange, counted = false }: SwitchProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const objects = useObjects()
    .filter(({ name }) => compared.includes(name))
    .toSorted((a, b) => compared.indexOf(a.name) - compared.indexOf(b.name))
  const counts = useQueries({ queries: objects.map(({ name }) => ({ ...groupCountQuery(name), enabled: counted })) })
  return (
    <div role="group" aria-label={t('dup.object')} className="flex flex-wrap gap-1">
      {objects.map(({ name, plural }, at) => {
        const count = counted ? counts[at]?.data : undefined
        return (
          <Button
            key={name}
            size="sm"
            tone="plain"
            aria-pressed={name === object}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => onChange(name)}
          >
            {label(plural)}
            {count && (
              <span className="tabular text-xs text-2">
                {format.number(count.value)}
                {count.exact ? '' : '+'}
              </span>
            )}
          </Button>
        )
      })}
    </div>
  )
}
