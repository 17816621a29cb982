import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { DatePicker } from '#web/ui/DatePicker.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { TextField } from '#web/ui/TextField.tsx'

const owners: Choice[] = ['张伟', 'Ada Lovelace', 'Grace Hopper', '李娜', '王芳'].map((label, at) => ({
  value: String(at),
  label,
}))
const stages: Choice[] = [
  { value: 'new', label: 'New 新', hue: 'gray' },
  { value: 'won', label: 'Won 成交', hue: 'green' },
  { value: 'lost', label: 'Lost 流失', hue: 'red' },
]
const later = (query: string) =>
  new Promise<Choice[]>((done) => {
    setTimeout(() => done(owners.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))), 300)
  })

export function FieldsPart() {
  const t = useT()
  const [text, setText] = useState('')
  const [email, setEmail] = useState('ada.example.com')
  const [amount, setAmount] = useState<number | null>(1_234_567.5)
  const [stage, setStage] = useState<string | null>('won')
  const [owner, setOwner] = useState<Choice | null>(owners[1] ?? null)
  const [tags, setTags] = useState<readonly Choice[]>(stages.slice(0, 2))
  const [day, setDay] = useState<string | null>('2026-03-14')
  const [archived, setArchived] = useState(false)
  const [digest, setDigest] = useState(true)
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField label={t('design.text')} hint={t('ui.optional')} value={text} onChange={setText} />
      <TextField
        label={t('design.email')}
        required
        value={email}
        onChange={setEmail}
        error={email.includes('@') ? null : t('design.emailBad')}
      />
      <NumberField label={t('design.number')} value={amount} onChange={setAmount} unit="CNY" />
      <Select label={t('design.stage')} options={stages} value={stage} onChange={setStage} clearable />
      <Combobox label={t('design.owner')} load={later} value={owner} onChange={setOwner} />
      <DatePicker label={t('design.date')} value={day} onChange={setDay} clearable />
      <Combobox
        className="sm:col-span-2"
        label={t('design.tags')}
        multiple
        options={stages}
        value={tags}
        onChange={setTags}
      />
      <Select label={t('design.disabled')} options={[]} value={null} onChange={() => {}} disabled />
      <TextField className="sm:col-span-2" label={t('design.long')} lines={3} value={text} onChange={setText} />
      <div>
        <Checkbox label={t('design.archived')} checked={archived} onChange={setArchived} />
        <Switch label={t('design.digest')} hint={t('design.digestHint')} checked={digest} onChange={setDigest} />
      </div>
    </div>
  )
}
