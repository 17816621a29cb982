import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, path } from '#web/api.ts'
import { refreshObject, useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { MoneyEditor } from '#web/records/field/NumberEditors.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { CrmRecord } from '#web/types.ts'

type Props = { record: CrmRecord; name: string; onClose: () => void }

/** Makes a contact of a lead, with a company and a deal beside it where wanted. */
export default function ConvertDialog(props: Props) {
  const { record, name, onClose } = props
  const t = useT()
  const companies = useObject('company')
  const firm = typeof record.companyName === 'string' ? record.companyName : ''
  const [way, setWay] = useState<string>(firm ? 'new' : 'none')
  const [company, setCompany] = useState<Choice | null>(null)
  const [hasDeal, setHasDeal] = useState(false)
  const [deal, setDeal] = useState<Deal>({ name: firm || name })
  const { state, send } = useConversion(props)
  const isReady = (way !== 'there' || company !== null) && (!hasDeal || deal.name.trim() !== '')
  const convert = () =>
    send({
      ...(way === 'none' ? { company: null } : way === 'there' && company ? { company: { id: company.value } } : {}),
      ...(hasDeal ? { deal: { ...deal, name: deal.name.trim() } } : {}),
    })
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button tone="primary" busy={state.busy} disabled={!isReady} onClick={() => void convert()}>
        {t('convert.convert')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('convert.title', { name })}
      lead={t('convert.lead')}
      actions={actions}
    >
      <div className="flex flex-col gap-3">
        <WaySelect firm={firm} way={way} onChange={setWay} />
        {way === 'there' && companies && (
          <Combobox
            ariaLabel={t('convert.company')}
            load={(query) => linkChoices(companies, query)}
            value={company}
            onChange={setCompany}
          />
        )}
        <Checkbox label={t('convert.deal')} checked={hasDeal} onChange={setHasDeal} />
        {hasDeal && <DealFields deal={deal} onChange={setDeal} />}
        {state.error !== null && <ErrorNote error={state.error} title={t('convert.failed')} />}
      </div>
    </Dialog>
  )
}

type Deal = { name: string; amount?: unknown }

function DealFields({ deal, onChange }: { deal: Deal; onChange: (deal: Deal) => void }) {
  const t = useT()
  const setAmount = (amount: unknown) => onChange({ name: deal.name, ...(amount ? { amount } : {}) })
  return (
    <>
      <TextField
        label={t('convert.dealName')}
        required
        value={deal.name}
        onChange={(name) => onChange({ ...deal, name })}
      />
      <MoneyEditor label={t('convert.amount')} value={deal.amount} onChange={setAmount} />
    </>
  )
}

function WaySelect({ firm, way, onChange }: { firm: string; way: string; onChange: (way: string) => void }) {
  const t = useT()
  const ways = [
    ...(firm ? [{ value: 'new', label: t('convert.companyNew', { name: firm }) }] : []),
    { value: 'there', label: t('convert.companyThere') },
    { value: 'none', label: t('convert.companyNone') },
  ]
  return (
    <Select label={t('convert.company')} value={way} onChange={(next) => onChange(next ?? 'none')} options={ways} />
  )
}

const refreshAll = () => ['lead', 'contact', 'company', 'deal'].forEach(refreshObject)

/** Sends it, and leads to the new contact. */
function useConversion({ record, onClose }: Props) {
  const navigate = useNavigate()
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const send = async (conversion: Record<string, unknown>) => {
    setState({ busy: true, error: null })
    try {
      const address = `${path('leads', record.id)}/conversion`
      const making = api.post<{ contact: string }>(address, conversion)
      offerUndo(
        { text: 'convert.done', tone: 'success' },
        making,
        async ({ contact }) => {
          await api.delete(address)
          refreshAll()
          if (location.pathname === `/contact/${contact}`) void navigate({ to: `/lead/${record.id}` })
        },
        { text: 'convert.undone' },
      )
      const made = await making
      refreshAll()
      onClose()
      void navigate({ to: `/contact/${made.contact}` })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return { state, send }
}
