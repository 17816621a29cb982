import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import type { Pair } from '#capabilities/quality/contract-duplicates.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import { Button } from '#web/ui/Button.tsx'
import { refreshPairs, reopen } from '#capabilities/quality/web/duplicates/api.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { dismiss } from '#capabilities/quality/web/merging/api.ts'
import { failed } from '#capabilities/quality/web/merging/use-decisions.ts'

type Props = { items: readonly Pair[]; mayDecide: boolean; more: { busy: boolean; load: () => void } | null }

/** Pairs that somebody said are two: none of them is proposed again until that is taken back. */
export function DismissedList({ items, mayDecide, more }: Props) {
  const t = useT()
  return (
    <section aria-label={t('dup.status.dismissed')} className="min-h-0 flex-1 overflow-y-auto p-4">
      <p className="mb-2 text-sm text-2">{t('merge.neverHint')}</p>
      <ul>
        {items.map((pair) => (
          <Line key={pair.id} pair={pair} mayDecide={mayDecide} />
        ))}
      </ul>
      {more && (
        <Button className="mt-3" busy={more.busy} onClick={more.load}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  )
}

function Line({ pair, mayDecide }: { pair: Pair; mayDecide: boolean }) {
  const t = useT()
  const percent = usePercent()
  const back = useMutation({
    mutationFn: () => {
      const opened = reopen(pair.id)
      const again = () => dismiss(pair.object, [pair.left.id, pair.right.id]).then(() => refreshPairs(pair.object))
      offerUndo({ text: 'dup.reopened' }, opened, again, { text: 'dup.dismissed' })
      return opened
    },
    onError: (error) => failed(error),
    onSettled: () => refreshPairs(pair.object),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm">
      <Link to={`/duplicates/${pair.id}`} search={{ object: pair.object } as never} className="min-w-0 flex-1 basis-64">
        <span className="break-words hover:underline">
          {t('dup.pair', { left: pair.left.title, right: pair.right.title })}
        </span>
        {pair.reason && <span className="ml-2 text-xs text-3">{pair.reason}</span>}
      </Link>
      <span className="tabular text-xs text-2">{percent(pair.probability)}</span>
      {mayDecide && (
        <Button size="sm" icon={RotateCcw} busy={back.isPending} onClick={() => back.mutate()}>
          {t('merge.takeBack')}
        </Button>
      )}
    </li>
  )
}
