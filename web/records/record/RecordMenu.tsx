import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Link2, ListOrdered, Printer, Trash2 } from 'lucide-react'
import { isApiError } from '#web/api.ts'
import { refreshObject, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { deleteRecord, restoreRecord } from '#web/records.ts'
import { remember, undo } from '#web/records/undo.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  record: CrmRecord
  name: string
  /** Begins to arrange the page. */ onArrange: () => void
}

export function RecordMenu({ object, record, name, onArrange }: Props) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const restore = async () => {
    try {
      await restoreRecord(object.name, record.id)
      refreshObject(object.name)
      toast({ text: 'record.restored', params: { name } })
      void navigate({ to: `/${object.name}/${record.id}` })
      return true
    } catch (error) {
      failed(error)
      return false
    }
  }
  const remove = async () => {
    try {
      await deleteRecord(object.name, record.id)
      void navigate({ to: `/${object.name}` })
      refreshObject(object.name)
      const act = remember({ done: Promise.resolve(true), undo: restore })
      toast({ text: 'record.deleted', params: { name }, action: { run: () => undo(act) } })
    } catch (error) {
      failed(error)
    }
  }
  const { user } = useSession()
  const isAdmin = user.role === 'owner' || user.role === 'admin'
  const print = () => void navigate({ to: `/${object.name}/${record.id}/print` })
  const copy = () => void navigator.clipboard?.writeText(location.href).then(() => toast({ text: 'record.linkCopied' }))
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} label={t('ui.moreActions')} />}
      items={[
        { label: t('record.copyLink'), icon: Link2, onSelect: copy },
        { label: t('print.print'), icon: Printer, onSelect: print },
        ...(isAdmin ? [{ label: t('record.arrange'), icon: ListOrdered, onSelect: onArrange }] : []),
        ...(object.may.delete
          ? [
              'line' as const,
              {
                label: t('record.delete', { what: label(object.label).toLowerCase() }),
                icon: Trash2,
                danger: true,
                onSelect: () => void remove(),
              },
            ]
          : []),
      ]}
    />
  )
}

function failed(error: unknown): void {
  const detail = isApiError(error) ? error.detail : undefined
  toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
}
