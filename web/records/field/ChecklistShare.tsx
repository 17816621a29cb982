import type { ChecklistItem } from '#sdk/objects.ts'
import { useT } from '#web/i18n/I18n.tsx'

/** How far a list of steps is. */
export function ticked(items: readonly ChecklistItem[]): { done: number; all: number } {
  return { done: items.filter(({ done }) => done).length, all: items.length }
}

/** How many of the steps are done: as a figure and as a thin line. */
export function ChecklistShare({ items }: { items: readonly ChecklistItem[] }) {
  const t = useT()
  const { done, all } = ticked(items)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-hidden className="h-1 w-10 shrink-0 overflow-hidden rounded-full bg-pressed">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${(100 * done) / Math.max(all, 1)}%` }}
        />
      </span>
      <span className="tabular text-xs text-2">
        <span aria-hidden>
          {done}/{all}
        </span>
        <span className="sr-only">{t('field.ticked', { done, all })}</span>
      </span>
    </span>
  )
}
