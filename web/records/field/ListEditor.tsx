import { Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { TextField } from '#web/ui/TextField.tsx'

type Props = Named & { kind: 'email' | 'phone'; value: unknown; onChange: (value: string[] | null) => void }
type Read = (text: string) => string | undefined

/** Several e-mails or phones, the first one primary. Phones without a country code are read as Chinese ones. */
export function ListEditor({ kind, value, onChange, label, ariaLabel, autoFocus, ...about }: Props) {
  const t = useT()
  const read = useReader(kind)
  const [lines, setLines] = useState<readonly string[]>(() =>
    Array.isArray(value) && value.length > 0 ? (value as string[]) : [''],
  )
  const set = (next: readonly string[]) => {
    setLines(next)
    const all = next
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => read(one) ?? one)
    onChange(all.length > 0 ? all : null)
  }
  const wrong = kind === 'phone' && lines.some((one) => one.trim() !== '' && read(one) === undefined)
  return (
    <Field label={label} {...about} error={about.error ?? (wrong ? t('field.noPhone') : null)}>
      <div className="flex flex-col gap-1">
        {lines.map((line, at) => (
          <div key={at} className="flex items-center gap-1">
            <TextField
              className="flex-1"
              ariaLabel={`${label ?? ariaLabel ?? ''} ${lines.length > 1 ? at + 1 : ''}`.trim()}
              type={kind === 'email' ? 'email' : 'tel'}
              autoFocus={autoFocus && at === 0}
              value={line}
              placeholder={kind === 'phone' ? t('field.phonePlaceholder') : undefined}
              onChange={(text) => set(lines.map((one, index) => (index === at ? text : one)))}
            />
            {lines.length > 1 && (
              <IconButton
                icon={X}
                size="sm"
                label={t('ui.remove', { what: line })}
                onClick={() => set(lines.filter((_, index) => index !== at))}
              />
            )}
          </div>
        ))}
        <Button
          tone="plain"
          size="sm"
          icon={Plus}
          className="self-start text-2"
          onClick={() => setLines([...lines, ''])}
        >
          {t(kind === 'email' ? 'field.addEmail' : 'field.addPhone')}
        </Button>
      </div>
    </Field>
  )
}

/** E-mails are only trimmed; phones become E.164, as far as the number plans have arrived. */
function useReader(kind: 'email' | 'phone'): Read {
  const [parse, setParse] = useState<Read>(() => (text: string) => text.trim())
  useEffect(() => {
    if (kind !== 'phone') return
    let here = true
    void import('libphonenumber-js/min').then(({ parsePhoneNumberFromString }) => {
      const toE164: Read = (text) => {
        const known = parsePhoneNumberFromString(text.replace(';ext=', ' ext. '), 'CN')
        return known?.isPossible() ? known.number + (known.ext ? `;ext=${known.ext}` : '') : undefined
      }
      if (here) setParse(() => toE164)
    })
    return () => {
      here = false
    }
  }, [kind])
  return parse
}
