import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { listQuery, useObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { useValueText } from '#web/records/field/FieldValue.tsx'
import { titleQuery } from '#web/records/field/titles.ts'
import { isLink } from '#web/records/field/value.ts'
import { readerZone } from '#web/records/groups/group-query.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { Axis, Measure } from '#web/records/pivot/axes.ts'
import { axisText } from '#web/records/pivot/axes.ts'
import type { Answer, Table } from '#web/records/pivot/table.ts'
import { currenciesOf, tableOf } from '#web/records/pivot/table.ts'
import type { ObjectMeta } from '#web/types.ts'

type Options = {
  object: ObjectMeta
  asked: Asked
  rows: Axis
  cols: Axis | undefined
  measure: Measure
  currency: string | undefined
}

/** The figures of a pivot, with totals that count all: the database adds up, nothing is loaded to be counted here. */
export function usePivot({ object, asked, rows, cols, measure, currency }: Options) {
  const aggregate = { n: { count: '*' }, ...(measure.field ? { v: { [measure.verb]: measure.field.name } } : {}) }
  const ways = [[rows, ...(cols ? [cols] : [])], [rows], cols ? [cols] : [], []]
  const firstDayOfWeek = useFormat().form.firstDay || 7
  const results = useQueries({
    queries: ways.map((axes) => {
      const body = { ...asked, groupBy: axes.map(axisText), aggregate, timeZone: readerZone, firstDayOfWeek }
      return {
        queryKey: ['group', object.name, body],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.post<{ groups: Answer[] }>(`${path('records', object.name)}/query`, body, { signal }),
        placeholderData: keepPreviousData,
      }
    }),
  })
  const [rowsOrder, colsOrder] = [useStageOrder(rows), useStageOrder(cols)]
  const [cells, down, across, all] = results.map(({ data }) => data?.groups)
  const refetch = () => {
    for (const result of results) void result.refetch()
  }
  const error = results.find((result) => result.error !== null && !result.data)?.error ?? null
  if (!cells || !down || !across || !all) return { table: undefined, currencies: [], currency, error, refetch }
  const currencies = currenciesOf(all)
  const shown = currencies.find((one) => one === currency) ?? currencies[0]
  const table: Table = tableOf(
    { cells, rows: down, cols: across, all },
    { axis: rows, order: rowsOrder },
    cols && { axis: cols, order: colsOrder },
    shown,
  )
  return { table, currencies, currency: shown, error, refetch }
}

/** Stages stand in the order of their pipeline. */
function useStageOrder(axis: Axis | undefined): readonly string[] | undefined {
  const isStage = axis?.field.target === 'stage'
  const stages = useQuery({ ...listQuery('stage', { sort: 'position', limit: 200 }), enabled: isStage }).data
  return isStage ? stages?.items.map(({ id }) => id) : undefined
}

/** What the values of an axis are called. */
export function useAxisNames(
  axis: Axis | undefined,
  values: readonly (string | null)[],
): (value: string | null) => string {
  const t = useT()
  const text = useValueText()
  const period = usePeriodName()
  const field = axis?.field
  const target = useObject(field && isLink(field) ? (field.target ?? 'user') : '')
  const ids = target ? values.filter((value) => value !== null) : []
  const titles = useQueries({ queries: ids.map((id) => titleQuery(target, id)) })
  const known = new Map(ids.map((id, at) => [id, titles[at]?.data]))
  return (value) => {
    if (!axis || !field) return ''
    if (value === null) return t('groups.none')
    if (axis.period) return period(axis.period, value)
    if (target) return known.get(value) ?? '…'
    if (field.type === 'boolean') return text(field, value === 'true')
    return text(field, field.type === 'rating' ? Number(value) : value)
  }
}

function usePeriodName(): (period: NonNullable<Axis['period']>, day: string) => string {
  const t = useT()
  const format = useFormat()
  return (period, day) => {
    const year = day.slice(0, 4)
    if (period === 'day') return format.date(day)
    if (period === 'week') return t('pivot.week', { day: format.date(day) })
    if (period === 'month') return format.month(day)
    return period === 'year'
      ? t('pivot.year', { year })
      : t('pivot.quarter', { n: Math.ceil(Number(day.slice(5, 7)) / 3), year })
  }
}

/** What an axis and a measure are called. */
export function usePivotWords() {
  const t = useT()
  const label = useLabel()
  return {
    axis: ({ field, period }: Axis): string =>
      period
        ? t('pivot.axis', { field: label(field.label), period: t(`pivot.by.${period}`).toLowerCase() })
        : label(field.label),
    measure: ({ verb, field }: Measure): string =>
      field ? t('pivot.of', { verb: t(`pivot.${verb}`), field: label(field.label) }) : t('pivot.count'),
  }
}
