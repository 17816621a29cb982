import { Plus, X } from 'lucide-react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { ImportTarget, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { matchFields } from '#capabilities/quality/web/mapping/draft.ts'

type Props = {
  mapping: Mapping
  target: ImportTarget
  set: (part: Partial<MappingOptions>) => void
}

/** By what a row finds the record it is about: one way, or several, any of which or all of which must agree. */
export function MatchKeys({ mapping, target, set }: Props) {
  const t = useT()
  const { match, alsoMatch = [], matchAll = false } = mapping.options
  const ways = useWays(mapping, target)
  const first = ways.some(({ value }) => value === match) ? match : 'none'
  const more = alsoMatch.filter((name) => name !== first && ways.some(({ value }) => value === name))
  const free = ways.filter(({ value }) => value !== first && !more.includes(value))
  const setMore = (names: readonly string[]) =>
    set({ alsoMatch: names.length > 0 ? [...names] : undefined, ...(names.length > 0 ? {} : { matchAll: undefined }) })
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        label={t('mapping.match')}
        options={[...ways, { value: 'none', label: t('mapping.matchNone') }]}
        value={first}
        onChange={(value) => {
          if (value) set({ match: value, ...(value === 'none' ? { alsoMatch: undefined, matchAll: undefined } : {}) })
        }}
      />
      {more.map((name) => (
        <div key={name} className="flex items-center gap-1">
          <Select
            className="min-w-0 flex-1"
            ariaLabel={t('mapping.matchMore')}
            options={ways.filter(({ value }) => value === name || free.some((one) => one.value === value))}
            value={name}
            onChange={(value) => {
              if (value) setMore(more.map((one) => (one === name ? value : one)))
            }}
          />
          <IconButton
            icon={X}
            label={t('mapping.matchLess')}
            onClick={() => setMore(more.filter((one) => one !== name))}
          />
        </div>
      ))}
      {first !== 'none' && free.length > 0 && (
        <Button
          tone="plain"
          size="sm"
          icon={Plus}
          className="self-start"
          onClick={() => setMore([...more, free[0]!.value])}
        >
          {t('mapping.matchAdd')}
        </Button>
      )}
      {first !== 'none' && more.length > 0 && <HowMany isAll={matchAll} set={set} />}
    </div>
  )
}

function HowMany({ isAll, set }: { isAll: boolean; set: Props['set'] }) {
  const t = useT()
  return (
    <Select
      ariaLabel={t('mapping.matchHow')}
      options={[
        { value: 'any', label: t('mapping.matchAny') },
        { value: 'all', label: t('mapping.matchAll') },
      ]}
      value={isAll ? 'all' : 'any'}
      onChange={(value) => set({ matchAll: value === 'all' ? true : undefined })}
    />
  )
}

function useWays(mapping: Mapping, target: ImportTarget): { value: string; label: string }[] {
  const t = useT()
  const label = useLabel()
  const contact = t(target.object === 'company' ? 'mapping.matchCompany' : 'mapping.matchContact')
  const hasContact = target.fields.some(({ type }) => type === 'email' || type === 'phone')
  return [
    ...(hasContact ? [{ value: 'email-or-phone', label: contact }] : []),
    ...matchFields(mapping, target).map((field) => ({
      value: field.name,
      label: t('mapping.matchField', { field: label(field.label) }),
    })),
  ]
}
