import { useNavigate } from '@tanstack/react-router'
import { nav } from '#web/capabilities.ts'
import { queryClient } from '#web/data.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { toggleCollapsed } from '#web/shell/collapsed.ts'

/** The keys that work everywhere. */
export function ShellKeys({ onPalette, onSheet }: { onPalette: () => void; onSheet: () => void }) {
  const navigate = useNavigate()
  const go = (to: string) => () => void navigate({ to })
  useKeys({
    palette: onPalette,
    search: onPalette,
    sheet: onSheet,
    collapse: toggleCollapsed,
    undo: () => void undoLast(),
    home: go('/'),
    contacts: go('/contact'),
    companies: go('/company'),
    deals: go('/deal'),
    tasks: go('/task'),
    settings: go('/settings'),
    ...Object.fromEntries(nav.flatMap(({ keys, path }) => (keys ? [[keys, go(path)]] : []))),
  })
  return null
}

/** On every screen that has no way of its own. What was taken back shows wherever it is listed. */
async function undoLast(): Promise<void> {
  const acts = await import('#web/records/undo.ts')
  await acts.undoLast()
  await queryClient.invalidateQueries({ queryKey: ['list'] })
}
