import { Merge, Trash2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { nav } from '#web/capabilities.ts'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { linkChoices } from '#web/records/field/LinkEditor.tsx'
import { OpenAtOnce } from '#web/records/field/OpenAtOnce.tsx'
import { changeOwner, deleteMany } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import type { Choice } from '#web/ui/Select.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = { object: ObjectMeta; records: readonly CrmRecord[]; count: number; onDone: () => void }

const mostMerged = 100

/** Where something looks after duplicates, and the reader may change and delete. */
function mayMerge({ may }: ObjectMeta): boolean {
  return may.update && may.delete && nav.some(({ path }) => path === '/duplicates')
}

/** What can be done with the chosen rows. */
export default function SelectionBar({ object, records, count, onDone }: Props) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const run = async (act: () => Promise<boolean>) => {
    setBusy(true)
    if (await act()) onDone()
    setBusy(false)
  }
  const ids = records.map(({ id }) => id)
  const hasOwner = object.fields.some(({ name, type }) => name === 'owner' && type === 'user')
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-1"
    >
      <span className="tabular text-sm font-medium">{t('list.selected', { n: count })}</span>
      {hasOwner && object.may.update && (
        <OwnerButton busy={busy} onPick={(owner) => void run(() => changeOwner(object.name, records, owner))} />
      )}
      {ids.length > 1 && ids.length <= mostMerged && mayMerge(object) && (
        <ButtonLink size="sm" icon={Merge} to="/duplicates/compare" search={{ object: object.name, ids: ids.join() }}>
          {t('list.merge')}
        </ButtonLink>
      )}
      {object.may.delete && (
        <Button size="sm" icon={Trash2} busy={busy} onClick={() => run(() => deleteMany(object.name, ids))}>
          {t('ui.delete')}
        </Button>
      )}
      <Button size="sm" tone="plain" keys="esc" onClick={onDone}>
        {t('list.clearSelection')}
      </Button>
    </div>
  )
}

function OwnerButton({ busy, onPick }: { busy: boolean; onPick: (owner: { id: string; title: string }) => void }) {
  const t = useT()
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
    </Popover>
  )
}
