import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, ListChecks } from 'lucide-react'
import { useObject, useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import '#capabilities/quality/web/duplicates/messages.ts'
import { ObjectSwitch } from '#capabilities/quality/web/duplicates/ObjectSwitch.tsx'
import { runsQuery } from '#capabilities/quality/web/merging/api.ts'
import '#capabilities/quality/web/merging/messages.ts'
import { RunCard } from '#capabilities/quality/web/merge-runs/RunCard.tsx'

/** Many merges at once, asked for or made after a scan: each run with what it did, and one way back. */
export function RunsPage() {
  const t = useT()
  const navigate = useNavigate()
  const { user } = useSession()
  const { object: name = 'contact' } = useSearch({ strict: false }) as { object?: string }
  const object = useObject(name)
  const list = useInfiniteQuery(runsQuery(name))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const back = (
    <Tooltip label={t('dup.title')}>
      <Link
        to="/duplicates"
        search={{ object: name } as never}
        aria-label={t('dup.title')}
        className="-ml-2 inline-flex size-8 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
      >
        <Icon of={ArrowLeft} />
      </Link>
    </Tooltip>
  )
  const mayRule = user.role === 'owner' || user.role === 'admin'
  return (
    <Page
      title={t('run.title')}
      lead={back}
      filters={
        <ObjectSwitch
          object={name}
          onChange={(next) => void navigate({ to: '.', search: { object: next } as never })}
        />
      }
      tools={
        mayRule && (
          <ButtonLink tone="plain" to="/settings/merging" search={{ object: name }}>
            {t('run.settings')}
          </ButtonLink>
        )
      }
    >
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && items.length === 0 && <Empty icon={ListChecks} title={t('run.none')} hint={t('run.noneHint')} />}
      <div className="mx-auto flex max-w-4xl flex-col gap-3">
        {object && items.map((run) => <RunCard key={run.id} run={run} object={object} />)}
      </div>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Page>
  )
}
