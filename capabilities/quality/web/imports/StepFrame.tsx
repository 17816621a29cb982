import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Page } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import { discardImport, isUnrun } from '#capabilities/quality/web/imports/api.ts'
import { ImportsBack } from '#capabilities/quality/web/imports/ImportsBack.tsx'
import { FileFacts } from '#capabilities/quality/web/imports/FileFacts.tsx'
import { ReadingChoice } from '#capabilities/quality/web/imports/ReadingChoice.tsx'
import { Steps } from '#capabilities/quality/web/imports/Steps.tsx'
import type { Step } from '#capabilities/quality/web/imports/Steps.tsx'

type FrameProps = {
  one: Import
  step: Step
  tools?: ReactNode
  action?: ReactNode
  banner?: ReactNode
  children: ReactNode
}

/** The page around every step: the file, where one is, the one main action. */
export function StepFrame({ one, step, tools, action, banner, children }: FrameProps) {
  const here = `/imports/${one.id}`
  const links = isUnrun(one.status) ? { columns: here, ...(one.status === 'mapped' ? { check: here } : {}) } : {}
  return (
    <Page
      title={one.name}
      lead={<ImportsBack />}
      filters={<Steps now={step} links={links} />}
      tools={
        <>
          {tools}
          {isUnrun(one.status) && <Discard id={one.id} />}
        </>
      }
      action={action}
      banner={banner}
    >
      <p className={cx('text-xs text-3', isUnrun(one.status) ? 'mb-2' : 'mb-4')}>
        <FileFacts one={one} />
      </p>
      {isUnrun(one.status) && <ReadingChoice one={one} />}
      {children}
    </Page>
  )
}

function Discard({ id }: { id: string }) {
  const t = useT()
  const navigate = useNavigate()
  const discard = async () => {
    try {
      await discardImport(id)
      toast({ text: 'imports.discarded' })
      await navigate({ to: '/imports' })
    } catch (error) {
      toast({
        text: 'ui.said',
        params: { detail: (error as { detail?: string }).detail ?? t('ui.failed') },
        tone: 'danger',
      })
    }
  }
  return <IconButton icon={Trash2} label={t('imports.discard')} onClick={() => void discard()} />
}
