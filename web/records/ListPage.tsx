import { CheckCheck, Download, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import '#web/records/field/messages.ts'
import { ChosenBar } from '#web/records/kinds/ChosenBar.tsx'
import type { Kind } from '#web/records/kinds/kinds.ts'
import { kindOf } from '#web/records/kinds/kinds.ts'
import { pages } from '#web/records/kinds/pages.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Where } from '#web/records/list/conditions.ts'
import { blankFor } from '#web/records/list/conditions.ts'
import type { ListState } from '#web/records/list/address.ts'
import { FilterBar } from '#web/records/list/FilterBar.tsx'
import { askedOf, rowsQueryOf } from '#web/records/list/list-query.ts'
import { ListCount, ListSearch, ListTools } from '#web/records/list/ListTools.tsx'
import { ListView } from '#web/records/list/ListView.tsx'
import { useChosen } from '#web/records/list/use-chosen.ts'
import { useColumns } from '#web/records/list/use-columns.ts'
import { useListState } from '#web/records/list/use-list-state.ts'
import { ViewMenu } from '#web/records/views/ViewMenu.tsx'
import { useView } from '#web/records/views/views.ts'
import { runHere, useHere } from '#web/records/here.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta } from '#web/types.ts'

const CreateDialog = lazy(() => import('#web/records/record/CreateDialog.tsx'))

/** `/{object}`: all records of one object, as a list or in another way. What it shows is in its address. */
export function ListPage({ object }: { object: ObjectMeta }) {
  const label = useLabel()
  const { search, state, fields, set, drop } = useListState(object)
  const view = useView(state.saved)
  const columns = useColumns(object, view)
  const [draft, setDraft] = useState<Where | null>(null)
  const chosen = useChosen()
  const [creating, setCreating] = useState<Record<string, unknown> | null>(null)
  const create = (values: Record<string, unknown> = {}) => setCreating(values)
  useKeys({ filter: () => setDraft(whereOf(state)), ...(object.may.create ? { create: () => create() } : {}) })
  useListActs(chosen)
  const kind = kindOf(object, state.view)
  const asked = askedOf(fields, state, useFormat().form.firstDay)
  const query = rowsQueryOf(object, asked, state, columns.fields)
  const same: ViewProps = { object, asked, query, state, columns, chosen, onState: set, onCreate: create }
  const filterBy = (field: Field) => {
    const blank = blankFor(field)
    if (blank) setDraft({ ...whereOf(state), conditions: [...state.conditions, blank] })
  }
  const closeCreate = () => {
    setCreating(null)
    drop('new', 'values')
  }
  const isCreating = creating !== null || search.new !== undefined
  return (
    <>
      <Page
        flush
        title={label(object.plural)}
        lead={<Icon of={objectIcon(object)} className="text-3" />}
        view={
          <>
            <ViewMenu {...{ object, state, view, columns }} />
            {kind !== 'board' && <ListCount object={object.name} query={query} />}
          </>
        }
        filters={
          <>
            <ListSearch object={object} q={state.q} onChange={(q) => set({ q })} />
            <FilterBar {...{ fields, where: whereOf(state), draft }} onDraft={setDraft} onChange={set} />
          </>
        }
        tools={<ListTools {...{ object, kind, columns, state }} onState={set} />}
        action={object.may.create && <NewButton onClick={() => create()} />}
      >
        <Shown {...same} kind={kind} onFilter={filterBy} />
      </Page>
      <Suspense>
        {isCreating && <CreateDialog object={object} values={creating ?? search.values} onClose={closeCreate} />}
      </Suspense>
    </>
  )
}

function Shown({ kind, onFilter, ...same }: ViewProps & { kind: Kind; onFilter: (field: Field) => void }) {
  if (kind === 'list') return <ListView {...same} onFilter={onFilter} />
  const Other = pages[kind]
  return (
    <>
      {(same.chosen.ids.size > 0 || same.chosen.isAll) && <ChosenBar {...same} />}
      <Suspense fallback={<Skeleton className="m-4 h-60" />}>
        <Other {...same} />
      </Suspense>
    </>
  )
}

const whereOf = ({ conditions, match, groups }: ListState): Where => ({ conditions, match, groups })

function NewButton({ onClick }: { onClick: () => void }) {
  const t = useT()
  return (
    <Button tone="primary" icon={Plus} onClick={onClick}>
      {t('ui.new')}
    </Button>
  )
}

/** What the command menu offers for all that the list asks for. */
function useListActs({ chooseAll }: ViewProps['chosen']): void {
  const exportAll = () => {
    chooseAll()
    runHere('bulk.export')
  }
  useHere([
    { id: 'list.chooseAll', says: 'list.chooseAll', icon: CheckCheck, run: chooseAll },
    { id: 'list.exportAll', says: 'list.exportAll', icon: Download, run: exportAll },
  ])
}
