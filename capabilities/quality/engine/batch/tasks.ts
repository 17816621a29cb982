import {
  keysOfNames,
  weighNames,
  type NameKeys,
  type NameRange,
} from '#capabilities/quality/engine/bare-names/name-tasks.ts'
import { pairsOfRule, type Pairs, type RuleTask } from '#capabilities/quality/engine/blocking/candidates.ts'
import { arrangeColumn, type Arranged } from '#capabilities/quality/engine/batch/column.ts'
import { compareValues, type Comparing, type Likeness } from '#capabilities/quality/engine/batch/levels.ts'
import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import { readValues, type FieldValues } from '#capabilities/quality/engine/batch/values.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'

/** The heavy parts of matching, each on its own group of columns: what threads take from one another. */
export type BatchTask =
  | { readonly kind: 'order'; readonly column: Arranged; readonly order: Int32Array }
  | { readonly kind: 'values'; readonly group: Group; readonly learned: Readings }
  | ({ readonly kind: 'pairs' } & RuleTask)
  | ({ readonly kind: 'levels' } & Comparing)
  | ({ readonly kind: 'name keys' } & NameRange)
  | { readonly kind: 'name pairs'; readonly group: Group; readonly pairs: Pairs }

/** Does a task, here or on a thread: its arrays lie in shared memory. */
export type Run = {
  (task: Extract<BatchTask, { kind: 'order' }>): Promise<void>
  (task: Extract<BatchTask, { kind: 'values' }>): Promise<FieldValues[]>
  (task: Extract<BatchTask, { kind: 'pairs' }>): Promise<Float64Array>
  (task: Extract<BatchTask, { kind: 'levels' }>): Promise<Likeness[]>
  (task: Extract<BatchTask, { kind: 'name keys' }>): Promise<NameKeys>
  (task: Extract<BatchTask, { kind: 'name pairs' }>): Promise<Float64Array>
}

export function doTask(task: BatchTask): FieldValues[] | Float64Array | Likeness[] | NameKeys | void {
  switch (task.kind) {
    case 'order':
      return arrangeColumn(task.column, task.order)
    case 'values':
      return readValues(task.group, task.learned)
    case 'pairs':
      return pairsOfRule(task)
    case 'levels':
      return compareValues(task)
    case 'name keys':
      return keysOfNames(task)
    case 'name pairs':
      return weighNames(task)
  }
}

/** How heavy a task is, roughly: cells to read or records to sort. */
export function sizeOfTask(task: BatchTask): number {
  if (task.kind === 'order') return task.column.dictionary.size
  if (task.kind === 'name keys') return task.to - task.from
  if (task.kind === 'name pairs') return task.pairs.a.length
  return task.kind === 'pairs' ? task.records : task.group.size * task.group.columns.length
}
