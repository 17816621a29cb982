import { noteFailure } from '#web/records/list/bulk.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
import type { View } from '#web/records/views/views.ts'
import { deleteView, restoreView, updateView } from '#web/records/views/views.ts'

/** Puts a view away, with a way back; `leave` goes elsewhere where the reader is in it. */
export async function removeView(view: View, leave: () => void): Promise<void> {
  const gone = deleteView(view.id)
  offerUndo({ text: 'views.deleted', params: { name: view.name } }, gone, () => restoreView(view.id))
  await gone.then(leave, noteFailure)
}

/** The way back from a new view, or from another name and other readers. */
export function offerBack(before: View | undefined, made: View, leave: () => void): void {
  const said = { text: 'views.saved', params: { name: made.name } }
  offerUndo(said, Promise.resolve(made), async ({ id }) => {
    if (before) return updateView(id, { name: before.name, scope: before.scope })
    await deleteView(id)
    if (isOpen(id)) leave()
  })
}

/** Whether the reader is in a view. */
export function isOpen(id: string): boolean {
  return new URLSearchParams(location.search).get('saved') === id
}
