import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, path } from '#web/api.ts'
import { refreshObject, useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { MoneyEditor } from '#web/records/field/NumberEditors.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord } from '#web/types.ts'

type Props = { record: CrmRecord; name: string; onClose: () => void }

/** Makes a contact of a lead, with a company and a deal beside it where wanted. */
export default function ConvertDialog({ record, name, onClose }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const companies = useObject('company')
  const firm = typeof record.companyName === 'string' ? record.companyName : ''
  const [way, setWay] = useState<string>(firm ? 'new' : 'none')
  const [company, setCompany] = useState<Choice | null>(null)
  const [hasDeal, setHasDeal] = useState(false)
  const [dealName, setDealName] = useState(firm || name)
  const [amount, setAmount] = useState<unknown>(null)
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })

  const convert = async () => {
    setState({ busy: true, error: null })
    try {
      const made = await api.post<{ contact: string }>(`${path('leads', record.id)}/conversion`, {
        ...(way === 'none' ? { company: null } : way === 'there' && company ? { company: { id: company.value } } : {}),
        ...(hasDeal ? { deal: { name: dealName.trim(), ...(amount ? { amount } : {}) } } : {}),
      })
      for (const object of ['lead', 'contact', 'company', 'deal']) refreshObject(object)
      toast({ text: 'convert.done', tone: 'success' })
      onClose()
      void navigate({ to: `/contact/${made.contact}` })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  const isReady = (way !== 'there' || company !== null) && (!hasDeal || dealName.trim() !== '')
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('convert.title', { name })}
      lead={t('convert.lead')}
      actions={(
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={state.busy} disabled={!isReady} onClick={() => void convert()}>{t('convert.convert')}</Button>
        </>
      )}
    >
      <div className="flex flex-col gap-3">
        <Select
          label={t('convert.company')}
          value={way}
          onChange={(next) => setWay(next ?? 'none')}
          options={[
            ...(firm ? [{ value: 'new', label: t('convert.companyNew', { name: firm }) }] : []),
            { value: 'there', label: t('convert.companyThere') }, { value: 'none', label: t('convert.companyNone') },
          ]}
        />
        {way === 'there' && companies && <Combobox ariaLabel={t('convert.company')} load={(query) => linkChoices(companies, query)} value={company} onChange={setCompany} />}
        <Checkbox label={t('convert.deal')} checked={hasDeal} onChange={setHasDeal} />
        {hasDeal && (
          <>
            <TextField label={t('convert.dealName')} required value={dealName} onChange={setDealName} />
            <MoneyEditor label={t('convert.amount')} value={amount} onChange={setAmount} />
          </>
        )}
        {state.error !== null && <ErrorNote error={state.error} title={t('convert.failed')} />}
      </div>
    </Dialog>
  )
}
