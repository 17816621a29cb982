import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Eye, EyeOff, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Count } from '#web/settings/model/api.ts'
import { changeObject, countsQuery, orderObjects, useModelAct, wholeObjectsQuery } from '#web/settings/model/api.ts'
import { ObjectDialog } from '#web/settings/model/ObjectDialog.tsx'
import { OrderedList } from '#web/settings/OrderedList.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import { navObjects } from '#web/shell/nav-objects.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'

/** What the workspace keeps: its objects in the order of the navigation, with how much there is of each. */
export function ObjectsPage() {
  const t = useT()
  const label = useLabel()
  const act = useModelAct()
  const [dialog, setDialog] = useState<ObjectMeta | 'new' | null>(null)
  const { data, error, refetch } = useQuery(wholeObjectsQuery)
  const { data: counts } = useQuery(countsQuery(data))
  const { main, more } = navObjects(data ?? [])
  const ordered = [...main, ...more]
  const items = [...ordered, ...(data ?? []).filter((object) => !ordered.includes(object))].map((object) => ({
    id: object.name,
    name: label(object.plural),
    object,
  }))
  const hide = (object: ObjectMeta, hidden: boolean) =>
    act(
      changeObject(object.name, { hidden }),
      () => changeObject(object.name, { hidden: !hidden }),
      hidden ? { text: 'model.hiddenToast', params: { name: label(object.plural) } } : undefined,
    )
  const order = (ids: string[]) => act(orderObjects(ids), () => orderObjects(items.map(({ id }) => id)))
  const menu = ({ object }: (typeof items)[number]): MenuEntry[] => [
    { label: t('model.editObject'), icon: Pencil, onSelect: () => setDialog(object) },
    object.hidden
      ? { label: t('model.show'), icon: Eye, onSelect: () => void hide(object, false) }
      : {
          label: t('model.hide'),
          icon: EyeOff,
          disabled: ['user', 'file'].includes(object.name),
          onSelect: () => void hide(object, true),
        },
  ]
  return (
    <SettingsPage
      title={t('model.objects')}
      action={
        <Button tone="primary" icon={Plus} onClick={() => setDialog('new')}>
          {t('model.newObject')}
        </Button>
      }
    >
      <p className="mb-4 max-w-prose text-sm text-2">{t('model.objectsLead')}</p>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <OrderedList label={t('model.objects')} items={items} menu={menu} onOrder={order}>
          {({ object }) => <ObjectLine object={object} count={counts?.get(object.name)} />}
        </OrderedList>
      )}
      {dialog && <ObjectDialog object={dialog === 'new' ? undefined : dialog} onClose={() => setDialog(null)} />}
    </SettingsPage>
  )
}

function ObjectLine({ object, count }: { object: ObjectMeta; count?: Count }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const other = useLocale() === 'zh' ? object.plural.en : object.plural.zh
  const n = object.fields.filter(({ hidden }) => !hidden).length
  const number =
    count && (count.exact ? t('model.records', { n: count.value }) : t('model.more', { n: format.number(count.value) }))
  return (
    <Link
      to="/settings/objects/$object"
      params={{ object: object.name }}
      className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md px-1 text-sm hover:bg-hover"
    >
      <Icon of={objectIcon(object)} className="text-2" />
      <span className="font-medium">{label(object.plural)}</span>
      {other !== label(object.plural) && <span className="text-3">{other}</span>}
      {object.custom && <Tag hue="teal">{t('model.own')}</Tag>}
      {object.hidden && <Tag>{t('model.hidden')}</Tag>}
      <span className="tabular ml-auto text-xs text-3">
        {t('model.fieldCount', { n })}
        {number && ` · ${number}`}
      </span>
    </Link>
  )
}
