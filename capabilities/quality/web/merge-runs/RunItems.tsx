import { useInfiniteQuery } from '@tanstack/react-query'
import type { Run, RunItem } from '#capabilities/quality/contract-merging.ts'
import { Link } from '@tanstack/react-router'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { runQuery } from '#capabilities/quality/web/merging/api.ts'
import { UndoMerge } from '#capabilities/quality/web/merging/UndoMerge.tsx'

/** What a run did, group by group; each merge can be taken apart alone. */
export function RunItems({ run, mayDecide }: { run: Run; mayDecide: boolean }) {
  const t = useT()
  const list = useInfiniteQuery(runQuery(run))
  if (list.error && !list.data) return <ErrorNote error={list.error} onAgain={() => void list.refetch()} />
  if (!list.data) return <Skeleton lines={3} />
  return (
    <>
      <ul>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <Line key={item.place} item={item} object={run.object} mayDecide={mayDecide} />
          ))}
      </ul>
      {list.hasNextPage && (
        <Button size="sm" className="mt-2" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  )
}

function Line({ item, object, mayDecide }: { item: RunItem; object: string; mayDecide: boolean }) {
  const t = useT()
  const percent = usePercent()
  const { merge } = item
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 text-sm last:border-b-0">
      <span className="min-w-0 flex-1 basis-52 break-words">{item.titles.join(' · ')}</span>
      <span className="tabular text-xs text-2">{percent(item.probability)}</span>
      {item.skipped && <span className="text-xs text-3">{t(skippedWords[item.skipped] ?? 'run.skip.other')}</span>}
      {item.kept && !item.isUndone && (
        <span className="text-xs text-2">
          {t(keptWords[item.kept] ?? 'run.keptOther')}
          {item.keptBy && (
            <>
              {' · '}
              <Link to={`/${object}/${item.keptBy.id}`} className="text-accent hover:underline">
                {t('run.keptBy', { name: item.keptBy.title || t('field.untitled') })}
              </Link>
            </>
          )}
        </span>
      )}
      {item.isUndone && <span className="text-xs text-3">{t('dup.unmergedAt')}</span>}
      {merge && !item.isUndone && mayDecide && <UndoMerge object={object} merge={merge} size="sm" tone="plain" />}
    </li>
  )
}

const keptWords: Record<string, string> = {
  'core.mergeCovered': 'run.keptCovered',
  'core.mergeSurvivorGone': 'run.keptGone',
  'core.mergeLoserGone': 'run.keptGone',
}
const skippedWords: Record<string, string> = { conflict: 'run.skip.conflict', owners: 'run.skip.owners' }
