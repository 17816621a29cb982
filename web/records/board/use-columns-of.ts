import { useQuery } from '@tanstack/react-query'
import { listQuery } from '#web/data.ts'
import { useLabel } from '#web/i18n/I18n.tsx'
import { choicesOf, optionHue } from '#web/records/field/choices.ts'
import type { Field } from '#web/records/field/value.ts'
import { idOf, textOf } from '#web/records/field/value.ts'
import type { Hue } from '#web/ui/hues.ts'

export type BoardColumn = { id: string; label: string; hue: Hue }
export type Pipeline = { id: string; name: string }

export const kindHue: Record<string, Hue> = { open: 'blue', won: 'green', lost: 'red' }

/** The columns of a board: the options of a choice, or the stages of one pipeline in their order. */
export function useBoardColumns(field: Field, chosen: string | undefined) {
  const label = useLabel()
  const isStage = field.type === 'link'
  const pipelines = useQuery({ ...listQuery('pipeline', { sort: 'position', limit: 100 }), enabled: isStage }).data
    ?.items
  const stages = useQuery({ ...listQuery('stage', { sort: 'position', limit: 200 }), enabled: isStage }).data?.items
  if (!isStage)
    return {
      columns: choicesOf(field, label).map(({ value, label: name, hue }): BoardColumn => ({
        id: value,
        label: name,
        hue: hue ?? 'gray',
      })),
      pipelines: [],
      pipeline: undefined,
    }
  const pipeline = pipelines?.find(({ id }) => id === chosen) ?? pipelines?.[0]
  const columns =
    pipeline &&
    stages
      ?.filter((stage) => idOf(stage.pipeline) === pipeline.id)
      .map((stage): BoardColumn => ({
        id: stage.id,
        label: textOf(stage.name),
        hue: stage.hue ? optionHue({ hue: textOf(stage.hue) }) : (kindHue[textOf(stage.kind)] ?? 'gray'),
      }))
  return {
    columns,
    pipelines: (pipelines ?? []).map(({ id, name }): Pipeline => ({ id, name: textOf(name) })),
    pipeline: pipeline?.id,
  }
}
