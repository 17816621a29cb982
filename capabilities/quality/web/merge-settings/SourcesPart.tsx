import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useSource } from '#capabilities/quality/web/merging/use-source.ts'
import '#capabilities/quality/web/merging/messages.ts'
import { MoveButtons } from '#capabilities/quality/web/merge-settings/MoveButtons.tsx'

type Props = { sources: readonly string[]; known: readonly string[]; onChange: (sources: readonly string[]) => void }

const own = ['people', '<tend>']
const mostOffered = 6

/** Sources in the order in which they are trusted. */
export function SourcesPart({ sources, known, onChange }: Props) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const nameOf = useSource()
  const add = (source: string) => {
    const name = source.trim()
    if (name !== '' && !sources.includes(name)) onChange([...sources, name])
    setTyped('')
  }
  const offered = [...own, ...known].filter((source) => !sources.includes(source)).slice(0, mostOffered)
  return (
    <>
      {sources.length > 0 && (
        <ol className="border-t border-line">
          {sources.map((source, at) => (
            <li key={source} className="flex items-center gap-2 border-b border-line py-1 text-sm">
              <span className="tabular w-5 text-right text-3">{at + 1}</span>
              <span className="min-w-0 break-words">{nameOf(source)}</span>
              <MoveButtons all={sources} at={at} onChange={onChange} />
            </li>
          ))}
        </ol>
      )}
      <form
        className="mt-2 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          add(typed)
        }}
      >
        <TextField
          className="w-64 max-w-full"
          ariaLabel={t('mergeRules.source')}
          placeholder={t('mergeRules.source')}
          value={typed}
          onChange={setTyped}
        />
        <Button type="submit" icon={Plus} disabled={typed.trim() === ''}>
          {t('mergeRules.addSource')}
        </Button>
      </form>
      <div className="mt-2 flex flex-wrap gap-1">
        {offered.map((source) => (
          <Button key={source} size="sm" tone="plain" icon={Plus} onClick={() => add(source)}>
            {nameOf(source)}
          </Button>
        ))}
      </div>
    </>
  )
}
