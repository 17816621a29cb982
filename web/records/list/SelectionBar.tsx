import { useNavigate } from '@tanstack/react-router'
import { Merge, Trash2, UserRound } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { selectionActs } from '#web/capabilities.ts'
import { useObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { sayChosen } from '#web/records/context-menu/chosen-now.ts'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { OpenAtOnce } from '#web/records/field/OpenAtOnce.tsx'
import { deleteMany, mostDeletedUnasked, noteFailure } from '#web/records/list/bulk.ts'
import { mayMerge, mostMerged } from '#web/records/list/may-merge.ts'
import { changeOwner } from '#web/records/list/owners.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { Chosen } from '#web/records/list/use-chosen.ts'
import { queryRecords } from '#web/records.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Popover } from '#web/ui/Popover.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  asked: Asked & { sort?: string }
  fields: readonly string[]
  selection: Pick<Chosen, 'ids' | 'isAll' | 'chooseAll' | 'clear'>
  records: readonly CrmRecord[]
  /** How many the list has. */
  total: Rows['total']
}

const acts = selectionActs.map(({ load }) =>
  lazy<ComponentType<SelectionActProps>>(() => load().then((Act) => ({ default: Act }))),
)

/** What can be done with the chosen rows. */
export default function SelectionBar({ object, asked, fields, selection, records, total }: Props) {
  const t = useT()
  const format = useFormat()
  const { isAll, clear } = selection
  const [busy, setBusy] = useState(false)
  const run = async (act: () => Promise<boolean>) => {
    setBusy(true)
    if (await act()) clear()
    setBusy(false)
  }
  useEffect(() => (isAll ? undefined : sayChosen({ object, records, clear })), [isAll, object, records, clear])
  const ids = records.map(({ id }) => id)
  const count = selection.ids.size
  const hasOwner = object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
  const many = total
    ? total.exact
      ? format.number(total.value)
      : t('list.many', { n: format.number(total.value) })
    : ''
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-1"
    >
      <span className="tabular text-sm font-medium">
        {isAll ? t('list.allSelected', { n: many }) : t('list.selected', { n: format.number(count) })}
      </span>
      {!isAll && acts.length > 0 && total && (!total.exact || total.value > count) && (
        <Button size="sm" tone="plain" onClick={selection.chooseAll}>
          {t('list.selectAllOf', { n: many })}
        </Button>
      )}
      {!isAll && hasOwner && object.may.update && (
        <OwnerButton
          busy={busy}
          records={records}
          onPick={(owner) => void run(() => changeOwner(object.name, records, owner))}
        />
      )}
      {mayMerge(object) && <MergeButton {...{ object, asked, total }} ids={isAll ? null : ids} />}
      {acts.map((Act, at) => (
        <Suspense key={at} fallback={null}>
          <Act {...{ object, asked, fields, isAll }} ids={isAll ? [] : ids} onDone={clear} />
        </Suspense>
      ))}
      {!isAll && object.may.delete && count <= mostDeletedUnasked && (
        <Button size="sm" icon={Trash2} busy={busy} onClick={() => run(() => deleteMany(object.name, ids))}>
          {t('ui.delete')}
        </Button>
      )}
      <Button size="sm" tone="plain" keys="esc" onClick={clear}>
        {t('list.clearSelection')}
      </Button>
    </div>
  )
}

type MergeProps = Pick<Props, 'object' | 'asked' | 'total'> & { /** Null where all are meant. */ ids: string[] | null }

/** Compares the chosen side by side; where they are too many for that, it says how many would do. */
function MergeButton({ object, asked, total, ids }: MergeProps) {
  const t = useT()
  const navigate = useNavigate()
  const n = ids ? ids.length : total?.exact ? total.value : Infinity
  const compare = async () => {
    const all = ids ?? (await listedIds(object, asked))
    await navigate({ to: '/duplicates/compare', search: { object: object.name, ids: all.join() } })
  }
  if (n < 2) return null
  const isTooMany = n > mostMerged
  return (
    <Button size="sm" icon={Merge} disabled={isTooMany} onClick={() => void compare().catch(noteFailure)}>
      {isTooMany ? t('list.mergeMost', { n: mostMerged }) : t('list.merge')}
    </Button>
  )
}

async function listedIds({ name, title }: ObjectMeta, asked: Props['asked']): Promise<string[]> {
  const { items } = await queryRecords(name, { ...asked, fields: [title], limit: mostMerged })
  return items.map(({ id }) => id)
}

type OwnerProps = {
  busy: boolean
  records: readonly CrmRecord[]
  onPick: (owner: { id: string; title: string }) => void
}

const mostOwnersNamed = 4

function OwnerButton({ busy, records, onPick }: OwnerProps) {
  const t = useT()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const users = useObject('user')
  if (!users) return null
  const name = t('list.changeOwner')
  const trigger = (
    <Button size="sm" icon={UserRound} busy={busy}>
      {name}
    </Button>
  )
  const pick = (one: Choice | null) => {
    if (!one) return
    setOpen(false)
    onPick({ id: one.value, title: one.label })
  }
  return (
    <Popover open={open} onOpenChange={setOpen} className="w-72" title={name} trigger={trigger}>
      <OpenAtOnce open>
        <Combobox ariaLabel={name} autoFocus load={(query) => linkChoices(users, query)} value={null} onChange={pick} />
      </OpenAtOnce>
      <p className="mt-2 text-xs text-2">
        {t('list.ownersNow', {
          owners: format.list(
            ownersOf(records)
              .slice(0, mostOwnersNamed)
              .map(([who, n]) => `${who || t('list.noOwner')} (${format.number(n)})`),
          ),
        })}
      </p>
    </Popover>
  )
}

/** Whose the records are now, those with most first. */
function ownersOf(records: readonly CrmRecord[]): [string, number][] {
  const times = new Map<string, number>()
  for (const { owner } of records) {
    const who = (owner as { title?: string } | null)?.title ?? ''
    times.set(who, (times.get(who) ?? 0) + 1)
  }
  return [...times].toSorted((a, b) => b[1] - a[1])
}
