import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { Named } from '#web/records/field/FieldEditor.tsx'
import { htmlOfText, textOfHtml } from '#web/records/field/value.ts'
import { TextField } from '#web/ui/TextField.tsx'

type Props = Named & { value: unknown; onChange: (value: unknown) => void }

/** Plain text that becomes paragraphs. Formatting that came from elsewhere stays until the text is changed. */
export function RichTextEditor({ value, onChange, ...named }: Props) {
  const [text, setText] = useState(() => (typeof value === 'string' ? textOfHtml(value) : ''))
  return (
    <TextField
      {...named}
      lines={4}
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(htmlOfText(next))
      }}
    />
  )
}

export function JsonEditor({ value, onChange, ...named }: Props) {
  const t = useT()
  const [text, setText] = useState(() => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2)))
  const [wrong, setWrong] = useState(false)
  const change = (next: string) => {
    setText(next)
    try {
      onChange(next.trim() === '' ? null : JSON.parse(next))
      setWrong(false)
    } catch {
      setWrong(true)
    }
  }
  return (
    <TextField
      {...named}
      lines={4}
      value={text}
      onChange={change}
      error={wrong ? t('field.noJson') : named.error}
      inputClassName="font-mono"
    />
  )
}
