import { useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Label } from '#web/i18n/messages.ts'
import { TextField } from '#web/ui/TextField.tsx'

type Props = {
  /** A message id; the language is put behind it. */
  says: string
  value: Label
  onChange: (label: Label) => void
  required?: boolean
  maxLength?: number
  hint?: string
}

/** One text in both languages, the reader's own first. Who fills in one has said the same in the other. */
export function BothLanguages({ says, value, onChange, required, maxLength = 200, hint }: Props) {
  const t = useT()
  const first = useLocale()
  const languages = first === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {languages.map((language, at) => (
        <TextField
          key={language}
          label={`${t(says)} · ${t(`language.${language}`)}`}
          required={required && at === 0 && value[language === 'en' ? 'zh' : 'en'].trim() === ''}
          value={value[language]}
          maxLength={maxLength}
          hint={at === 0 ? hint : undefined}
          placeholder={value[language === 'en' ? 'zh' : 'en']}
          onChange={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
    </div>
  )
}

export const noLabel: Label = { en: '', zh: '' }

/** Whether something is said in at least one language. */
export function isSaid({ en, zh }: Label): boolean {
  return en.trim() !== '' || zh.trim() !== ''
}
