import { useQuery } from '@tanstack/react-query'
import { useT } from '#web/i18n/I18n.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { ImportTarget, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { columnsOfStep, type Step } from '#capabilities/quality/contract-repairs.ts'
import { recipesQuery } from '#capabilities/quality/web/repairs/api.ts'

type Props = {
  mapping: Mapping
  target: ImportTarget
  set: (part: Partial<MappingOptions>) => void
}

/** A recipe kept for records of this kind, to be done on the rows. Its steps are kept with the import. */
export function RecipeSelect({ mapping, target, set }: Props) {
  const t = useT()
  const { data: all = [] } = useQuery(recipesQuery)
  const own = all.filter(({ object }) => object === target.object)
  const chosen = mapping.options.recipe
  if (own.length === 0 && !chosen) return null
  const kept = own.find(({ name }) => name === chosen?.name)
  const choices = [
    { value: '', label: t('mapping.recipeNone') },
    ...own.map(({ id, name }) => ({ value: id, label: name })),
    ...(chosen && !kept ? [{ value: 'kept', label: chosen.name }] : []),
  ]
  return (
    <div className="flex flex-col gap-1">
      <Select
        label={t('mapping.recipe')}
        options={choices}
        value={chosen ? (kept?.id ?? 'kept') : ''}
        onChange={(value) => {
          const recipe = own.find(({ id }) => id === value)
          if (recipe) set({ recipe: { name: recipe.name, steps: [...recipe.steps] } })
          else if (value !== 'kept') set({ recipe: undefined })
        }}
      />
      {chosen && (
        <span className="text-xs text-3">
          {t('mapping.recipeHint', { n: fitting(mapping, chosen.steps), all: chosen.steps.length })}
        </span>
      )}
    </div>
  )
}

/** How many steps are about columns that the file has. */
function fitting({ columns }: Mapping, steps: readonly Step[]): number {
  const known = new Set(columns.flatMap(({ column, field }) => (field === null ? [] : [column, field])).map(plain))
  return steps.filter((step) => {
    const { reads, writes } = columnsOfStep(step)
    return [...reads, ...writes].every((column) => known.has(plain(column)))
  }).length
}

function plain(text: string): string {
  return text.trim().toLowerCase()
}
