import { useQueries, useQuery } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { matchedQuery } from '#capabilities/quality/web/duplicates/api.ts'
import { groupCountQuery } from '#capabilities/quality/web/merging/api.ts'

type Props = {
  object: string
  onChange: (object: string) => void
  /** With how many groups wait. */
  counted?: boolean
}

/** In sight even where nothing waits: here duplicates are looked for first. */
const first = ['contact', 'company', 'lead']

/** Which records: those that usually are there twice or wait to be decided as buttons, all others in a menu. */
export function ObjectSwitch({ object, onChange, counted = false }: Props) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const matched = new Map(useQuery(matchedQuery).data?.items.map((one) => [one.object, one]))
  const objects = useObjects().filter(({ name }) => matched.has(name) || name === object)
  const isNear = (name: string) => first.includes(name) || name === object || matched.get(name)?.isWaiting === true
  const near = [...first, ...objects.map(({ name }) => name).filter((name) => !first.includes(name))]
    .flatMap((name) => objects.find((one) => one.name === name) ?? [])
    .filter(({ name }) => isNear(name))
  const far = objects.filter(({ name }) => !isNear(name))
  const counts = useQueries({ queries: near.map(({ name }) => ({ ...groupCountQuery(name), enabled: counted })) })
  return (
    <div role="group" aria-label={t('dup.object')} className="flex flex-wrap gap-1">
      {near.map(({ name, plural }, at) => {
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
      {far.length > 0 && (
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('dup.others')} size="sm" />}
          items={far.map(({ name, plural }) => ({ label: label(plural), onSelect: () => onChange(name) }))}
        />
      )}
    </div>
  )
}
