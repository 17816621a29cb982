import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { X } from 'lucide-react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { useLiveEvent } from '#web/live.ts'
import type { LiveJob } from '#web/types.ts'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { firstStepsQuery, refreshAll } from '#capabilities/quality/web/start/api.ts'
import '#capabilities/quality/web/start/messages.ts'
import { SampleStep } from '#capabilities/quality/web/start/SampleStep.tsx'
import { Step } from '#capabilities/quality/web/start/Step.tsx'

const hiddenKey = 'tend.start.hidden'

function isHidden(): boolean {
  try {
    return localStorage.getItem(hiddenKey) !== null
  } catch {
    return false // private windows may refuse
  }
}

/** The first steps of whoever sets a workspace up: gone once they are done, or when he says so. */
export function StartPart() {
  const { user, demo } = useSession()
  const [hidden, setHidden] = useState(isHidden)
  const isMine = !demo && (user.role === 'owner' || user.role === 'admin')
  if (hidden || !isMine) return null
  const hide = () => {
    try {
      localStorage.setItem(hiddenKey, '1')
    } catch {
      // Then it is hidden until the page is loaded anew.
    }
    setHidden(true)
  }
  return <Steps onHide={hide} />
}

function Steps({ onHide }: { onHide: () => void }) {
  const t = useT()
  const { data, refetch } = useQuery(firstStepsQuery)
  const onJob = useCallback(
    ({ name, status }: LiveJob) => {
      if (!/^quality\.(remove-)?sample$|^quality\.import$/.test(name)) return
      if (status === 'done') refreshAll()
      else if (status === 'running') void refetch()
    },
    [refetch],
  )
  useLiveEvent('job', onJob)
  if (!data || (data.contacts && data.people && data.sample === 'none')) return null
  return (
    <Section
      title={t('start.title')}
      tools={<IconButton icon={X} size="sm" label={t('start.hide')} onClick={onHide} />}
    >
      <ol className="max-w-300 divide-y divide-line border-y border-line">
        <Step
          title={t('start.contacts')}
          hint={t('start.contactsHint')}
          isDone={data.contacts}
          actions={
            <>
              <ButtonLink tone="primary" to="/imports/new">
                {t('start.import')}
              </ButtonLink>
              <ButtonLink to="/contact" search={{ new: '1' }}>
                {t('start.create')}
              </ButtonLink>
            </>
          }
        />
        <Step
          title={t('start.people')}
          hint={t('start.peopleHint')}
          isDone={data.people}
          actions={<ButtonLink to="/settings/people">{t('start.invite')}</ButtonLink>}
        />
        <SampleStep state={data.sample} />
      </ol>
    </Section>
  )
}
