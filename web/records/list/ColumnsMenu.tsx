import { ArrowDown, ArrowUp, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { useColumns } from '#web/records/list/use-columns.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { ObjectMeta } from '#web/types.ts'

/** Which columns are shown and in which order; dragging a column's head does the same. */
export function ColumnsMenu({ object, columns }: { object: ObjectMeta; columns: ReturnType<typeof useColumns> }) {
  const t = useT()
  const label = useLabel()
  const [query, setQuery] = useState('')
  const shown = columns.fields.map(({ name }) => name)
  const hidden = object.fields.filter(({ name }) => !shown.includes(name))
  const matches = (name: string) => {
    const field = object.fields.find((one) => one.name === name)
    return `${field?.label.en ?? ''} ${field?.label.zh ?? ''}`.toLowerCase().includes(query.toLowerCase())
  }
  const move = (name: string, by: number) => {
    const next = shown.filter((one) => one !== name)
    next.splice(shown.indexOf(name) + by, 0, name)
    columns.setNames(next)
  }
  return (
    <Popover
      align="end"
      className="w-72"
      title={t('list.columns')}
      trigger={<IconButton icon={SlidersHorizontal} label={t('list.columns')} />}
    >
      <TextField ariaLabel={t('ui.search')} placeholder={t('ui.search')} value={query} onChange={setQuery} />
      <ul className="mt-2 max-h-80 overflow-y-auto">
        {[...shown, ...hidden.map(({ name }) => name)].filter(matches).map((name) => {
          const place = shown.indexOf(name)
          const isTitle = name === object.title
          return (
            <li key={name} className="flex items-center justify-between gap-1">
              <Checkbox
                label={label(object.fields.find((one) => one.name === name)?.label)}
                checked={place >= 0}
                disabled={isTitle}
                onChange={(checked) =>
                  columns.setNames(checked ? [...shown, name] : shown.filter((one) => one !== name))
                }
              />
              {place > 0 && <Mover place={place} last={shown.length - 1} onMove={(by) => move(name, by)} />}
            </li>
          )
        })}
      </ul>
      <Button tone="plain" size="sm" className="mt-2" onClick={columns.reset}>
        {t('list.columnsReset')}
      </Button>
    </Popover>
  )
}

function Mover({ place, last, onMove }: { place: number; last: number; onMove: (by: number) => void }) {
  const t = useT()
  return (
    <span className="flex">
      <IconButton
        size="sm"
        icon={ArrowUp}
        label={t('list.moveLeft')}
        disabled={place <= 1}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="sm"
        icon={ArrowDown}
        label={t('list.moveRight')}
        disabled={place === last}
        onClick={() => onMove(1)}
      />
    </span>
  )
}
