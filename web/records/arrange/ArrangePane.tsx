import { useQuery } from '@tanstack/react-query'
import { EyeOff, MoveVertical, RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { objectsQuery, queryClient } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import {
  changesFor,
  linesOf,
  movedTo,
  partNames,
  partOf,
  parts,
  placesIn,
  usualFor,
} from '#web/records/arrange/lines.ts'
import type { Line } from '#web/records/arrange/lines.ts'
import '#web/records/arrange/messages.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { remember } from '#web/records/undo.ts'
import { changeObject, wholeObjectsQuery } from '#web/settings/model/api.ts'
import '#web/settings/model/messages.ts'
import { OrderedList } from '#web/settings/OrderedList.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** The fields of a record's page as things to be put elsewhere, for everybody who sees such a page. */
export default function ArrangePane({ name, onDone }: { name: string; onDone: () => void }) {
  const t = useT()
  const { data } = useQuery(wholeObjectsQuery)
  const object = data?.find((one) => one.name === name)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section aria-label={t('arrange.title')}>
      <div className="flex items-center gap-2">
        <h2 ref={title} tabIndex={-1} className="flex-1 text-base font-semibold outline-none">
          {t('arrange.title')}
        </h2>
        <Button tone="primary" size="sm" onClick={onDone}>
          {t('arrange.done')}
        </Button>
      </div>
      <p className="py-2 text-sm text-2">{t('arrange.lead')}</p>
      {object ? <Fields object={object} /> : <Skeleton lines={8} />}
    </section>
  )
}

function Fields({ object }: { object: ObjectMeta }) {
  const t = useT()
  const label = useLabel()
  const nameOf = (line: Line) => (line.isHead ? t(partNames[line.part]) : label(line.field.label))
  const lines = linesOf(object).map((line) => ({ ...line, name: nameOf(line) }))
  const ids = lines.map(({ id }) => id)
  const order = (next: readonly string[]) => save(object.name, changesFor(object, next))
  const menu = (line: Line): MenuEntry[] =>
    line.isHead
      ? []
      : parts
          .filter((part) => part !== partOf(object, line.field))
          .map((part) => ({
            label: part === 'hidden' ? t('arrange.hide') : t('arrange.to', { part: t(partNames[part]) }),
            icon: part === 'hidden' ? EyeOff : MoveVertical,
            disabled: part === 'hidden' && (line.field.required || line.field.name === object.title),
            onSelect: () => void order(movedTo(ids, line.id, part)),
          }))
  const says = (next: readonly string[], id: string) => {
    const { part, place } = placesIn(next).get(id) ?? { part: 'main', place: 1 }
    return t('arrange.says', {
      name: lines.find((line) => line.id === id)?.name ?? '',
      part: t(partNames[part]),
      place,
    })
  }
  return (
    <>
      <OrderedList label={t('arrange.list')} items={lines} onOrder={order} {...{ menu, says }}>
        {(line) => (line.isHead ? <Head line={line} isEmpty={isEmpty(lines, line)} /> : <Name line={line} />)}
      </OrderedList>
      <Button
        tone="plain"
        size="sm"
        icon={RotateCcw}
        className="mt-3 text-2"
        onClick={() => void save(object.name, usualFor(object))}
      >
        {t('arrange.usual')}
      </Button>
    </>
  )
}

type Named = Line & { name: string }

function isEmpty(lines: readonly Named[], head: Named): boolean {
  return lines[lines.indexOf(head) + 1]?.isHead !== false
}

function Head({ line, isEmpty: hasNone }: { line: Named; isEmpty: boolean }) {
  const t = useT()
  return (
    <>
      <h3 className="text-xs font-semibold text-3">{line.name}</h3>
      {hasNone && <p className="pt-1 text-xs text-3">{t('arrange.nothing')}</p>}
    </>
  )
}

function Name({ line }: { line: Named }) {
  const isHidden = !line.isHead && line.field.hidden
  return <span className={isHidden ? 'text-sm text-3' : 'text-sm'}>{line.name}</span>
}

type Said = ReturnType<typeof changesFor>

/** Says it for everybody, and keeps what takes it back. */
async function save(name: string, { change, back }: Said, isUndo = false): Promise<boolean> {
  const done = said(name, change)
  if (!isUndo) remember({ done, undo: () => save(name, { change: back, back: change }, true) })
  return done
}

async function said(name: string, change: Said['change']): Promise<boolean> {
  try {
    await changeObject(name, change)
    return true
  } catch (error) {
    noteFailure(error)
    return false
  } finally {
    await queryClient.invalidateQueries({ queryKey: objectsQuery.queryKey })
  }
}
