import { ListChecks } from 'lucide-react'
import { useRef } from 'react'
import { useObject, useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { HomeAdd } from '#web/shell/HomeAdd.tsx'
import { HomeTask } from '#web/shell/HomeTask.tsx'
import { SeeAll } from '#web/shell/SeeAll.tsx'
import { midnight, useTaskActs, useTasks } from '#web/shell/use-day.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** What the reader has to do: overdue, today, and next. One line adds, one key completes or puts off. */
export function HomeTasks() {
  const object = useObject('task')
  return object ? <Tasks object={object} /> : null
}

function Tasks({ object }: { object: ObjectMeta }) {
  const t = useT()
  const { user } = useSession()
  const { tasks, overdue, today, later, error, again } = useTasks()
  const acts = useTaskActs(object)
  const shown = [...overdue, ...today, ...later]
  const box = useTaskKeys(shown, acts)
  const parts = [
    ['overdue', overdue],
    ['today', today],
    ['later', later],
  ] as const
  return (
    <Section
      title={t('home.tasks')}
      tools={<SeeAll to="/task" search={{ filter: { status: 'open', owner: user.id } }} />}
    >
      {object.may.create && <HomeAdd />}
      {error !== null && !tasks && <ErrorNote error={error} onAgain={again} />}
      {!tasks && error === null && <Skeleton lines={4} />}
      {tasks?.length === 0 && <Empty icon={ListChecks} title={t('home.tasksNone')} hint={t('home.tasksHint')} />}
      <div ref={box}>
        {parts.map(
          ([part, some]) =>
            some.length > 0 && (
              <div key={part} className="mt-3">
                <h3 className={part === 'overdue' ? 'text-xs text-danger' : 'text-xs text-3'}>
                  {t(`home.part.${part}`, { n: some.length })}
                </h3>
                <ul>
                  {some.map((task) => (
                    <HomeTask key={task.id} task={task} acts={acts} isToday={part === 'today'} />
                  ))}
                </ul>
              </div>
            ),
        )}
      </div>
    </Section>
  )
}

type Acts = ReturnType<typeof useTaskActs>

/** j and k go through the tasks, e completes one, s puts it off till tomorrow. The focus is the cursor. */
function useTaskKeys(tasks: readonly CrmRecord[], { finish, snooze }: Acts) {
  const box = useRef<HTMLDivElement>(null)
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
  const at = () => links().findIndex((link) => link.closest('li')?.contains(document.activeElement))
  const go = (step: number) => () => {
    const all = links()
    all[at() < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at() + step))]?.focus()
  }
  const withChosen = (act: (task: CrmRecord) => void) => () => {
    const place = at()
    const task = tasks[place]
    if (!task) return
    act(task)
    // The next one takes its place, and the focus.
    setTimeout(() => (links()[place] ?? links().at(-1))?.focus(), 50)
  }
  useKeys({
    next: go(1),
    previous: go(-1),
    done: withChosen(finish),
    snooze: withChosen((task) => snooze(task, midnight(1))),
  })
  return box
}
