import { useT } from '#web/i18n/I18n.tsx'
import { Select } from '#web/ui/Select.tsx'
import { ObjectSwitch } from '#capabilities/quality/web/duplicates/ObjectSwitch.tsx'

/** What can be looked at: groups to decide, groups put off, and pairs that are two for good. */
export type Waiting = 'open' | 'later' | 'dismissed'

type Props = {
  object: string
  status: Waiting
  onChange: (search: { object?: string; status?: Waiting }) => void
}

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
