import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  ArrowRight,
  Columns3,
  Copy,
  ExternalLink,
  Link2,
  ListFilter,
  Merge,
  PanelRight,
  Printer,
  Trash2,
  UserRound,
  X,
} from 'lucide-react'
import { useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ChosenNow } from '#web/records/context-menu/chosen-now.ts'
import { copy } from '#web/records/context-menu/copy.ts'
import type { Pointed } from '#web/records/context-menu/pointed-at.ts'
import { sameAs } from '#web/records/context-menu/same-as.ts'
import { useStages } from '#web/records/context-menu/use-stages.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { actsHere, runHere } from '#web/records/here.ts'
import { idOf } from '#web/records/field/value.ts'
import { readState, writeState } from '#web/records/list/address.ts'
import { deleteMany, mostDeletedUnasked } from '#web/records/list/bulk.ts'
import { mayMerge, mostMerged } from '#web/records/list/may-merge.ts'
import { changeOwner } from '#web/records/list/owners.ts'
import { listedRecord, loadedQuery } from '#web/records/record/use-loaded-record.ts'
import { useKeysOf } from '#web/shell/own-keys.ts'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const mostShown = 24

/** What can be done with one record, wherever it is shown. */
export function useActs(object: ObjectMeta, pointed: Pointed, onPeek: () => void): readonly MenuEntry[] {
  const { data } = useQuery(loadedQuery(object, pointed.id))
  const record = data ?? listedRecord(object, pointed.id)
  const going = useGoing(object, pointed.id, onPeek)
  const taking = useTaking(object, pointed)
  const changing = useChanging(object, record)
  const removing = useRemoving(object, pointed.id)
  const narrowing = useNarrowing(object, pointed, record)
  const parts = [going, taking, narrowing, changing, removing].filter((part) => part.length > 0)
  const title = record && recordTitle(object, record)
  return [
    ...(title ? [{ heading: title }] : []),
    ...parts.flatMap((part, at): readonly MenuEntry[] => (at === 0 ? part : ['line', ...part])),
  ]
}

const pathOf = (object: ObjectMeta, id: string) => `/${object.name}/${id}`

function useGoing(object: ObjectMeta, id: string, onPeek: () => void): MenuEntry[] {
  const t = useT()
  const navigate = useNavigate()
  const keysOf = useKeysOf()
  const path = pathOf(object, id)
  const open = () => void navigate({ to: path })
  const newTab = () => void window.open(path, '_blank', 'noopener')
  return [
    ...(location.pathname === path
      ? []
      : [
          { label: t('ui.open'), icon: ArrowRight, keys: keysOf('openRow'), onSelect: open },
          { label: t('menu.peek'), icon: PanelRight, keys: keysOf('peek'), onSelect: onPeek },
        ]),
    { label: t('menu.newTab'), icon: ExternalLink, onSelect: newTab },
  ]
}

function useTaking(object: ObjectMeta, { id, text }: Pointed): MenuEntry[] {
  const t = useT()
  const navigate = useNavigate()
  const path = pathOf(object, id)
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
  const link = () => copy(location.origin + path, 'record.linkCopied')
  return [
    { label: t('record.copyLink'), icon: Link2, onSelect: link },
    ...(text === ''
      ? []
      : [{ label: t('menu.copyText', { text: shown }), icon: Copy, onSelect: () => copy(text, 'menu.copied') }]),
    { label: t('print.print'), icon: Printer, onSelect: () => void navigate({ to: `${path}/print` }) },
  ]
}

/** In a list: only the records that say the same in the field under the pointer. */
function useNarrowing(object: ObjectMeta, { field: name, text }: Pointed, record: CrmRecord | undefined): MenuEntry[] {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const field = object.fields.find((one) => one.name === name)
  const condition = field && record && sameAs(field, record[field.name])
  if (!field || !condition || location.pathname !== `/${object.name}`) return []
  const narrow = (search: Record<string, unknown>) => {
    const state = readState(search)
    const others = state.conditions.filter((one) => one.field !== field.name)
    return writeState(search, { ...state, conditions: [...others, condition] })
  }
  const says =
    condition.op === 'empty'
      ? t('menu.onlyEmpty', { field: label(field.label) })
      : t('menu.only', { text: text.length > mostShown ? `${text.slice(0, mostShown)}…` : text })
  const onSelect = () => void navigate({ to: '.', search: ((old: object) => narrow({ ...old })) as never })
  return [{ label: says, icon: ListFilter, onSelect }]
}

function useChanging(object: ObjectMeta, record: CrmRecord | undefined): MenuEntry[] {
  const t = useT()
  const { user } = useSession()
  const stages = useStages(object, record)
  if (!record) return []
  const isMine = idOf(record.owner) === user.id
  const take = () => void changeOwner(object.name, [record], { id: user.id, title: user.name })
  return [
    ...(hasOwner(object) ? [{ label: t('menu.mine'), icon: UserRound, disabled: isMine, onSelect: take }] : []),
    ...(stages.length > 0 ? [{ label: t('menu.moveTo'), icon: Columns3, items: stages }] : []),
  ]
}

function useRemoving(object: ObjectMeta, id: string): MenuEntry[] {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  if (!object.may.delete) return []
  const isHere = location.pathname === pathOf(object, id)
  const remove = () =>
    void deleteMany(object.name, [id]).then((done) => {
      if (done && isHere) void navigate({ to: `/${object.name}` })
    })
  const what = label(object.label).toLowerCase()
  return [{ label: t('record.delete', { what }), icon: Trash2, danger: true, onSelect: remove }]
}

/** What can be done with all that are chosen. */
export function useActsOfChosen({ object, records, clear }: ChosenNow): readonly MenuEntry[] {
  const t = useT()
  const navigate = useNavigate()
  const { user } = useSession()
  const ids = records.map(({ id }) => id)
  const thenClear = (act: Promise<boolean>) => void act.then((done) => done && clear())
  return [
    { heading: t('list.selected', { n: records.length }) },
    ...(hasOwner(object)
      ? [
          {
            label: t('menu.mine'),
            icon: UserRound,
            onSelect: () => thenClear(changeOwner(object.name, records, { id: user.id, title: user.name })),
          },
        ]
      : []),
    // What the bar of the chosen offers beside these: changing fields, the file.
    ...actsHere()
      .filter((act) => act.id.startsWith('bulk.'))
      .map((act) => ({ label: t(act.says), icon: act.icon, onSelect: act.run })),
    ...(ids.length > 1 && mayMerge(object)
      ? [
          {
            label: ids.length > mostMerged ? t('list.mergeMost', { n: mostMerged }) : t('list.merge'),
            icon: Merge,
            disabled: ids.length > mostMerged,
            onSelect: () =>
              void navigate({ to: '/duplicates/compare', search: { object: object.name, ids: ids.join() } }),
          },
        ]
      : []),
    ...(object.may.delete
      ? [
          {
            label: t('ui.delete'),
            icon: Trash2,
            danger: true,
            onSelect: () =>
              ids.length > mostDeletedUnasked ? runHere('bulk.deleteChosen') : thenClear(deleteMany(object.name, ids)),
          },
        ]
      : []),
    'line',
    { label: t('list.clearSelection'), icon: X, keys: 'esc', onSelect: clear },
  ]
}

function hasOwner({ fields, may }: ObjectMeta): boolean {
  return may.update && fields.some(({ name, type }) => name === 'owner' && type === 'user')
}
