import { useNavigate } from '@tanstack/react-router'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Navigation } from '#web/shell/Navigation.tsx'
import { Panel } from '#web/ui/Panel.tsx'

/** The navigation over a small screen. */
export function Drawer({ onClose, onSearch }: { onClose: () => void; onSearch: () => void }) {
  const t = useT()
  const { workspace } = useSession()
  const navigate = useNavigate()
  const go = (to: string) => {
    onClose()
    void navigate({ href: to })
  }
  return (
    <Panel open onClose={onClose} side="left" title={workspace.name || t('shell.navigation')} narrow>
      <Navigation drawer onSearch={onSearch} onGo={go} />
    </Panel>
  )
}
