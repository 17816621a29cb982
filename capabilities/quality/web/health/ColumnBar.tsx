import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleAlert, CircleDashed } from 'lucide-react'
import type { ComponentProps } from 'react'
import { api, path } from '#web/api.ts'
import type { Format } from '#web/i18n/format.ts'
import type { Translate } from '#web/i18n/I18n.tsx'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { PartBar } from '#web/ui/PartBar.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { ColumnBarProps } from '#web/records/list/column-bar.ts'
import type { Shares } from '#capabilities/quality/contract-health.ts'
import '#capabilities/quality/web/health/messages.ts'

/**
 * Right, wrong and empty values of a column of the list, as a thin bar; it opens the empty ones and the wrong ones.
 * One question to the server serves all columns of a list.
 */
export function ColumnBar({ object, field, asked, onFilter }: ColumnBarProps) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: ['list', object.name, 'shares', asked],
    queryFn: () => api.post<Shares>(`${path('health', object.name)}/shares`, asked),
    staleTime: 120_000,
    retry: false,
  })
  const shares = data?.fields[field.name]
  if (!data || !shares || data.total === 0) return null
  const text = barText({ t, format, name: label(field.label), shares, data })
  return (
    <Menu
      align="start"
      items={[
        {
          label: t('health.barEmpty'),
          icon: CircleDashed,
          disabled: shares.empty === 0,
          onSelect: () => onFilter({ field: field.name, op: 'empty', value: '' }),
        },
        {
          label: t('health.barWrong'),
          icon: CircleAlert,
          disabled: shares.invalid === 0,
          onSelect: () =>
            void navigate({
              to: '/health/records',
              search: { object: object.name, dimension: 'validity', field: field.name } as never,
            }),
        },
      ]}
      trigger={<Bar text={text} shares={shares} />}
    />
  )
}

type Share = Shares['fields'][string]

type Said = { t: Translate; format: Format; name: string; shares: Share; data: Shares }

function barText({ t, format, name, shares, data }: Said): string {
  const share = (count: number) => format.percent((100 * count) / data.total)
  const said = t('health.bar', {
    field: name,
    valid: share(shares.valid),
    invalid: share(shares.invalid),
    empty: share(shares.empty),
  })
  return data.sampled ? `${said} (${t('health.barSampled', { n: data.total })})` : said
}

function Bar({ text, shares, ...rest }: ComponentProps<'button'> & { text: string; shares: Share }) {
  return (
    <button
      {...rest}
      type="button"
      tabIndex={-1}
      aria-label={text}
      className="absolute inset-x-2 bottom-0 flex h-2 items-end"
    >
      <Tooltip label={text}>
        <span className="flex h-2 w-full items-end pb-px">
          <PartBar
            label={text}
            parts={[
              { value: shares.valid, hue: 'green' },
              { value: shares.invalid, hue: 'red' },
            ]}
            rest={shares.empty}
          />
        </span>
      </Tooltip>
    </button>
  )
}
