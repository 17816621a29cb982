import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck, ScanSearch, TextCursorInput } from 'lucide-react'
import { useObject, useObjects, useSession } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import type { Fill } from '#capabilities/quality/contract-fill.ts'
import {
  fillQuery,
  isBusy,
  refreshFills,
  saveSettings,
  settingsQuery,
  startFill,
} from '#capabilities/quality/web/fill/api.ts'
import { FillGroups } from '#capabilities/quality/web/fill/FillGroups.tsx'
import { FillState } from '#capabilities/quality/web/fill/FillState.tsx'
import '#capabilities/quality/web/fill/messages.ts'

const filled = ['contact', 'company', 'lead']
const mayFill = (role: string) => role === 'owner' || role === 'admin' || role === 'manager'

/** What can be filled in, tried on what is known, previewed, filled and taken back. */
export function FillsPage() {
  const t = useT()
  const { object: name = 'contact' } = useSearch({ strict: false }) as { object?: string }
  const object = useObject(name)
  const may = mayFill(useSession().user.role)
  const { data: fill, error, isPending, refetch } = useQuery(fillQuery(name))
  const start = useMutation({ mutationFn: () => startFill(name), onSuccess: () => refreshFills(name) })
  const look = may && (
    <Button
      tone={fill ? 'quiet' : 'primary'}
      icon={ScanSearch}
      busy={start.isPending}
      disabled={isBusy(fill ?? undefined)}
      onClick={() => start.mutate()}
    >
      {t('fill.look')}
    </Button>
  )
  return (
    <Page title={t('fill.title')} filters={<ObjectChoice name={name} />} action={fill && look}>
      {error && !fill && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {start.error && <ErrorNote error={start.error} />}
      {isPending && <Skeleton lines={6} />}
      {fill === null && <Empty icon={TextCursorInput} title={t('fill.none')} hint={t('fill.noneHint')} action={look} />}
      {fill && object && (
        <>
          <FillState fill={fill} may={may} />
          <Found key={fill.id} fill={fill} may={may} />
        </>
      )}
      {may && fill !== undefined && <OnWrite />}
    </Page>
  )
}

function Found({ fill, may }: { fill: Fill; may: boolean }) {
  const t = useT()
  if (fill.status === 'looking' || fill.status === 'failed') return null
  const isEmpty = fill.groups.every(({ found }) => found === 0)
  if (isEmpty && fill.groups.every(({ used }) => used))
    return <Empty icon={CircleCheck} title={t('fill.empty')} hint={t('fill.emptyHint')} />
  return <FillGroups fill={fill} may={may} />
}

function ObjectChoice({ name }: { name: string }) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const objects = useObjects().filter((one) => filled.includes(one.name))
  return (
    <div role="group" aria-label={t('fill.object')} className="flex flex-wrap gap-1">
      {objects
        .toSorted((a, b) => filled.indexOf(a.name) - filled.indexOf(b.name))
        .map((one) => (
          <Button
            key={one.name}
            size="sm"
            tone="plain"
            aria-pressed={one.name === name}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => void navigate({ to: '/fills', search: { object: one.name } as never })}
          >
            {label(one.plural)}
          </Button>
        ))}
    </div>
  )
}

function OnWrite() {
  const t = useT()
  const { data } = useQuery(settingsQuery)
  const save = useMutation({ mutationFn: saveSettings, onError: noteFailure, onSettled: () => refreshFills('contact') })
  if (!data) return null
  return (
    <div className="mt-6 max-w-120 border-t border-line pt-4">
      <Switch
        label={t('fill.onWrite')}
        hint={t('fill.onWriteHint')}
        checked={save.isPending ? save.variables : data.onWrite}
        onChange={(onWrite) => save.mutate(onWrite)}
      />
    </div>
  )
}
