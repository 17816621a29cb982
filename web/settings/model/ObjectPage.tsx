import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Eye, EyeOff, ListFilter, Pencil, Plus, Rows3, RotateCcw } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { changeField, changeObject, useModelAct, wholeObjectsQuery } from '#web/settings/model/api.ts'
import { FieldDialog } from '#web/settings/model/FieldDialog.tsx'
import { ObjectDialog } from '#web/settings/model/ObjectDialog.tsx'
import { groupNames } from '#web/records/record/groups.ts'
import '#web/records/record/messages.ts'
import { sections, type Section } from '#sdk/objects.ts'
import { OrderedList } from '#web/settings/OrderedList.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'
import { BackLink } from '#web/ui/BackLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'

type Dialog = FieldMeta | 'new' | 'object' | null

/** The fields of one object: what each is called and holds, their order, which of them are shown. */
export function ObjectPage() {
  const t = useT()
  const label = useLabel()
  const { object: name } = useParams({ strict: false })
  const [dialog, setDialog] = useState<Dialog>(null)
  const { data, error, refetch } = useQuery(wholeObjectsQuery)
  const object = data?.find((one) => one.name === name)
  const close = () => setDialog(null)
  const mayAdd = object && object.name !== 'user' && object.name !== 'file'
  return (
    <SettingsPage
      title={label(object?.plural) || t('model.objects')}
      lead={<BackLink to="/settings/objects" label={t('model.objects')} />}
      action={
        object && (
          <>
            <Button icon={Pencil} onClick={() => setDialog('object')}>
              {t('ui.edit')}
            </Button>
            <ResetLayout object={object} />
            {mayAdd && (
              <Button tone="primary" icon={Plus} onClick={() => setDialog('new')}>
                {t('model.newField')}
              </Button>
            )}
          </>
        )
      }
    >
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !object && <Empty title={t('model.noSuch')} />}
      {object && <Fields object={object} onEdit={setDialog} />}
      {object && dialog === 'object' && <ObjectDialog object={object} onClose={close} />}
      {object && dialog && dialog !== 'object' && (
        <FieldDialog object={object} field={dialog === 'new' ? undefined : dialog} onClose={close} />
      )}
    </SettingsPage>
  )
}

function Fields({ object, onEdit }: { object: ObjectMeta; onEdit: (field: FieldMeta) => void }) {
  const t = useT()
  const label = useLabel()
  const act = useModelAct()
  const navigate = useNavigate()
  const items = object.fields.map((field) => ({ id: field.name, name: label(field.label), field }))
  const hide = (field: FieldMeta, hidden: boolean) => {
    const at = { object: object.name, field: field.name }
    return act(
      changeField(at, { hidden }),
      () => changeField(at, { hidden: !hidden }),
      hidden ? { text: 'model.hiddenToast', params: { name: label(field.label) } } : undefined,
    )
  }
  const order = (ids: string[]) =>
    act(changeObject(object.name, { order: ids }), () =>
      changeObject(object.name, { order: items.map(({ id }) => id) }),
    )
  const sectionMenu = useSectionMenu(object.name)
  const menu = ({ field }: (typeof items)[number]): MenuEntry[] => [
    { label: t('model.editField'), icon: Pencil, onSelect: () => onEdit(field) },
    ...(field.options
      ? [
          {
            label: t('model.choices'),
            icon: ListFilter,
            onSelect: () =>
              void navigate({
                to: '/settings/choices/$object/$field',
                params: { object: object.name, field: field.name },
              }),
          },
        ]
      : []),
    sectionMenu(field),
    field.hidden
      ? { label: t('model.show'), icon: Eye, onSelect: () => void hide(field, false) }
      : {
          label: t('model.hide'),
          icon: EyeOff,
          disabled: field.required || field.name === object.title,
          onSelect: () => void hide(field, true),
        },
  ]
  return (
    <OrderedList label={t('model.fieldsOf', { what: label(object.plural) })} items={items} menu={menu} onOrder={order}>
      {({ field }) => <FieldLine field={field} />}
    </OrderedList>
  )
}

/** Puts a field into another section of the record's page, or back where it stands by itself. */
function useSectionMenu(object: string): (field: FieldMeta) => MenuEntry {
  const t = useT()
  const act = useModelAct()
  return (field) => {
    const at = { object, field: field.name }
    const place = (section: Section | null) =>
      void act(changeField(at, { section }), () => changeField(at, { section: field.section ?? null }))
    return {
      label: t('model.section'),
      icon: Rows3,
      items: [
        ...sections.map((section) => ({
          label: t(groupNames[section]),
          checked: field.section === section,
          onSelect: () => place(section),
        })),
        'line',
        { label: t('model.sectionUsual'), checked: !field.section, onSelect: () => place(null) },
      ],
    }
  }
}

/** Puts fields back into the order and the sections they have without anybody's doing. */
function ResetLayout({ object }: { object: ObjectMeta }) {
  const t = useT()
  const act = useModelAct()
  const placed = object.fields.filter(({ section }) => section)
  const reset = async () => {
    const places = Object.fromEntries(placed.map(({ name }) => [name, { section: null }]))
    const before = {
      order: object.fields.map(({ name }) => name),
      places: Object.fromEntries(placed.map(({ name, section }) => [name, { section: section ?? null }])),
    }
    await act(changeObject(object.name, { order: [], places }), () => changeObject(object.name, before), {
      text: 'model.layoutReset',
    })
  }
  return (
    <Button icon={RotateCcw} onClick={() => void reset()}>
      {t('model.resetLayout')}
    </Button>
  )
}

function FieldLine({ field }: { field: FieldMeta }) {
  const t = useT()
  const label = useLabel()
  const other = useLocale() === 'zh' ? field.label.en : field.label.zh
  const flags = [
    field.section && t(groupNames[field.section]),
    field.required && t('model.required'),
    field.unique && t('model.unique'),
    field.readOnly && t('model.readOnly'),
  ].filter(Boolean)
  return (
    <div id={`field-${field.name}`} className="text-sm">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{label(field.label)}</span>
        {other !== label(field.label) && <span className="text-3">{other}</span>}
        {field.custom && <Tag hue="teal">{t('model.own')}</Tag>}
        {field.hidden && <Tag>{t('model.hidden')}</Tag>}
        <span className="ml-auto text-xs text-3">{[t(`fieldType.${field.type}`), ...flags].join(' · ')}</span>
      </span>
      {field.hint && <span className="block text-xs text-3">{label(field.hint)}</span>}
    </div>
  )
}
