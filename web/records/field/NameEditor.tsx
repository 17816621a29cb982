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
export function NameEditor({ value, onChange, label, ariaLabel, ...named }: Props) {
  const t = useT()
  const locale = useLocale()
  const start: Partial<PersonName> = typeof value === 'string' ? { full: value } : (value as PersonName | null) ?? {}
  const [apart, setApart] = useState(false)
  const [full, setFull] = useState(start.full ?? '')
  const [family, setFamily] = useState(start.family ?? '')
  const [given, setGiven] = useState(start.given ?? '')
  const order = start.order ?? (locale === 'zh' || /\p{Script=Han}/u.test(family + given) ? 'family' : 'given')

  const setWhole = (text: string) => {
    setFull(text)
    onChange(text.trim() || null, text.trim() ? { full: text.trim() } : null)
  }
  const setParts = (nextFamily: string, nextGiven: string) => {
    setFamily(nextFamily)
    setGiven(nextGiven)
    const parts = [nextFamily.trim(), nextGiven.trim()]
    const name = { family: parts[0] || null, given: parts[1] || null, order }
    const shown = (order === 'family' ? parts : parts.toReversed()).filter(Boolean).join(/\p{Script=Han}/u.test(parts.join('')) ? '' : ' ')
    onChange(shown ? name : null, shown ? { ...name, full: shown } : null)
  }
  const parts = [
    <TextField
      key="family" className="flex-1" label={label && t('field.familyName')} ariaLabel={t('field.familyName')}
      value={family} onChange={(text) => setParts(text, given)} error={named.error} autoFocus={order === 'family'}
    />,
    <TextField
      key="given" className="flex-1" label={label && t('field.givenName')} ariaLabel={t('field.givenName')}
      value={given} onChange={(text) => setParts(family, text)} autoFocus={order === 'given'}
    />,
  ]
  return (
    <div className="flex min-w-0 items-end gap-1">
      {apart
        ? (order === 'family' ? parts : parts.toReversed())
        : <TextField {...named} label={label} ariaLabel={ariaLabel} className="flex-1" value={full} onChange={setWhole} autoComplete="off" />}
      <IconButton
        icon={apart ? RectangleHorizontal : Columns2}
        label={t(apart ? 'field.oneField' : 'field.splitName')}
        onClick={() => setApart(!apart)}
      />
    </div>
  )
}
