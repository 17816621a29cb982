import { toast } from '#web/ui/toast.ts'

/** What the server had to say about a record that it wrote all the same: shown quietly, once. */
export function noteWarnings(saved: object): void {
  const warnings =
    'warnings' in saved && Array.isArray(saved.warnings) ? (saved.warnings as { detail?: unknown }[]) : []
  const details = warnings.flatMap(({ detail }) => (typeof detail === 'string' ? [detail] : []))
  if (details.length > 0) toast({ text: 'ui.said', params: { detail: details.join(' ') }, timeoutMs: 10_000 })
}
