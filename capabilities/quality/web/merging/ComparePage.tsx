import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleOff } from 'lucide-react'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { ifMany } from '#web/records/asked-first.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Page } from '#web/ui/Page.tsx'
import { refreshPairs, unmerge } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { dismiss, mergeRecords, reopenAll } from '#capabilities/quality/web/merging/api.ts'
import { GroupCard } from '#capabilities/quality/web/merging/GroupCard.tsx'
import '#capabilities/quality/web/merging/messages.ts'
import type { Decision } from '#capabilities/quality/web/merging/use-decisions.ts'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

/** Records that a person put together, from a list or a record: the same card as in the queue. */
export function ComparePage() {
  const t = useT()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { object?: string; ids?: string }
  const object = useObject(search.object ?? '')
  const ids = [...new Set((search.ids ?? '').split(',').filter(Boolean))]
  const name = search.object ?? ''
  const refresh = () => refreshPairs(name)
  const decide = async (decision: Decision) => {
    try {
      if (decision.kind === 'merge') {
        const merged = mergeRecords(decision.input)
        const asks = () => Promise.resolve(ifMany(ids.length, 'dup.unmergeAsk'))
        const back = ({ id }: { id: string }) => unmerge(id).then(refresh)
        offerUndo({ text: 'dup.merged' }, merged, back, { text: 'dup.unmerged', asks })
        await merged
        void navigate({ to: `/${name}/${decision.input.into}` })
      } else if (decision.kind === 'dismiss') {
        const apart = dismiss(name, ids)
        const back = ({ pairs }: { pairs: string[] }) => reopenAll(pairs).then(refresh)
        offerUndo({ text: 'dup.dismissed' }, apart, back, { text: 'dup.reopened' })
        await apart
        void navigate({ to: `/${name}/${ids[0]}` })
      }
    } catch (error) {
      failed(error, () => decide(decision))
    }
    refresh()
  }
  return (
    <Page title={t('merge.compare')}>
      <div className="mx-auto max-w-5xl">
        {object && ids.length > 1 ? (
          <GroupCard key={ids.join()} object={object} ids={ids} onDecide={(decision) => void decide(decision)} />
        ) : (
          <Empty icon={CircleOff} title={t('merge.compareNone')} hint={t('merge.compareNoneHint')} />
        )}
      </div>
    </Page>
  )
}
