import { useQuery } from '@tanstack/react-query'
import { Clock, Merge, RotateCcw, Split } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
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
import { useReviewKeys } from '#capabilities/quality/web/duplicates/use-review-keys.ts'
import { Waterfall } from '#capabilities/quality/web/duplicates/Waterfall.tsx'

type Props = { pair: Pair; object: ObjectMeta; onResolve: (resolution: Resolution) => void; onReopen: () => void }

const states: Record<PairStatus, UpkeepState> = { open: 'proposed', later: 'proposed', merged: 'applied', dismissed: 'dismissed' }

const remedies: Record<PairStatus, string> = { open: 'dup.remedy', later: 'dup.remedy', merged: 'dup.remedyMerged', dismissed: 'dup.remedyDismissed' }

/** Two records that may be one: why, what would become of them, and the three answers. Give it the pair's id as key. */
export function PairCard({ pair, object, onResolve, onReopen }: Props) {
  const t = useT()
  const [keep, setKeep] = useState<SideName>(() => startKeep(object, pair))
  const [picks, setPicks] = useState<Picks>({})
  const [all, setAll] = useState(false)
  const merged = useQuery(mergeOfQuery(pair)).data
  const stayed = merged ? (merged.into.id === pair.left.id ? 'left' : 'right') : keep
  const decided = pair.status === 'merged' || pair.status === 'dismissed'
  const mayDecide = object.may.update && object.may.delete
  const rows = rowsOf(object, pair.left.record, pair.right.record)
  const differing = rows.filter(({ kind }) => kind !== 'same')
  const hidden = rows.length - differing.length
  const merge = (side: SideName) => onResolve({ kind: 'merge', keep: side, values: valuesToSend(rows, pair, side, side === keep ? picks : {}) })
  const dismiss = () => onResolve({ kind: 'dismiss' })
  const later = () => onResolve({ kind: 'later' })
  useReviewKeys(decided || !mayDecide ? {} : {
    m: () => merge(keep), n: dismiss, d: dismiss, l: later, 1: () => merge('left'), 2: () => merge('right'),
  })
  const actions = decided
    ? <Button icon={RotateCcw} onClick={onReopen}>{t(pair.status === 'merged' ? 'dup.undoMerge' : 'dup.again')}</Button>
    : (
      <>
        <Button tone="primary" icon={Merge} keys="m" onClick={() => merge(keep)}>{t('dup.merge')}</Button>
        <Button icon={Split} keys="n" onClick={dismiss}>{t('dup.dismiss')}</Button>
        {pair.status === 'open' && <Button tone="plain" icon={Clock} keys="l" onClick={later}>{t('dup.later')}</Button>}
      </>
    )
  const { left, right } = pair
  return (
    <UpkeepCard
      icon={objectIcon(object)}
      symptom={left.title === right.title ? t('dup.symptomSame', { left: left.title }) : t('dup.symptom', { left: left.title, right: right.title })}
      figure={usePercent()(pair.probability)}
      evidence={<Waterfall pair={pair} object={object} />}
      remedy={t(remedies[pair.status], { keep: pair[stayed].title })}
      state={states[pair.status]}
      actions={mayDecide && actions}
    >
      <FieldTable
        pair={pair}
        rows={all ? rows : differing}
        keep={stayed}
        picks={picks}
        onKeep={decided || !mayDecide ? undefined : (side) => { setKeep(side); setPicks({}) }}
        onPick={decided || !mayDecide ? undefined : (field, side) => setPicks({ ...picks, [field]: side })}
      />
      {hidden > 0 && (
        <Button tone="plain" size="sm" className="mt-2" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('dup.fewer') : t('dup.alike', { n: hidden })}
        </Button>
      )}
    </UpkeepCard>
  )
}

/** 0.99963 → "99.96%": rounded down, so that nothing unproven is called certain. */
export function usePercent(): (probability: number) => string {
  const format = useFormat()
  return (probability) => {
    const digits = probability > 0.99 ? 2 : 0
    const scale = 10 ** digits
    return format.percent(Math.floor(probability * 100 * scale) / scale, digits)
  }
}
