import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { BookmarkPlus, Undo2, Wrench } from 'lucide-react'
import { isApiError } from '#web/api.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { useObject, useSession } from '#web/data.ts'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { Hue } from '#web/ui/hues.ts'
import { Page, Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Repair, RepairStatus } from '#capabilities/quality/contract-repairs.ts'
import { HealthBack } from '#capabilities/quality/web/health/HealthBack.tsx'
import '#capabilities/quality/web/health/messages.ts'
import { isBusy, repairsQuery, saveRecipe, undoRepair } from '#capabilities/quality/web/repairs/api.ts'
import '#capabilities/quality/web/repairs/messages.ts'
import { Recipes } from '#capabilities/quality/web/repairs/Recipes.tsx'
import { Examples, RepairEffect } from '#capabilities/quality/web/repairs/RepairParts.tsx'

/** `/health/repairs`: the recipes that are kept, and every repair so far, each with its way back. */
export function RepairsPage() {
  const t = useT()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(repairsQuery)
  const repairs = data?.pages.flatMap(({ items }) => items)
  const mayRepair = ['owner', 'admin', 'manager'].includes(useSession().user.role)
  return (
    <Page title={t('repair.title')} lead={<HealthBack />}>
      <div className="max-w-300">
        <Recipes mayRepair={mayRepair} />
        <Section title={t('repair.past')}>
          {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
          {!data && !error && <Skeleton lines={4} />}
          {repairs?.length === 0 && <Empty icon={Wrench} title={t('repair.none')} hint={t('repair.noneHint')} />}
          <ul>
            {repairs?.map((repair) => (
              <RepairLine key={repair.id} repair={repair} mayRepair={mayRepair} />
            ))}
          </ul>
          {hasNextPage && (
            <Button tone="plain" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('ui.more')}
            </Button>
          )}
        </Section>
      </div>
    </Page>
  )
}

const hues: Record<RepairStatus, Hue> = {
  queued: 'yellow',
  running: 'yellow',
  done: 'green',
  failed: 'red',
  undoing: 'yellow',
  undone: 'orange',
}

function RepairLine({ repair, mayRepair }: { repair: Repair; mayRepair: boolean }) {
  const t = useT()
  const label = useLabel()
  const object = useObject(repair.object)
  const { undo, save } = useRepairLine(repair)
  return (
    <li className="border-b border-line py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="min-w-0 flex-1 basis-56">
          <span className="font-medium break-words">{repair.name || t('repair.title')}</span>{' '}
          <span className="text-3">{label(object?.plural)}</span>
          <span className="block text-2">
            <RepairEffect repair={repair} />
          </span>
        </span>
        <span className="flex items-center gap-2 text-xs text-2">
          {repair.by}
          <RelativeTime at={repair.createdAt} />
        </span>
        <Tag hue={hues[repair.status]} dot>
          {t(`repair.status.${repair.status}`)}
        </Tag>
        {mayRepair && (
          <span className="flex gap-1">
            {repair.recipe === null && (
              <Button size="sm" tone="plain" icon={BookmarkPlus} busy={save.isPending} onClick={() => save.mutate()}>
                {t('repair.save')}
              </Button>
            )}
            {(repair.status === 'done' || repair.status === 'failed') && !isBusy(repair) && (
              <Button size="sm" icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
                {t('repair.putBack')}
              </Button>
            )}
          </span>
        )}
      </div>
      {repair.examples.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="w-fit cursor-pointer text-xs text-3">{t('repair.examples')}</summary>
          <Examples object={repair.object} examples={repair.examples.slice(0, 10)} />
        </details>
      )}
    </li>
  )
}

/** Putting a repair back, and keeping its steps as a recipe. */
function useRepairLine(repair: Repair) {
  const t = useT()
  const client = useQueryClient()
  const onError = (error: unknown) => {
    const detail = isApiError(error) ? error.detail : undefined
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
  }
  const undo = useMutation({
    mutationFn: () => undoRepair(repair.id),
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: ['repairs'] }),
  })
  const save = useMutation({
    mutationFn: () =>
      saveRecipe({ name: repair.name || t('repair.title'), object: repair.object, steps: repair.steps }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['recipes'] }),
    onError,
  })
  return { undo, save }
}
