import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListChecks, Plus } from 'lucide-react'
import { listQuery, refreshObject, useObject, useSession, useUpdateRecord } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { textOf } from '#web/records.ts'
import { SeeAll } from '#web/shell/SeeAll.tsx'
import type { CrmRecord } from '#web/types.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'

export function HomeTasks() {
  const t = useT()
  const { user } = useSession()
  const object = useObject('task')
  const filter = { status: 'open', owner: user.id }
  const { data, error, refetch } = useQuery({
    ...listQuery('task', { filter, sort: 'dueAt', limit: 8 }),
    enabled: object !== undefined,
  })
  if (!object) return null
  return (
    <Section title={t('home.tasks')} tools={<SeeAll to="/task" search={{ filter }} />}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.items.length === 0 && (
        <Empty
          icon={ListChecks}
          title={t('home.tasksNone')}
          hint={t('home.tasksHint')}
          action={
            object.may.create && (
              <ButtonLink icon={Plus} to="/task" search={{ new: '1' }}>
                {t('keys.task')}
              </ButtonLink>
            )
          }
        />
      )}
      <ul>
        {data?.items.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  )
}

function isPast(at: string): boolean {
  return Date.parse(at) < Date.now()
}

function TaskLine({ task }: { task: CrmRecord }) {
  const t = useT()
  const update = useUpdateRecord()
  const due = textOf(task, 'dueAt')
  const late = isPast(due)
  const set = (status: string) =>
    update.mutate({ object: 'task', id: task.id, values: { status } }, { onSuccess: () => refreshObject('task') })
  const finish = () => {
    set('done')
    toast({ text: 'home.taskDone', action: { run: () => set('open') } })
  }
  const subject = textOf(task, 'subject')
  return (
    <li className="flex min-h-9 items-center gap-3 border-b border-line text-sm">
      <Checkbox
        checked={task.status === 'done'}
        onChange={(checked) => (checked ? finish() : set('open'))}
        ariaLabel={subject}
      />
      <Link
        to={`/task/${task.id}`}
        className={cx('min-w-0 flex-1 truncate hover:underline', task.status === 'done' && 'text-3 line-through')}
      >
        {subject}
      </Link>
      {due !== '' && (
        <span className={cx('shrink-0 text-xs', late ? 'text-danger' : 'text-3')}>
          {late && <>{t('home.overdue')} · </>}
          <RelativeTime at={due} />
        </span>
      )}
    </li>
  )
}
