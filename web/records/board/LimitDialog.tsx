import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { NumberField } from '#web/ui/NumberField.tsx'

type Props = {
  column: BoardColumn
  most: number | undefined
  /** The new limit, null for none; undefined when it shall stay. */
  onDone: (most: number | null | undefined) => void
}

/** Asks how many cards a column is meant to hold. */
export default function LimitDialog({ column, most, onDone }: Props) {
  const t = useT()
  const [value, setValue] = useState<number | null>(most ?? null)
  return (
    <Dialog
      open
      size="sm"
      onClose={() => onDone(undefined)}
      title={t('board.limitOf', { column: column.label })}
      lead={t('board.limitLead')}
      actions={
        <>
          <Button onClick={() => onDone(undefined)}>{t('ui.cancel')}</Button>
          <Button tone="primary" onClick={() => onDone(value)}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onDone(value)
        }}
      >
        <NumberField label={t('board.limit')} value={value} onChange={setValue} min={1} max={10_000} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
