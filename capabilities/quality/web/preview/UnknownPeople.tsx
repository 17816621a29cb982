import { useMutation } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { keepTitle, useTitle } from '#web/records/field/titles.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { DryRun, Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { saveMapping } from '#capabilities/quality/web/imports/api.ts'

type Words = DryRun['unknownPeople']
type Props = { one: Import; mapping: Mapping; words: Words }
type Given = Readonly<Record<string, string | null>>

const mostShown = 200
/** Stands for nobody among the members; no id is so short. */
const nobody = '-'

/** Owners in the file who are nobody's name here, as ids of another program are: each is a member, or nobody. */
export function UnknownPeople({ one, mapping, words }: Props) {
  const t = useT()
  const [given, setGiven] = useState<Given>({})
  const save = useMutation({
    mutationFn: () =>
      saveMapping(one, {
        ...mapping,
        options: { ...mapping.options, people: { ...mapping.options.people, ...given } },
      }),
  })
  const open = words.filter(({ user }) => user === undefined)
  return (
    <details className="group mb-6 max-w-2xl" open={open.length > 0 || undefined}>
      <summary className="flex min-h-8 cursor-default list-none items-center gap-1.5 hover:text-1 pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} size={14} className="text-3 transition-transform group-open:rotate-90" />
        <h2 className="text-sm font-semibold">
          {open.length > 0 ? t('preview.people', { n: open.length }) : t('preview.peopleKnown', { n: words.length })}
        </h2>
      </summary>
      <p className="pb-2 text-sm text-2">{t('preview.peopleHint')}</p>
      <ul className="flex max-h-112 flex-col overflow-y-auto">
        {words.slice(0, mostShown).map(({ word, count, user }) => (
          <Person
            key={word}
            word={word}
            count={count}
            value={Object.hasOwn(given, word) ? given[word] : user}
            onChange={(id) => setGiven({ ...given, [word]: id })}
          />
        ))}
      </ul>
      <div className="flex justify-end pt-2">
        <Button
          size="sm"
          disabled={Object.keys(given).length === 0}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('preview.choicesApply')}
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} />}
    </details>
  )
}

type PersonProps = {
  word: string
  count: number
  value: string | null | undefined
  onChange: (id: string | null) => void
}

function Person({ word, count, value, onChange }: PersonProps) {
  const t = useT()
  const users = useObject('user')
  const title = useTitle('user', value ?? null)
  const none = { value: nobody, label: t('preview.peopleNobody') }
  const chosen = value === undefined ? null : value === null ? none : { value, label: title ?? '…' }
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_11rem] items-center gap-3 border-b border-line py-1 text-sm max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0 truncate" title={word}>
        {word}
      </span>
      <span className="tabular text-2">{t('imports.rows', { n: count })}</span>
      <div className="max-sm:col-span-2">
        <Combobox
          ariaLabel={t('preview.peopleFor', { word })}
          required
          placeholder={t('preview.peopleUnsaid')}
          load={async (query) => [...(query ? [] : [none]), ...(users ? await linkChoices(users, query) : [])]}
          value={chosen}
          onChange={(one) => {
            if (!one) return
            if (one.value !== nobody) keepTitle('user', one.value, one.label)
            onChange(one.value === nobody ? null : one.value)
          }}
        />
      </div>
    </li>
  )
}
