import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import '#web/records/messages.ts'
import '#web/records/field/messages.ts'
import { boardField } from '#web/records/board/board-field.ts'
import { ConflictDialog } from '#web/records/ConflictDialog.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Where } from '#web/records/list/conditions.ts'
import { blankFor } from '#web/records/list/conditions.ts'
import type { ListState } from '#web/records/list/address.ts'
import { FilterBar } from '#web/records/list/FilterBar.tsx'
import { askedOf, rowsQueryOf } from '#web/records/list/list-query.ts'
import { ListCount, ListSearch, ListTools } from '#web/records/list/ListTools.tsx'
import { ListView } from '#web/records/list/ListView.tsx'
import { useColumns } from '#web/records/list/use-columns.ts'
import { useListState } from '#web/records/list/use-list-state.ts'
import { ViewMenu } from '#web/records/views/ViewMenu.tsx'
import { useView } from '#web/records/views/views.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta } from '#web/types.ts'

const CreateDialog = lazy(() => import('#web/records/record/CreateDialog.tsx'))
const BoardPage = lazy(() => import('#web/records/BoardPage.tsx').then((module) => ({ default: module.BoardPage })))

/** `/{object}`: all records of one object, as a list or a board. What it shows is in its address. */
export function ListPage({ object }: { object: ObjectMeta }) {
  const label = useLabel()
  const { search, state, fields, set, drop } = useListState(object)
  const view = useView(state.saved)
  const columns = useColumns(object, view)
  const [draft, setDraft] = useState<Where | null>(null)
  const [creating, setCreating] = useState(false)
  const create = () => setCreating(true)
  useKeys({ filter: () => setDraft(whereOf(state)), ...(object.may.create ? { create } : {}) })
  const hasBoard = boardField(object) !== undefined
  const isBoard = hasBoard && state.view === 'board'
  const asked = askedOf(fields, state)
  const query = rowsQueryOf(object, asked, state, columns.fields)
  const filterBy = (field: Field) => {
    const blank = blankFor(field)
    if (blank) setDraft({ ...whereOf(state), conditions: [...state.conditions, blank] })
  }
  const closeCreate = () => {
    setCreating(false)
    drop('new', 'values')
  }
  const isCreating = creating || search.new !== undefined
  return (
    <>
      <Page
        flush
        title={label(object.plural)}
        lead={<Icon of={objectIcon(object)} className="text-3" />}
        view={
          <>
            <ViewMenu {...{ object, state, view, columns }} />
            {!isBoard && <ListCount object={object.name} query={query} />}
          </>
        }
        filters={
          <>
            <ListSearch object={object} q={state.q} onChange={(q) => set({ q })} />
            <FilterBar {...{ fields, where: whereOf(state), draft }} onDraft={setDraft} onChange={set} />
          </>
        }
        tools={<ListTools {...{ object, isBoard, hasBoard, columns, group: state.group }} onState={set} />}
        action={object.may.create && <NewButton onClick={create} />}
      >
        {isBoard ? (
          <Suspense fallback={<Skeleton className="m-4 h-60" />}>
            <BoardPage object={object} asked={asked} />
          </Suspense>
        ) : (
          <ListView {...{ object, query, asked, state, columns }} onState={set} onFilter={filterBy} onCreate={create} />
        )}
      </Page>
      <Suspense>{isCreating && <CreateDialog object={object} values={search.values} onClose={closeCreate} />}</Suspense>
      <ConflictDialog />
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
