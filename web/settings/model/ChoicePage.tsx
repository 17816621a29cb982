import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { optionHue } from '#web/records/field/choices.ts'
import type { At } from '#web/settings/model/api.ts'
import { changeChoice, orderChoices, useModelAct, wholeObjectsQuery } from '#web/settings/model/api.ts'
import { ChoiceDialog } from '#web/settings/model/ChoiceDialog.tsx'
import { OrderedList } from '#web/settings/OrderedList.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { FieldMeta, FieldOption, ObjectMeta } from '#web/types.ts'
import { BackLink } from '#web/ui/BackLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'

/** What the program itself goes by: others are called otherwise, but none is added. */
const meant = ['kind', 'status', 'role', 'direction']

/** The choices of one field: their words, colours and order, and which of them are still offered. */
export function ChoicePage() {
  const t = useT()
  const label = useLabel()
  const params = useParams({ strict: false })
  const [dialog, setDialog] = useState<FieldOption | 'new' | null>(null)
  const { data, error, refetch } = useQuery(wholeObjectsQuery)
  const object = data?.find(({ name }) => name === params.object)
  const field = object?.fields.find(({ name, options }) => name === params.field && options)
  const mayAdd = object && field && !field.readOnly && !object.inner && (field.custom || !meant.includes(field.name))
  return (
    <SettingsPage
      title={field ? `${label(object?.label)} · ${label(field.label)}` : t('model.choices')}
      lead={<BackLink to="/settings/choices" label={t('model.choices')} />}
      action={
        mayAdd && (
          <Button tone="primary" icon={Plus} onClick={() => setDialog('new')}>
            {t('model.newChoice')}
          </Button>
        )
      }
    >
      <p className="mb-4 max-w-prose text-sm text-2">{t('model.choicesLead')}</p>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && !field && <Empty title={t('model.noSuch')} />}
      {object && field && <Choices object={object} field={field} onEdit={setDialog} />}
      {object && field && dialog && (
        <ChoiceDialog
          at={{ object: object.name, field: field.name }}
          option={dialog === 'new' ? undefined : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </SettingsPage>
  )
}

type Props = { object: ObjectMeta; field: FieldMeta; onEdit: (option: FieldOption) => void }

function Choices({ object, field, onEdit }: Props) {
  const t = useT()
  const label = useLabel()
  const isChinese = useLocale() === 'zh'
  const act = useModelAct()
  const at: At = { object: object.name, field: field.name }
  const items = (field.options ?? []).map((option) => ({ id: option.value, name: label(option.label), option }))
  const order = (ids: string[]) =>
    act(orderChoices(at, ids), () =>
      orderChoices(
        at,
        items.map(({ id }) => id),
      ),
    )
  const retire = (value: string, retired: boolean) =>
    void act(changeChoice(at, value, { retired }), () => changeChoice(at, value, { retired: !retired }))
  const menu = ({ option }: (typeof items)[number]): MenuEntry[] => [
    { label: t('model.editChoice'), icon: Pencil, onSelect: () => onEdit(option) },
    option.retired
      ? { label: t('model.offer'), icon: ArchiveRestore, onSelect: () => retire(option.value, false) }
      : { label: t('model.retire'), icon: Archive, onSelect: () => retire(option.value, true) },
  ]
  return (
    <OrderedList label={t('model.choices')} items={items} menu={menu} onOrder={order}>
      {({ option }) => {
        const other = isChinese ? option.label.en : option.label.zh
        return (
          <span className="flex flex-wrap items-center gap-2 text-sm">
            <Tag hue={optionHue(option)}>{label(option.label)}</Tag>
            {other !== label(option.label) && <span className="text-3">{other}</span>}
            {option.retired && <span className="text-xs text-3">{t('model.retired')}</span>}
          </span>
        )
      }}
    </OrderedList>
  )
}
