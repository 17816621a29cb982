import { useQuery } from '@tanstack/react-query'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { healthQuery } from '#capabilities/quality/web/health/api.ts'

/** Which object, each with its score; those without records are left out. */
export function ObjectTabs({ object, onChange }: { object: string; onChange: (object: string) => void }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const objects = useObjects()
  const { data = [] } = useQuery(healthQuery)
  const shown = data.filter((one) => one.records > 0 || one.object === object)
  return (
    <div role="group" aria-label={t('health.object')} className="flex flex-wrap gap-1">
      {shown.map((one) => (
        <Button
          key={one.object}
          size="sm"
          tone="plain"
          aria-pressed={one.object === object}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
          onClick={() => onChange(one.object)}
        >
          {label(objects.find(({ name }) => name === one.object)?.plural) || one.object}
          <span className="tabular text-xs text-2">{format.number(Math.round(one.score * 100))}</span>
        </Button>
      ))}
    </div>
  )
}
