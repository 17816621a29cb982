import { useQuery } from '@tanstack/react-query'
import { Clock, Merge, RotateCcw, Split } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import type { UpkeepState } from '#web/ui/UpkeepCard.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { mergeOfQuery } from '#capabilities/quality/web/duplicates/api.ts'
import type { Picks } from '#capabilities/quality/web/duplicates/choose.ts'
import { rowsOf, startKeep, valuesToSend } from '#capabilities/quality/web/duplicates/choose.ts'
import { FieldTable } from '#capabilities/quality/web/duplicates/FieldTable.tsx'
import type { Pair, PairStatus, Resolution, SideName } from '#capabilities/quality/web/duplicates/pair.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useReviewKeys } from '#capabilities/quality/web/duplicates/use-review-keys.ts'
import { Waterfall } from '#capabilities/quality/web/duplicates/Waterfall.tsx'

type Props = { pair: Pair; object: ObjectMeta; onResolve: (resolution: Resolution) => void; onReopen: () => void }

const states: Record<PairStatus, UpkeepState> = {
  open: 'proposed',
  later: 'proposed',
  merged: 'applied',
  dismissed: 'dismissed',
}

const remedies: Record<PairStatus, string> = {
  open: 'dup.remedy',
  later: 'dup.remedy',
  merged: 'dup.remedyMerged',
  dismissed: 'dup.remedyDismissed',
}

/** Two records that may be one: why, what would become of them, and the three answers. Give it the pair's id as key. */
export function PairCard({ pair, object, onResolve, onReopen }: Props) {
  const t = useT()
  const [keep, setKeep] = useState<SideName>(() => startKeep(object, pair))
  const [picks, setPicks] = useState<Picks>({})
  const [all, setAll] = useState(false)
  const percent = usePercent()
  const merged = useQuery(mergeOfQuery(pair)).data
  const stayed = merged ? (merged.into.id === pair.left.id ? 'left' : 'right') : keep
  const decided = pair.status === 'merged' || pair.status === 'dismissed'
  const mayDecide = object.may.update && object.may.delete
  const rows = rowsOf(object, pair.left.record, pair.right.record)
  const differing = rows.filter(({ kind }) => kind !== 'same')
  const hidden = rows.length - differing.length
  const merge = (side: SideName) =>
    onResolve({ kind: 'merge', keep: side, values: valuesToSend(rows, pair, side, side === keep ? picks : {}) })
  const chooseKeep = (side: SideName) => {
    setKeep(side)
    setPicks({})
  }
  const answers = {
    merge: () => merge(keep),
    dismiss: () => onResolve({ kind: 'dismiss' }),
    later: () => onResolve({ kind: 'later' }),
  }
  const isOpen = !decided && mayDecide
  useReviewKeys(isOpen ? keysOf(answers, merge) : {})
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
      remedy={t(remedies[pair.status], { keep: pair[stayed].title })}
      state={states[pair.status]}
      actions={mayDecide && <Actions status={pair.status} answers={answers} onReopen={onReopen} />}
    >
      <FieldTable
        pair={pair}
        rows={all ? rows : differing}
        keep={stayed}
        picks={picks}
        onKeep={isOpen ? chooseKeep : undefined}
        onPick={isOpen ? (field, side) => setPicks({ ...picks, [field]: side }) : undefined}
      />
      {hidden > 0 && (
        <Button tone="plain" size="sm" className="mt-2" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('dup.fewer') : t('dup.alike', { n: hidden })}
        </Button>
      )}
    </UpkeepCard>
  )
}

type Answers = Record<'merge' | 'dismiss' | 'later', () => void>

function keysOf({ merge, dismiss, later }: Answers, mergeSide: (side: SideName) => void) {
  return { m: merge, n: dismiss, d: dismiss, l: later, 1: () => mergeSide('left'), 2: () => mergeSide('right') }
}

function Actions({ status, answers, onReopen }: { status: PairStatus; answers: Answers; onReopen: () => void }) {
  const t = useT()
  if (status === 'merged' || status === 'dismissed') {
    return (
      <Button icon={RotateCcw} onClick={onReopen}>
        {t(status === 'merged' ? 'dup.undoMerge' : 'dup.again')}
      </Button>
    )
  }
  return (
    <>
      <Button tone="primary" icon={Merge} keys="m" onClick={answers.merge}>
        {t('dup.merge')}
      </Button>
      <Button icon={Split} keys="n" onClick={answers.dismiss}>
        {t('dup.dismiss')}
      </Button>
      {status === 'open' && (
        <Button tone="plain" icon={Clock} keys="l" onClick={answers.later}>
          {t('dup.later')}
        </Button>
      )}
    </>
  )
}
