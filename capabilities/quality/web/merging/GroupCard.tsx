import { useQuery } from '@tanstack/react-query'
import { Clock, Merge, Split } from 'lucide-react'
import { useState } from 'react'
import type { Group, Preview } from '#capabilities/quality/contract-merging.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useReviewKeys } from '#capabilities/quality/web/duplicates/use-review-keys.ts'
import { previewQuery } from '#capabilities/quality/web/merging/api.ts'
import type { Picks } from '#capabilities/quality/web/merging/rows.ts'
import { rowsOf, takeFrom } from '#capabilities/quality/web/merging/rows.ts'
import type { Decision } from '#capabilities/quality/web/merging/use-decisions.ts'
import { ValueTable } from '#capabilities/quality/web/merging/ValueTable.tsx'
import { WhyPair } from '#capabilities/quality/web/merging/WhyPair.tsx'

type Props = {
  object: ObjectMeta
  ids: readonly string[]
  /** The group of the queue that it is; absent where a person put the records together. */
  group?: Group
  onDecide: (decision: Decision) => void
}

/** Records that may be one: why, what would become of them, and the answers. Give it what it shows as key. */
export function GroupCard({ object, ids, group, onDecide }: Props) {
  const [into, setInto] = useState<string | null>(null)
  const base = useQuery(previewQuery(object.name, ids, null))
  const shown = useQuery(previewQuery(object.name, ids, into))
  const error = base.error ?? shown.error
  const preview = shown.data ?? base.data
  if (error) return <ErrorNote error={error} onAgain={() => void base.refetch()} />
  if (!preview || !base.data) return <Skeleton className="h-96" />
  const order = base.data.members.map(({ id }) => id)
  return <Shown object={object} preview={preview} order={order} group={group} onStay={setInto} onDecide={onDecide} />
}

type ShownProps = {
  object: ObjectMeta
  preview: Preview
  order: readonly string[]
  group: Group | undefined
  onStay: (id: string) => void
  onDecide: (decision: Decision) => void
}

function Shown({ object, preview, order, group, onStay, onDecide }: ShownProps) {
  const t = useT()
  const [picks, setPicks] = useState<Picks>({})
  const [all, setAll] = useState(false)
  const percent = usePercent()
  const rows = rowsOf(object, preview)
  const differing = rows.filter(({ kind }) => kind !== 'same')
  const hidden = rows.length - differing.length
  const may = object.may.update && object.may.delete
  const merge = () =>
    onDecide({
      kind: 'merge',
      input: {
        object: object.name,
        into: preview.into,
        from: preview.members.flatMap(({ id }) => (id === preview.into ? [] : [id])),
        take: takeFrom(rows, picks),
      },
    })
  const answers = {
    merge,
    dismiss: () => onDecide({ kind: 'dismiss' }),
    later: group?.status === 'open' ? () => onDecide({ kind: 'later' }) : null,
  }
  const stay = (id: string) => {
    setPicks({})
    onStay(id)
  }
  useReviewKeys(may ? keysOf(answers, order, stay) : {})
  return (
    <UpkeepCard
      icon={objectIcon(object)}
      symptom={useSymptom(object, preview)}
      {...(group ? { figure: percent(group.probability) } : {})}
      evidence={<WhyPair object={object} preview={preview} order={order} />}
      remedy={<Remedy preview={preview} />}
      actions={may && <Actions answers={answers} n={order.length} />}
    >
      <ValueTable
        object={object}
        preview={preview}
        order={order}
        rows={all ? rows : differing}
        picks={picks}
        onStay={may ? stay : undefined}
        onPick={may ? (field, id) => setPicks({ ...picks, [field]: id }) : undefined}
        onApart={may && group ? (id) => onDecide({ kind: 'apart', id }) : undefined}
      />
      {hidden > 0 && (
        <Button tone="plain" size="sm" className="mt-2" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('dup.fewer') : t('dup.alike', { n: hidden })}
        </Button>
      )}
    </UpkeepCard>
  )
}

function useSymptom(object: ObjectMeta, { members }: Preview): string {
  const t = useT()
  const label = useLabel()
  const [left, right] = members
  if (members.length > 2) {
    const plural = label(object.plural)
    return t('merge.symptomMany', { n: members.length, objects: /^[A-Z]/.test(plural) ? plural.toLowerCase() : plural })
  }
  return left?.title === right?.title
    ? t('dup.symptomSame', { left: left?.title })
    : t('dup.symptom', { left: left?.title, right: right?.title })
}

/** Who stays and why that one, and that all of it can be taken back. */
function Remedy({ preview }: { preview: Preview }) {
  const t = useT()
  const label = useLabel()
  const [by, child] = (preview.by ?? 'age').split(':')
  const keep = preview.members.find(({ id }) => id === preview.into)?.title
  const why = child
    ? t('merge.stays.mostLinkedOf', { objects: label({ en: child, zh: child }) })
    : t(`merge.stays.${by}`)
  return (
    <>
      {t('merge.remedy', { keep, n: preview.members.length - 1 })} <span className="text-3">{why}</span>
    </>
  )
}

type Answers = { merge: () => void; dismiss: () => void; later: (() => void) | null }

function keysOf({ merge, dismiss, later }: Answers, order: readonly string[], stay: (id: string) => void) {
  const numbers = order.slice(0, 9).map((id, at) => [String(at + 1), () => stay(id)] as const)
  return { m: merge, n: dismiss, d: dismiss, ...(later ? { l: later } : {}), ...Object.fromEntries(numbers) }
}

function Actions({ answers, n }: { answers: Answers; n: number }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <Button tone="primary" icon={Merge} keys="m" onClick={answers.merge}>
        {n > 2 ? t('merge.mergeMany', { n: format.number(n) }) : t('dup.merge')}
      </Button>
      <Button icon={Split} keys="n" onClick={answers.dismiss}>
        {t('dup.dismiss')}
      </Button>
      {answers.later && (
        <Button tone="plain" icon={Clock} keys="l" onClick={answers.later}>
          {t('dup.later')}
        </Button>
      )}
    </>
  )
}
