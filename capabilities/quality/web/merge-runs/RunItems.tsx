import { useMutation, useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import type { Run, RunItem } from '#capabilities/quality/contract-merging.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { refreshPairs, unmerge } from '#capabilities/quality/web/duplicates/api.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { runQuery } from '#capabilities/quality/web/merging/api.ts'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

/** What a run did, group by group; each merge can be taken apart alone. */
export function RunItems({ run, mayDecide }: { run: Run; mayDecide: boolean }) {
  const { data, error, refetch } = useQuery(runQuery(run))
  if (error) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  return (
    <ul>
      {data.items.map((item) => (
        <Line key={item.place} item={item} object={run.object} mayDecide={mayDecide} />
      ))}
    </ul>
  )
}

function Line({ item, object, mayDecide }: { item: RunItem; object: string; mayDecide: boolean }) {
  const t = useT()
  const percent = usePercent()
  const { merge } = item
  const undo = useMutation({
    mutationFn: () => unmerge(merge ?? ''),
    onSuccess: () => toast({ text: 'dup.unmerged' }),
    onError: (error) => failed(error),
    onSettled: () => refreshPairs(object),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 text-sm last:border-b-0">
      <span className="min-w-0 flex-1 basis-52 break-words">{item.titles.join(' · ')}</span>
      <span className="tabular text-xs text-2">{percent(item.probability)}</span>
      {item.skipped && <span className="text-xs text-3">{t(skippedWords[item.skipped] ?? 'run.skip.other')}</span>}
      {item.isUndone && <span className="text-xs text-3">{t('dup.unmergedAt')}</span>}
      {merge && !item.isUndone && mayDecide && (
        <Button size="sm" tone="plain" icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('dup.undoMerge')}
        </Button>
      )}
    </li>
  )
}

const skippedWords: Record<string, string> = { conflict: 'run.skip.conflict', owners: 'run.skip.owners' }
