import { useInfiniteQuery } from '@tanstack/react-query'
import { BellOff, CheckCheck, Inbox, Settings2 } from 'lucide-react'
import { useState } from 'react'
import type { InboxState } from '#capabilities/planning/web/api.ts'
import { inboxQuery, markRead } from '#capabilities/planning/web/api.ts'
import { groupsOf, isUnread } from '#capabilities/planning/web/inbox/groups.ts'
import { GroupLine } from '#capabilities/planning/web/inbox/GroupLine.tsx'
import '#capabilities/planning/web/inbox/messages.ts'
import { useInboxKeys } from '#capabilities/planning/web/inbox/use-inbox-keys.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

/** What came in for the reader, by record. Read, dealt with and left with one key each. */
export function InboxPage() {
  const t = useT()
  const [state, setState] = useState<InboxState>('open')
  const tabs = (['open', 'done'] as const).map((value) => ({
    value,
    label: t(`inbox.${value}`),
    content: <Groups state={value} />,
  }))
  return (
    <Page
      title={t('inbox.title')}
      tools={
        <>
          <ButtonLink tone="plain" icon={Settings2} to="/settings/notifications">
            <span className="max-sm:sr-only">{t('inbox.settings')}</span>
          </ButtonLink>
          <Button icon={CheckCheck} onClick={() => markRead(true)}>
            {t('inbox.allRead')}
          </Button>
        </>
      }
    >
      <Tabs
        className="max-w-220"
        tabs={tabs}
        value={state}
        onChange={(value) => setState(value === 'done' ? 'done' : 'open')}
      />
    </Page>
  )
}

function Groups({ state }: { state: InboxState }) {
  const t = useT()
  const list = useInfiniteQuery(inboxQuery(state))
  const groups = groupsOf(list.data?.pages.flatMap(({ items }) => items) ?? [])
  const { box, setDone } = useInboxKeys(groups, state)
  return (
    <div className="pt-2">
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={6} />}
      {list.data && groups.length === 0 && (
        <Empty
          icon={state === 'open' ? Inbox : BellOff}
          title={t(state === 'open' ? 'inbox.none' : 'inbox.noneDone')}
          hint={t(state === 'open' ? 'inbox.noneHint' : 'inbox.noneDoneHint')}
        />
      )}
      <ul ref={box} aria-label={t(`inbox.${state}`)}>
        {groups.map((group) => (
          <GroupLine key={group.key} group={group} isUnread={isUnread(group)} onDone={() => setDone(group)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </div>
  )
}
