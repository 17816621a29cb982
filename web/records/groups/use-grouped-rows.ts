import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listQuery } from '#web/data.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Figure } from '#web/records/foot/measures.ts'
import { groupFilter, groupPath } from '#web/records/groups/group-field.ts'
import type { GroupHead } from '#web/records/groups/groups.ts'
import { groupOfLine, headsOf, startsOf } from '#web/records/groups/groups.ts'
import { useGroups } from '#web/records/groups/use-groups.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import { extended, firstOnly, wantedPages, wayTo } from '#web/records/list/cursors.ts'
import type { Cursors } from '#web/records/list/cursors.ts'
import { PAGE, pageQuery } from '#web/records/list/page-query.ts'
import { recordsBetween } from '#web/records/list/row-range.ts'
import type { RangePage } from '#web/records/list/row-range.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { CrmRecord, ObjectMeta, Paged } from '#web/types.ts'

type Options = {
  object: ObjectMeta
  field: Field
  query: RowsQuery
  window: { first: number; last: number }
  /** While somebody edits, what is shown stays as it is. */
  frozen: boolean
  /** What the heads show beside how many there are: the same array as long as it is the same. */
  figures?: readonly Figure[]
}
type Chains = { key: string; of: ReadonlyMap<string, Cursors> }
type Shown = { heads: readonly GroupHead[]; pages: ReadonlyMap<string, Paged<CrmRecord>> }
// What the API gives at once, the largest first: who parts by what all differ in sees these.
const mostGroups = 1000
const noFigures: readonly Figure[] = []
const nothing: Shown = { heads: [], pages: new Map() }

/** The rows of a list in groups: heads with counts and sums from one question, records only for what is on the screen. */
export function useGroupedRows({ object, field, query, window, frozen, figures = noFigures }: Options): Rows {
  const key = JSON.stringify([object.name, field.name, query])
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const answer = useGroups(object, { by: groupPath(field), asked: query, figures })
  const order = useStageOrder(field)
  const fresh = useMemo(
    () => headsOf(answer.groups ?? [], { field, figures, ...(order ? { order } : {}) }, closed),
    [answer.groups, field, figures, order, closed],
  )
  const [chains, setChains] = useState<Chains>({ key, of: new Map() })
  const known = chains.key === key ? chains.of : new Map<string, Cursors>()
  const wanted = wantedOf(fresh, window)
  const results = useQueries({
    queries: wanted.map(({ head, page }) =>
      pageQuery(object.name, queryOf(query, field, head), wayTo(known.get(head.key) ?? firstOnly, page, head.count)),
    ),
  })

  const { next, pages } = gathered(
    known,
    wanted.map((one, at) => ({ ...one, data: results[at]?.data })),
  )
  if ([...next].some(([id, cursors]) => known.get(id) !== cursors)) setChains({ key, of: next })

  const shown = useHeld({ heads: fresh, pages }, frozen)
  const { starts, total } = startsOf(shown.heads)
  const place = (line: number) => {
    const at = groupOfLine(starts, line)
    return { head: shown.heads[at], inner: line - (starts[at] ?? 0) - 1 }
  }
  const failed = answer.error ?? results.find(({ error, data }) => error !== null && data === undefined)?.error
  return {
    key,
    count: total,
    total: totalOf(shown.heads, answer.groups?.length ?? 0),
    at: (line) => {
      const { head, inner } = place(line)
      if (!head || inner < 0) return undefined
      return shown.pages.get(`${head.key}/${Math.floor(inner / PAGE)}`)?.items[inner % PAGE]
    },
    here: () => [...shown.pages.values()].flatMap(({ items }) => items),
    between: (first, last) => {
      const pages = wantedOf(fresh, { first, last }).map((one) => ({ ...one, query: queryOf(query, field, one.head) }))
      return recordsBetween(object.name, rangePages(fresh, pages, next), { first, last })
    },
    groupAt: (line) => {
      const { head, inner } = place(line)
      return inner < 0 ? head : undefined
    },
    toggleGroup: (id) => setClosed((was) => new Set(was.has(id) ? [...was].filter((one) => one !== id) : [...was, id])),
    loading: answer.isPending,
    old: answer.isPlaceholderData,
    error: failed ?? null,
    refetch: () => {
      void answer.refetch()
      for (const result of results) void result.refetch()
    },
  }
}

function totalOf(heads: readonly GroupHead[], answers: number): Rows['total'] {
  return { value: heads.reduce((sum, { count }) => sum + count, 0), exact: answers < mostGroups }
}

/** Stages stand in the order of their pipeline. */
function useStageOrder({ target }: Field): readonly string[] | undefined {
  const stages = useQuery({
    ...listQuery('stage', { sort: 'position', limit: 200 }),
    enabled: target === 'stage',
  }).data
  return useMemo(() => stages?.items.map(({ id }) => id), [stages])
}

function queryOf(query: RowsQuery, field: Field, head: GroupHead): RowsQuery {
  return { ...query, filter: { and: [...(query.filter ? [query.filter] : []), groupFilter(field, head.value)] } }
}

/** The pages of each open group that the screen touches. */
function wantedOf(
  heads: readonly GroupHead[],
  { first, last }: Options['window'],
): { head: GroupHead; page: number }[] {
  const { starts } = startsOf(heads)
  return heads.flatMap((head, at) => {
    const from = (starts[at] as number) + 1
    if (!head.isOpen || from + head.count <= first || from > last) return []
    const inner = { first: first - from, last: Math.min(last - from, head.count - 1) }
    return wantedPages(inner, head.count).map((page) => ({ head, page }))
  })
}

type Got = { head: GroupHead; page: number; data: Paged<CrmRecord> | undefined }

/** The pages that are here, and the cursors they brought. */
function gathered(known: Chains['of'], got: readonly Got[]) {
  const next = new Map(known)
  const pages = new Map<string, Paged<CrmRecord>>()
  for (const { head, page, data } of got) {
    if (!data) continue
    pages.set(`${head.key}/${page}`, data)
    next.set(head.key, extended(next.get(head.key) ?? firstOnly, [[page, data]]))
  }
  return { next, pages }
}

/** What was shown last, while it is frozen. */
function useHeld(now: Shown, frozen: boolean): Shown {
  const [held, setHeld] = useState<Shown>(nothing)
  if (!frozen && !isSame(held, now)) setHeld(now)
  return frozen ? held : now
}

function rangePages(
  heads: readonly GroupHead[],
  wanted: readonly { head: GroupHead; page: number; query: RowsQuery }[],
  chains: Chains['of'],
): RangePage[] {
  const { starts } = startsOf(heads)
  return wanted.map(({ head, page, query }) => {
    const start = (starts[heads.indexOf(head)] ?? 0) + 1 + page * PAGE
    return { query, page, start, cursors: chains.get(head.key) ?? firstOnly }
  })
}

function isSame(a: Shown, b: Shown): boolean {
  return (
    a.heads === b.heads &&
    a.pages.size === b.pages.size &&
    [...b.pages].every(([page, data]) => a.pages.get(page) === data)
  )
}
