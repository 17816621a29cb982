import type { Task } from '#bench/quality/files.ts'
import { joinInputs } from '#capabilities/quality/engine/match/plan.ts'

/**
 * The files of a set put into one table, its columns laid side by side as for two inputs: as somebody has them who
 * brought both lists into one workspace. Where a record is from is hidden, or told by a column.
 */
export function inOneTable({ inputs, truth }: Task, isSourceTold: boolean): Task {
  const { columns, rows, source } = joinInputs(inputs)
  if (!isSourceTold) return { truth, inputs: [{ columns: [...columns], rows: rows.map((row) => [...row]) }] }
  const told = rows.map((row, i) => [...row, `list ${source[i]! + 1}`])
  return { truth, inputs: [{ columns: [...columns, 'record source'], rows: told }] }
}
