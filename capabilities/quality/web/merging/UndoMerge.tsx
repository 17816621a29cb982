import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Undoing } from '#capabilities/quality/contract-duplicates.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { mergeAgain, refreshPairs, undoing, unmerge } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

type Props = { object: string; merge: string; size?: 'sm'; tone?: 'plain' }

/**
 * Takes a merge apart. Where that takes more than itself (later merges that go with it, a record that comes back from
 * the trash), it shows all of it first.
 */
export function UndoMerge({ object, merge, size, tone }: Props) {
  const t = useT()
  const [shown, setShown] = useState<Undoing | null>(null)
  const undo = useMutation({
    mutationFn: async (seen: Undoing | null) => {
      const found = seen ?? (await undoing(merge))
      if (!seen && (found.merges.length > 1 || found.restored.length > 0)) return found
      const apart = unmerge(merge, found.merges.length > 1)
      const again = ({ undone }: { undone: readonly string[] }) => mergeAgain(undone).then(() => refreshPairs(object))
      offerUndo({ text: 'dup.unmerged' }, apart, again, { text: 'dup.mergedAgain' })
      await apart
      return null
    },
    onSuccess: (found) => setShown(found),
    onError: (error) => failed(error),
    onSettled: (found) => {
      if (!found) refreshPairs(object)
    },
  })
  return (
    <>
      <Button size={size} tone={tone} icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate(null)}>
        {t('dup.undoMerge')}
      </Button>
      {shown && (
        <Dialog
          open
          onClose={() => setShown(null)}
          title={t('dup.undoMerge')}
          lead={t('dup.undoKeeps')}
          actions={
            <>
              <Button onClick={() => setShown(null)}>{t('ui.cancel')}</Button>
              <Button tone="primary" icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate(shown)}>
                {t('dup.undoAll', { n: shown.merges.length })}
              </Button>
            </>
          }
        >
          <What undoing={shown} />
        </Dialog>
      )}
    </>
  )
}

function What({ undoing: { merges, restored } }: { undoing: Undoing }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="flex flex-col gap-3 text-sm">
      {merges.length > 1 && (
        <div>
          <p className="text-2">{t('dup.undoLater')}</p>
          <ol className="mt-1">
            {merges.map(({ id, from, into, at }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-2 border-b border-line py-1.5 last:border-b-0">
                <span className="min-w-0 break-words">{format.list(from.map(({ title }) => title))}</span>
                <span className="text-3">{t('dup.mergeInto')}</span>
                <span className="min-w-0 flex-1 break-words">{into.title}</span>
                <RelativeTime at={at} className="text-xs text-3" />
              </li>
            ))}
          </ol>
        </div>
      )}
      {restored.length > 0 && (
        <p>{t('dup.undoTrash', { n: restored.length, names: format.list(restored.map(({ title }) => title)) })}</p>
      )}
    </div>
  )
}
