import { Columns2, RectangleHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { PersonName } from '#web/types.ts'

type Props = Named & { value: unknown; onChange: (value: unknown, shown?: unknown) => void }

/**
 * A person's name. Written in one field, the server splits it, Chinese and Western; who knows better writes the family
 * and the given name apart, in the order this person uses.
 */
export function NameEditor(props: Props) {
  const t = useT()
  const [apart, setApart] = useState(false)
  return (
    <div className="flex min-w-0 items-end gap-1">
      {apart ? <Parts {...props} /> : <Whole {...props} />}
      <IconButton
        icon={apart ? RectangleHorizontal : Columns2}
        label={t(apart ? 'field.oneField' : 'field.splitName')}
        onClick={() => setApart(!apart)}
      />
    </div>
  )
}

function startOf(value: unknown): Partial<PersonName> {
  return typeof value === 'string' ? { full: value } : ((value as PersonName | null) ?? {})
}

function Whole({ value, onChange, ...named }: Props) {
  const [full, setFull] = useState(startOf(value).full ?? '')
  const change = (text: string) => {
    setFull(text)
    onChange(text.trim() || null, text.trim() ? { full: text.trim() } : null)
  }
  return <TextField {...named} className="flex-1" value={full} onChange={change} autoComplete="off" />
}

function Parts({ value, onChange, label, error }: Props) {
  const t = useT()
  const locale = useLocale()
  const [start] = useState(() => startOf(value))
  const [parts, setParts] = useState({ family: start.family ?? '', given: start.given ?? '' })
  const isHan = /\p{Script=Han}/u.test(parts.family + parts.given)
  const order = start.order ?? (locale === 'zh' || isHan ? 'family' : 'given')
  const names = order === 'family' ? (['family', 'given'] as const) : (['given', 'family'] as const)
  const change = (next: typeof parts) => {
    setParts(next)
    const full = names
      .map((part) => next[part].trim())
      .filter(Boolean)
      .join(isHan ? '' : ' ')
    const name = { family: next.family.trim() || null, given: next.given.trim() || null, order }
    onChange(full ? name : null, full ? { ...name, full } : null)
  }
  return names.map((part, at) => {
    const said = t(part === 'family' ? 'field.familyName' : 'field.givenName')
    return (
      <TextField
        key={part}
        className="flex-1"
        label={label && said}
        ariaLabel={said}
        value={parts[part]}
        onChange={(text) => change({ ...parts, [part]: text })}
        error={at === 0 ? error : null}
        autoFocus={at === 0}
      />
    )
  })
}
