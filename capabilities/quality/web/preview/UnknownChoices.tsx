import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, path } from '#web/api.ts'
import { objectsQuery, queryClient, useSession } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { DryRun, Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { saveMapping, targetsQuery } from '#capabilities/quality/web/imports/api.ts'

type Words = DryRun['unknownChoices']
type Props = { one: Import; mapping: Mapping; words: Words }

const mostShown = 20
/** Stands for the word itself, as a choice that is to be added. No choice is called so. */
const asNew = '\u0000new'

/** Words of the file that are none of a field's choices: each can be given one, or its rows be turned away. */
export function UnknownChoices({ one, mapping, words }: Props) {
  const t = useT()
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const isRejected = mapping.options.unknownChoice === 'reject'
  const [rejects, setRejects] = useState(isRejected)
  const save = useMutation({
    mutationFn: async () => {
      const made = await addChoices(mapping.object, words, given)
      await saveMapping(one, withChoices(mapping, { words, given: made, rejects }))
    },
  })
  const changed = Object.keys(given).length > 0 || rejects !== isRejected
  return (
    <section aria-label={t('preview.choices')} className="mb-6 max-w-2xl">
      <h2 className="text-sm font-semibold">{t('preview.choices')}</h2>
      <p className="pb-2 text-sm text-2">{t('preview.choicesHint')}</p>
      <ul className="flex flex-col">
        {words.slice(0, mostShown).map((word) => (
          <Word
            key={keyOf(word)}
            word={word}
            mapping={mapping}
            value={given[keyOf(word)] ?? null}
            onChange={(value) => setGiven(changedIn(given, keyOf(word), value))}
          />
        ))}
      </ul>
      {words.length > mostShown && (
        <p className="pt-1 text-xs text-3">{t('preview.choicesMore', { n: words.length - mostShown })}</p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 pt-2">
        <Checkbox label={t('preview.choicesReject')} checked={rejects} onChange={setRejects} />
        <Button size="sm" disabled={!changed} busy={save.isPending} onClick={() => save.mutate()}>
          {t('preview.choicesApply')}
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} />}
    </section>
  )
}

function keyOf({ field, word }: Words[number]): string {
  return `${field}\n${word}`
}

function changedIn(given: Readonly<Record<string, string>>, key: string, value: string | null): Record<string, string> {
  const { [key]: _, ...rest } = given
  return value === null ? rest : { ...rest, [key]: value }
}

type WordProps = {
  word: Words[number]
  mapping: Mapping
  value: string | null
  onChange: (value: string | null) => void
}

function Word({ word, mapping, value, onChange }: WordProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const { data: targets = [] } = useQuery(targetsQuery)
  const field = targets.find(({ object }) => object === mapping.object)?.fields.find(({ name }) => name === word.field)
  const name = field ? label(field.label) : word.field
  const mayAdd = ['owner', 'admin'].includes(useSession().user.role)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_11rem] items-center gap-3 border-b border-line py-1 text-sm">
      <span className="min-w-0 truncate">
        <span className="text-3">{name} · </span>
        {word.word}
      </span>
      <span className="tabular text-2">{format.number(word.count)}</span>
      <Select
        ariaLabel={t('preview.choiceFor', { word: word.word })}
        clearable
        placeholder={t('preview.choiceEmpty')}
        options={[
          ...(field?.options ?? []).map((one) => ({ value: one.value, label: label(one.label) })),
          ...(mayAdd ? [{ value: asNew, label: t('preview.choiceAdd') }] : []),
        ]}
        value={value}
        onChange={onChange}
      />
    </li>
  )
}

/** Adds the words that were chosen to be choices of their own, and gives what each of all words means now. */
async function addChoices(
  object: string,
  words: Words,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const made: Record<string, string> = { ...given }
  for (const word of words) {
    if (given[keyOf(word)] !== asNew) continue
    const { value } = await api.post<{ value: string }>(`${path('objects', object, 'fields', word.field)}/choices`, {
      label: word.word.trim(),
    })
    made[keyOf(word)] = value
  }
  if (Object.values(given).includes(asNew))
    for (const queryKey of [targetsQuery.queryKey, objectsQuery.queryKey])
      await queryClient.invalidateQueries({ queryKey })
  return made
}

type Decided = { words: Words; given: Readonly<Record<string, string>>; rejects: boolean }

function withChoices(mapping: Mapping, { words, given, rejects }: Decided): Mapping {
  const choices: Record<string, Record<string, string | null>> = { ...mapping.options.choices }
  for (const word of words) {
    const value = given[keyOf(word)]
    if (value !== undefined) choices[word.field] = { ...choices[word.field], [word.word]: value }
  }
  return { ...mapping, options: { ...mapping.options, choices, unknownChoice: rejects ? 'reject' : 'empty' } }
}
