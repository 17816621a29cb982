import { undoLast } from '#web/records/undo.ts'
import type { useGrid } from '#web/records/list/use-grid.ts'
import type { Selection } from '#web/records/list/use-selection.ts'
import { useKeys } from '#web/shell/use-keys.ts'

/** The letters of the list. Enter, Space and the arrows belong to the grid itself, while it has the focus. */
export function useGridKeys(grid: ReturnType<typeof useGrid>, selection: Selection): void {
  useKeys({
    openRow: () => grid.open(grid.cursor.row),
    select: () => selection.toggle(grid.cursor.row, false),
    selectAll: selection.toggleAll,
    fillDown: grid.fillDown,
    undo: () => void undoLast(),
  })
}
