import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { Fill } from '#capabilities/quality/contract-fill.ts'
import { refreshFills, undoFill } from '#capabilities/quality/web/fill/api.ts'

const underWay = {
  looking: 'fill.looking',
  filling: 'fill.working',
  undoing: 'fill.undoing',
  failed: 'fill.failed',
} as const

/** How far a fill is, what it did, and the way back. */
export function FillState({ fill, may }: { fill: Fill; may: boolean }) {
  const t = useT()
  const undo = useMutation({ mutationFn: () => undoFill(fill.id), onSettled: () => refreshFills(fill.object) })
  const { status, counts, createdAt } = fill
  if (status === 'ready') return null
  return (
    <div role="status" className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {status in underWay && <p className="text-2">{t(underWay[status as keyof typeof underWay])}</p>}
      {status === 'filled' && (
        <p className="font-medium">
          {t('fill.filled', { n: counts.filled ?? 0 })}
          <span className="ml-2 font-normal text-3">
            <RelativeTime at={createdAt} />
          </span>
        </p>
      )}
      {status === 'filled' && (counts.left ?? 0) > 0 && <p className="text-2">{t('fill.left', { n: counts.left })}</p>}
      {status === 'undone' && <p className="font-medium">{t('fill.undone', { n: counts.undone ?? 0 })}</p>}
      {status === 'undone' && (counts.kept ?? 0) > 0 && <p className="text-2">{t('fill.kept', { n: counts.kept })}</p>}
      {status === 'filled' && may && (counts.filled ?? 0) > 0 && (
        <Button size="sm" icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('fill.undo')}
        </Button>
      )}
      {undo.error && <ErrorNote error={undo.error} />}
    </div>
  )
}
