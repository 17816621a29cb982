import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CheckCircle2, Download, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { isInstalled, useInstall } from '#web/offline/install.ts'
import { forgetKept, keptSize } from '#web/offline/kept.ts'
import '#web/offline/messages.ts'
import { sendWaiting } from '#web/offline/send.ts'
import { isOn, setOn } from '#web/offline/switch.ts'
import type { Waiting } from '#web/offline/waiting.ts'
import { noteRefusal, removeWaiting, useWaiting } from '#web/offline/waiting.ts'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { toast } from '#web/ui/toast.ts'

/** What holds for this browser alone: the app on it, what is kept for reading, what was done and is not sent yet. */
export function DevicePage() {
  const t = useT()
  return (
    <SettingsPage title={t('device.title')}>
      <div className="max-w-140">
        <Section title={t('device.app')}>
          <Install />
        </Section>
        <Section title={t('device.reading')}>
          <Reading />
        </Section>
        <Section title={t('device.waiting')}>
          <NotSent />
        </Section>
      </div>
    </SettingsPage>
  )
}

function Install() {
  const t = useT()
  const install = useInstall()
  if (isInstalled())
    return (
      <p className="flex items-center gap-2 text-sm">
        <Icon of={CheckCircle2} className="text-success" />
        {t('device.installed')}
      </p>
    )
  return (
    <div className="flex flex-col items-start gap-2 text-sm">
      <p className="text-2">{t('device.installLead')}</p>
      {install ? (
        <Button icon={Download} onClick={() => void install()}>
          {t('device.installAs')}
        </Button>
      ) : (
        <p className="text-2">{t('device.installHow')}</p>
      )}
    </div>
  )
}

const sizeKey = ['device', 'kept']

function Reading() {
  const t = useT()
  const format = useFormat()
  const client = useQueryClient()
  const [on, setShown] = useState(isOn)
  const { data } = useQuery({ queryKey: sizeKey, queryFn: keptSize, staleTime: 0 })
  const forget = () => forgetKept().then(() => client.invalidateQueries({ queryKey: sizeKey }))
  const change = (next: boolean) => {
    setOn(next)
    setShown(next)
    if (!next) void forget()
  }
  return (
    <>
      <Switch label={t('device.keep')} hint={t('device.keepHint')} checked={on} onChange={change} />
      {data && data.entries > 0 && (
        <p className="mt-2 flex flex-wrap items-center gap-3 text-sm text-2">
          {t('device.kept', { n: data.entries, size: format.bytes(data.characters) })}
          <Button size="sm" onClick={() => void forget()}>
            {t('device.forget')}
          </Button>
        </p>
      )}
    </>
  )
}

function NotSent() {
  const t = useT()
  const waiting = useWaiting()
  if (waiting.length === 0) return <p className="text-sm text-2">{t('device.waitingNone')}</p>
  return (
    <ul aria-label={t('device.waiting')} className="border-t border-line">
      {waiting.map((one) => (
        <WaitingLine key={one.id} one={one} />
      ))}
    </ul>
  )
}

function WaitingLine({ one }: { one: Waiting }) {
  const t = useT()
  const label = useLabel()
  const object = useObjects().find(({ name }) => name === one.object)
  const fields = object?.fields.filter(({ name }) => name in one.values) ?? []
  const shown: Record<string, unknown> = { ...one.values, ...(one.kind === 'change' ? one.shown : {}) }
  const again = () => void noteRefusal(one.id, undefined).then(sendWaiting)
  const discard = () => {
    void removeWaiting(one.id)
    toast({ text: 'device.discarded', params: { title: one.title } })
  }
  const title = one.kind === 'create' ? t('device.waitingNew', { what: label(object?.label) }) : one.title
  return (
    <li className="flex items-start gap-2 border-b border-line py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{title}</span>{' '}
          <RelativeTime at={new Date(one.at).toISOString()} className="text-xs text-3" />
        </p>
        {one.refusal && <p className="text-danger">{one.refusal}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-3">
          {fields.map((field) => (
            <div key={field.name} className="contents">
              <dt className="text-3">{label(field.label)}</dt>
              <dd className="min-w-0">
                <FieldValue field={field} value={shown[field.name]} whole />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <IconButton icon={RotateCcw} label={t('device.again')} onClick={again} />
      <IconButton icon={Trash2} label={t('device.discard')} onClick={discard} />
    </li>
  )
}
