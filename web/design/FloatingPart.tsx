import { Copy, MoreHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ContextMenu } from '#web/ui/ContextMenu.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { toast } from '#web/ui/toast.ts'

export function FloatingPart() {
  const t = useT()
  const [open, setOpen] = useState<'dialog' | 'panel' | null>(null)
  const items: MenuEntry[] = [
    { label: t('ui.copy'), icon: Copy, keys: 'mod+c', onSelect: () => toast({ text: 'ui.copied' }) },
    { label: t('design.archived'), checked: true, onSelect: () => {} },
    {
      label: t('design.stage'),
      items: [
        { label: 'A', onSelect: () => {} },
        { label: 'B', onSelect: () => {} },
      ],
    },
    'line',
    {
      label: t('ui.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => toast({ text: 'design.deleted', params: { n: 1 }, action: { run: () => {} } }),
    },
  ]
  const undo = () => toast({ text: 'design.restored', tone: 'success' })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => setOpen('dialog')}>{t('design.dialog')}</Button>
      <Button onClick={() => setOpen('panel')}>{t('design.panel')}</Button>
      <Popover trigger={<Button>{t('design.popover')}</Button>} title={t('design.popover')}>
        <p className="text-sm">{t('design.body')}</p>
      </Popover>
      <Menu trigger={<IconButton icon={MoreHorizontal} label={t('design.menu')} />} items={items} />
      <ContextMenu items={items}>
        <button type="button" className="rounded-md border border-dashed border-line-strong px-3 py-1.5 text-sm text-2">
          {t('design.context')}
        </button>
      </ContextMenu>
      <Button onClick={() => toast({ text: 'design.deleted', params: { n: 3 }, action: { run: undo } })}>
        {t('design.showToast')}
      </Button>
      <Button onClick={() => toast({ text: 'ui.failed', tone: 'danger', action: { text: 'ui.again', run: undo } })}>
        {t('design.showError')}
      </Button>
      <Windows open={open} onClose={() => setOpen(null)} />
    </div>
  )
}

function Windows({ open, onClose }: { open: 'dialog' | 'panel' | null; onClose: () => void }) {
  const t = useT()
  return (
    <>
      <Dialog
        open={open === 'dialog'}
        onClose={onClose}
        title={t('design.dialog')}
        lead={t('design.body')}
        actions={
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button tone="primary" onClick={onClose}>
              {t('ui.save')}
            </Button>
          </>
        }
      >
        <p className="text-sm">{t('design.emptyHint')}</p>
      </Dialog>
      <Panel open={open === 'panel'} onClose={onClose} title={t('design.panel')} peek>
        <p className="p-4 text-sm">{t('design.body')}</p>
      </Panel>
    </>
  )
}
