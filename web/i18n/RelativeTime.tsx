import { useFormat } from '#web/i18n/I18n.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

/** "3 hours ago", with the whole time in a tooltip. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const format = useFormat()
  return (
    <Tooltip label={format.fullTime(at)}>
      <time dateTime={at} className={className}>
        {format.relative(at)}
      </time>
    </Tooltip>
  )
}
