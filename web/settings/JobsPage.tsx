import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Cog, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { cancelJob, jobsQuery, retryJob } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { declaredMessages } from '#web/i18n/messages.ts'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { SettingsPage } from '#web/settings/SettingsPage.tsx'
import type { Job, JobStatus } from '#web/types.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import type { Hue } from '#web/ui/hues.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { ProgressBar } from '#web/ui/ProgressBar.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { toast } from '#web/ui/toast.ts'

const hues: Record<JobStatus, Hue> = {
  queued: 'gray',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'gray',
}

/** What runs in the background, live. */
export function JobsPage() {
  const t = useT()
  const [status, setStatus] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(jobsQuery(status ?? undefined))
  const options = (Object.keys(hues) as JobStatus[]).map((value) => ({ value, label: t(`jobs.${value}`) }))
  const filter = (
    <Select
      className="w-36"
      ariaLabel={t('jobs.status')}
      placeholder={t('jobs.all')}
      clearable
      options={options}
      value={status}
      onChange={setStatus}
    />
  )
  return (
    <SettingsPage title={t('jobs.title')} filters={filter}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.items.length === 0 && <Empty icon={Cog} title={t('jobs.none')} hint={t('jobs.noneHint')} />}
      {data && data.items.length > 0 && <Jobs jobs={data.items} />}
    </SettingsPage>
  )
}

function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const t = useT()
  return (
    <Table label={t('jobs.title')}>
      <thead>
        <tr>
          <Th>{t('jobs.job')}</Th>
          <Th>{t('jobs.status')}</Th>
          <Th>{t('jobs.when')}</Th>
          <Th number>{t('jobs.took')}</Th>
          <Th number>{t('jobs.attempts')}</Th>
          <Th>
            <span className="sr-only">{t('ui.moreActions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </tbody>
    </Table>
  )
}

function JobRow({ job }: { job: Job }) {
  const t = useT()
  const format = useFormat()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['jobs'] })
  const failed = () => toast({ text: 'ui.failed', tone: 'danger' })
  const again = useMutation({
    mutationFn: () => retryJob(job.id),
    onSuccess: () => {
      toast({ text: 'jobs.retried' })
      void refresh()
    },
    onError: failed,
  })
  const stop = useMutation({ mutationFn: () => cancelJob(job.id), onSuccess: refresh, onError: failed })
  // A capability names its jobs in its own message table, and so what it does when it hears of something.
  const named = `job.${job.name.replace(/^listen:/, '')}`
  const name = declaredMessages().has(named) ? t(named) : job.name
  const { progress } = job
  return (
    <tr>
      <Td className="min-w-44">
        <span className="font-medium">{name}</span>
        {job.error && job.status !== 'done' && (
          <span className="block max-w-prose text-xs break-words text-danger">{job.error}</span>
        )}
      </Td>
      <Td className="min-w-40">
        {job.status === 'running' && progress ? (
          <ProgressBar
            label={name}
            value={progress.done}
            total={progress.total}
            text={t('jobs.of', { done: format.number(progress.done), total: format.number(progress.total) })}
          />
        ) : (
          <Tag hue={hues[job.status]} dot>
            {t(`jobs.${job.status}`)}
          </Tag>
        )}
      </Td>
      <Td className="whitespace-nowrap text-2">
        <RelativeTime at={job.finishedAt ?? job.startedAt ?? job.createdAt} />
      </Td>
      <Td number className="whitespace-nowrap text-2">
        {tookText(job, format.number)}
      </Td>
      <Td number className="whitespace-nowrap text-2">
        {t('jobs.attemptsOf', { done: job.attempts, max: job.maxAttempts })}
      </Td>
      <Td className="w-10">
        {(job.status === 'failed' || job.status === 'cancelled') && (
          <IconButton size="sm" icon={RotateCcw} label={t('jobs.retry')} onClick={() => again.mutate()} />
        )}
        {job.status === 'queued' && (
          <IconButton size="sm" icon={X} label={t('jobs.cancel')} onClick={() => stop.mutate()} />
        )}
      </Td>
    </tr>
  )
}

function tookText(
  { startedAt, finishedAt }: Job,
  number: (value: number, options: Intl.NumberFormatOptions) => string,
): string {
  if (!startedAt || !finishedAt) return '–'
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  const style: Intl.NumberFormatOptions = {
    style: 'unit',
    unitDisplay: 'short',
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }
  if (seconds < 1) return number(Math.round(seconds * 1000), { ...style, unit: 'millisecond' })
  return seconds < 120
    ? number(seconds, { ...style, unit: 'second' })
    : number(seconds / 60, { ...style, unit: 'minute' })
}
