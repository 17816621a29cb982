import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import { mergeOfQuery, pairQuery, refreshPairs, reopen } from '#capabilities/quality/web/duplicates/api.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { Waterfall } from '#capabilities/quality/web/duplicates/Waterfall.tsx'
import { dismiss } from '#capabilities/quality/web/merging/api.ts'
import { UndoMerge } from '#capabilities/quality/web/merging/UndoMerge.tsx'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

/** A pair that was decided: what was said, why the two were thought one, and the way back. */
export function DecidedCard({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const percent = usePercent()
  const { data: pair, error, refetch } = useQuery(pairQuery(id))
  const merge = useQuery({
    ...mergeOfQuery(pair ?? { object: object.name, left: { id: '' }, mergeId: null }),
    enabled: pair?.mergeId != null,
  }).data
  const back = useMutation({
    mutationFn: () => {
      const opened = reopen(id)
      if (!pair) return opened
      const again = () => dismiss(object.name, [pair.left.id, pair.right.id]).then(() => refreshPairs(object.name))
      offerUndo({ text: 'dup.reopened' }, opened, again, { text: 'dup.dismissed' })
      return opened
    },
    onError: (problem) => failed(problem),
    onSettled: () => refreshPairs(object.name),
  })
  if (error) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (!pair) return <Skeleton className="h-60" />
  const isMerged = pair.status === 'merged'
  const { left, right } = pair
  return (
    <UpkeepCard
      icon={objectIcon(object)}
      symptom={
        left.title === right.title
          ? t('dup.symptomSame', { left: left.title })
          : t('dup.symptom', { left: left.title, right: right.title })
      }
      figure={percent(pair.probability)}
      evidence={<Waterfall pair={pair} object={object} />}
      remedy={isMerged ? t('dup.remedyMerged', { keep: merge?.into.title ?? left.title }) : t('dup.remedyDismissed')}
      state={isMerged ? 'applied' : 'dismissed'}
      actions={
        object.may.update &&
        object.may.delete &&
        (pair.mergeId ? (
          <UndoMerge object={object.name} merge={pair.mergeId} />
        ) : (
          <Button icon={RotateCcw} busy={back.isPending} onClick={() => back.mutate()}>
            {t('dup.again')}
          </Button>
        ))
      }
    />
  )
}
