import { isApiError, isUnreachable } from '#web/api.ts'
import { patchRecord, queryClient, recordKey, timelineKey } from '#web/data.ts'
import { keepChange } from '#web/offline/later.ts'
import { conflictDecided, showConflict } from '#web/records/conflict.ts'
import { holdDrafts, keepFieldDraft } from '#web/records/drafts/field-drafts.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink, sameValue, storedOf } from '#web/records/field/value.ts'
import { layOver } from '#web/records/laid-over.ts'
import { remember, type Act } from '#web/records/undo.ts'
import { noteWarnings } from '#web/records/warnings.ts'
import { updateRecord } from '#web/records.ts'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Values = Record<string, unknown>
export type Edit = {
  object: ObjectMeta
  /** The record as the reader saw it while editing. */
  record: CrmRecord
  values: Values
  /** How the new values look where links are shown opened. */
  shown?: Values
}

/**
 * Changes a record: at once on the screen, then on the server. A refusal puts it back and says why, with "again". When
 * someone else changed the record meanwhile: other fields merge by themselves, the same field asks which one holds.
 */
export function changeRecord(edit: Edit, options: { isUndo?: boolean } = {}): Promise<boolean> {
  return options.isUndo ? change(edit, true) : actOf(edit).done
}

/** The same as an act that is kept for undo: before the server has answered, so that who takes it back at once waits. */
export function actOf(edit: Edit): Act {
  return remember({ done: change(edit, false), undo: () => putBack(edit) })
}

async function change(edit: Edit, isUndo: boolean): Promise<boolean> {
  const { object, record, values, shown } = edit
  // What was typed stays in the browser until the server has it, whatever happens meanwhile.
  const draft = isUndo ? undefined : holdDrafts(object.name, record, { values, shown })
  const putBack = patchRecord(object.name, record.id, { ...values, ...shown })
  const laid = layOver(object.name, record.id, { ...values, ...shown })
  try {
    const saved = await save(edit, record.rev, 3)
    if (saved === 'conflict') {
      laid.drop()
      putBack()
      draft?.keep()
      return false
    }
    laid.saved(saved.rev)
    keepSaved(object, saved, shown)
    noteWarnings(saved)
    draft?.drop()
    return true
  } catch (error) {
    laid.drop()
    if (isUnreachable(error)) {
      await keepChange(edit)
      draft?.drop()
      return true
    }
    putBack()
    const detail = isApiError(error) ? error.detail : undefined
    draft?.keep(detail)
    toast({
      text: detail ? 'ui.said' : 'ui.failed',
      params: { detail },
      tone: 'danger',
      action: { text: 'ui.again', run: () => changeRecord(edit) },
    })
    return false
  }
}

/** Sends a change that was kept since the server was away. Resolves when it is there, or the reader has decided. */
export async function sendEdit(edit: Edit): Promise<void> {
  const saved = await save(edit, edit.record.rev, 3)
  if (saved === 'conflict') {
    holdDrafts(edit.object.name, edit.record, edit).keep() // closing the question decides nothing
    return conflictDecided()
  }
  keepSaved(edit.object, saved, edit.shown)
  noteWarnings(saved)
}

async function save(edit: Edit, rev: number, tries: number): Promise<CrmRecord | 'conflict'> {
  const { object, record, values, shown } = edit
  try {
    return await updateRecord(object.name, record.id, values, rev)
  } catch (error) {
    const current =
      isApiError(error) && error.status === 412
        ? ((error.params.current ?? error.body.current) as CrmRecord | undefined)
        : undefined
    if (!current || tries === 0) throw error
    const both = fieldsChangedByBoth(object, record, current, values)
    if (both.length === 0) return save(edit, current.rev, tries - 1)
    const place = { object: object.name, id: record.id }
    showConflict({
      edit,
      current,
      fields: both,
      keep: (chosen) =>
        void changeRecord({
          object,
          record: current,
          values: { ...values, ...chosen },
          shown: { ...shown, ...chosen },
        }),
      giveUp: () => both.forEach(({ name }) => keepFieldDraft(place, name, null)),
    })
    refresh(object.name, record.id)
    return 'conflict'
  }
}

/** Fields that were changed here and, to something else, elsewhere. */
export function fieldsChangedByBoth(object: ObjectMeta, before: Values, current: Values, mine: Values): Field[] {
  return object.fields.filter(
    (field) =>
      field.name in mine &&
      field.name in before &&
      field.name in current &&
      !sameValue(field, before[field.name], current[field.name]) &&
      !sameValue(field, current[field.name], mine[field.name]),
  )
}

// Links come back as ids; where they are shown opened they stay as they are.
function keepSaved(object: ObjectMeta, saved: CrmRecord, shown: Values = {}): void {
  const plain = object.fields.filter((field) => !isLink(field) && field.name in saved && !(field.name in shown))
  const values = Object.fromEntries(plain.map(({ name }) => [name, saved[name]]))
  patchRecord(object.name, saved.id, { ...values, rev: saved.rev, updatedAt: saved.updatedAt })
  refresh(object.name, saved.id)
}

function refresh(object: string, id: string): void {
  void queryClient.invalidateQueries({ queryKey: recordKey(object, id) })
  void queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
  void queryClient.invalidateQueries({ queryKey: ['group', object] })
  void queryClient.invalidateQueries({ queryKey: ['figures', object], refetchType: 'none' })
}

/** Gives the fields of an edit the values they had. */
async function putBack({ object, record, values }: Edit): Promise<boolean> {
  const names = Object.keys(values).filter((name) => name in record)
  const field = (name: string) => object.fields.find((one) => one.name === name)
  const before = Object.fromEntries(
    names.map((name) => [name, field(name) ? storedOf(field(name) as Field, record[name]) : record[name]]),
  )
  const shown = Object.fromEntries(names.map((name) => [name, record[name]]))
  const now = queryClient
    .getQueriesData<CrmRecord>({ queryKey: recordKey(object.name, record.id) })
    .find(([, data]) => data)?.[1]
  const current = { ...shown, id: record.id, rev: now?.rev } as unknown as CrmRecord
  return changeRecord({ object, record: current, values: before, shown }, { isUndo: true })
}
