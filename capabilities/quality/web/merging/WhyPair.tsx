import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Preview } from '#capabilities/quality/contract-merging.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { Waterfall } from '#capabilities/quality/web/duplicates/Waterfall.tsx'
import { whyQuery } from '#capabilities/quality/web/merging/api.ts'

type Props = { object: ObjectMeta; preview: Preview; order: readonly string[] }

/** Why two of the records may be one, and why not; of more than two, any two that the reader asks about. */
export function WhyPair({ object, preview, order }: Props) {
  const t = useT()
  const percent = usePercent()
  const [left, setLeft] = useState(order[0] ?? '')
  const [right, setRight] = useState(order[1] ?? '')
  const { data, error, refetch } = useQuery({ ...whyQuery(object.name, left, right), enabled: left !== right })
  const options = order.flatMap((id, at) => {
    const member = preview.members.find((one) => one.id === id)
    return member ? [{ value: id, label: `${at + 1} · ${member.title}` }] : []
  })
  const choose = (side: 'left' | 'right') => (id: string | null) => {
    if (id === null) return
    // The two change places rather than that one is compared with itself.
    if (side === 'left') {
      if (id === right) setRight(left)
      setLeft(id)
    } else {
      if (id === left) setLeft(right)
      setRight(id)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      {order.length > 2 && (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            className="w-44 max-w-full"
            ariaLabel={t('merge.whyLeft')}
            options={options}
            value={left}
            onChange={choose('left')}
          />
          <Select
            className="w-44 max-w-full"
            ariaLabel={t('merge.whyRight')}
            options={options}
            value={right}
            onChange={choose('right')}
          />
          {data && <span className="tabular text-xs text-2">{percent(data.probability)}</span>}
        </div>
      )}
      {error && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} className="w-80 max-w-full" />}
      {data && <Waterfall pair={data} object={object} />}
      {data?.status === 'dismissed' && <p className="text-xs text-3">{t('merge.saidNever')}</p>}
    </div>
  )
}
