import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import type { Repetition } from '#capabilities/planning/contract.ts'
import '#capabilities/planning/web/repeats/messages.ts'
import { api, path } from '#web/api.ts'
import { queryClient, recordQuery } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toast.ts'

/** Of a task that repeats: when it comes next, and whether changes hold for it alone or for all to come. */
export function RepeatFact({ object, id }: { object: ObjectMeta; id: string }) {
  return object.name === 'task' ? <Fact id={id} /> : null
}

function Fact({ id }: { id: string }) {
  const t = useT()
  const format = useFormat()
  const { data: task } = useQuery(recordQuery('task', id))
  const key = ['repetition', id, task?.rev]
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.get<Repetition>(path('tasks', id, 'repetition')),
    enabled: Boolean(task?.repeat),
  })
  if (!task?.repeat || !data) return null
  const set = (alone: boolean) => {
    const at = path('tasks', id, 'exception')
    const saved = alone ? api.put<Repetition>(at) : api.delete<Repetition>(at)
    saved.then(
      (now) => queryClient.setQueryData(key, now),
      () => toast({ text: 'ui.failed', tone: 'danger' }),
    )
  }
  const [next] = data.next
  return (
    <>
      <div className="min-w-0">
        <dt className="text-xs text-3">{t('repeats.next')}</dt>
        <dd className="mt-0.5 flex min-h-5 items-center text-sm">
          {data.nextId ? (
            <Link to={`/task/${data.nextId}`} className="text-accent hover:underline">
              {t('repeats.openNext')}
            </Link>
          ) : next ? (
            format.dateTime(next)
          ) : (
            t('repeats.last')
          )}
        </dd>
      </div>
      {task.status !== 'done' && (
        <div className="min-w-0">
          <dt className="text-xs text-3">{t('repeats.changes')}</dt>
          <dd className="flex min-h-5 items-center text-sm">
            <Menu
              trigger={
                <Button tone="plain" size="sm" className="-ml-2">
                  {t(data.alone ? 'repeats.alone' : 'repeats.all')}
                  <ChevronDown size={14} aria-hidden />
                </Button>
              }
              items={[
                { label: t('repeats.all'), checked: !data.alone, onSelect: () => set(false) },
                { label: t('repeats.alone'), checked: data.alone, onSelect: () => set(true) },
              ]}
            />
          </dd>
        </div>
      )}
    </>
  )
}
