import { Search, Upload } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { GroupMenu } from '#web/records/groups/GroupMenu.tsx'
import { KindMenu } from '#web/records/kinds/KindMenu.tsx'
import type { Kind } from '#web/records/kinds/kinds.ts'
import { viewName } from '#web/records/kinds/kinds.ts'
import type { ListState } from '#web/records/list/address.ts'
import { ColumnsMenu } from '#web/records/list/ColumnsMenu.tsx'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import type { useColumns } from '#web/records/list/use-columns.ts'
import { useTotal } from '#web/records/list/use-total.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { TextField } from '#web/ui/TextField.tsx'
import type { ObjectMeta } from '#web/types.ts'

const FiguresMenu = lazy(() => import('#web/records/groups/FiguresMenu.tsx'))

/** How many there are; beyond a thousand only that, until all are counted. */
export function ListCount({ object, query }: { object: string; query: RowsQuery }) {
  const t = useT()
  const format = useFormat()
  const count = useTotal(object, query)
  if (!count) return null
  return (
    <span className="tabular text-sm whitespace-nowrap text-3">
      {count.exact ? format.number(count.value) : t('list.many', { n: format.number(count.value) })}
    </span>
  )
}

type SearchProps = { object: ObjectMeta; q: string; onChange: (q: string) => void }

/** Searches this list; the address follows a moment later. */
export function ListSearch({ object, q, onChange }: SearchProps) {
  const t = useT()
  const label = useLabel()
  const [typed, setTyped] = useState<string | null>(null)
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  const change = (text: string) => {
    setTyped(text)
    clearTimeout(timer)
    setTimer(setTimeout(() => onChange(text.trim()), 200))
  }
  const what = label(object.plural)
  return (
    <div className="relative w-56 max-sm:min-w-36 max-sm:flex-1">
      <Icon of={Search} size={14} className="pointer-events-none absolute top-1/2 left-2 z-1 -translate-y-1/2 text-3" />
      <TextField
        type="search"
        ariaLabel={t('list.search', { what })}
        placeholder={t('list.search', { what: what.toLowerCase() })}
        value={typed ?? q}
        onChange={change}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') change('')
        }}
        inputClassName="pl-7"
      />
    </div>
  )
}

type ToolsProps = {
  object: ObjectMeta
  kind: Kind
  columns: ReturnType<typeof useColumns>
  state: ListState
  onState: (change: Partial<ListState>, options: { push: boolean }) => void
}

/** How the records are shown, and what can be set about it. */
export function ListTools({ object, kind, columns, state, onState }: ToolsProps) {
  const push = { push: true }
  const { group, settings } = state
  return (
    <>
      {(kind === 'board' || (kind === 'list' && group !== '')) && (
        <Suspense fallback={<span className="size-8" />}>
          <FiguresMenu
            object={object}
            sums={settings.sums}
            onSums={(sums) => onState({ settings: { ...settings, sums } }, push)}
          />
        </Suspense>
      )}
      {(kind === 'list' || kind === 'gallery') && (
        <span className="flex max-sm:hidden">
          {kind === 'list' && (
            <GroupMenu object={object} group={group} onGroup={(next) => onState({ group: next }, push)} />
          )}
          <ColumnsMenu object={object} columns={columns} />
        </span>
      )}
      <KindMenu object={object} kind={kind} onKind={(next) => onState({ view: viewName(next) }, push)} />
    </>
  )
}

/** Brings in a file of records of this object. */
export function ImportLink({ object }: { object: ObjectMeta }) {
  const t = useT()
  return (
    <ButtonLink icon={Upload} to="/imports/new" search={{ object: object.name }}>
      {t('list.import')}
    </ButtonLink>
  )
}
