import { useQuery } from '@tanstack/react-query'
import { listKey, refreshObject, useObject, useSession } from '#web/data.ts'
import type { Week } from '#web/records/calendar/days.ts'
import { localDay, nextWorkweek } from '#web/records/calendar/days.ts'
import { actOf } from '#web/records/change.ts'
import { undo } from '#web/records/undo.ts'
import { queryRecords, textOf } from '#web/records.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

const most = 50

/** Midnight of a day, so many days from today, where the reader is. */
export function midnight(days: number, now = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
}

export function isPast(at: string): boolean {
  return Date.parse(at) < Date.now()
}

type Day = {
  tasks: readonly CrmRecord[] | undefined
  overdue: readonly CrmRecord[]
  today: readonly CrmRecord[]
  /** Without a day, or later. */
  later: readonly CrmRecord[]
  error: unknown
  again: () => void
}

/** The reader's open tasks: overdue, for today, and the next of the rest. */
export function useTasks(): Day {
  const { user } = useSession()
  const query = { filter: { status: 'open', owner: user.id }, sort: 'dueAt', limit: most }
  const { data, error, refetch } = useQuery({
    queryKey: listKey('task', query),
    queryFn: ({ signal }) => queryRecords('task', query, signal),
    enabled: useObject('task') !== undefined,
  })
  const tasks = data?.items.filter(({ status }) => status === 'open')
  const dueOf = (task: CrmRecord) => (task.dueAt ? Date.parse(textOf(task, 'dueAt')) : Infinity)
  const [from, to] = [midnight(0).getTime(), midnight(1).getTime()]
  return {
    tasks,
    overdue: tasks?.filter((task) => dueOf(task) < from) ?? [],
    today: tasks?.filter((task) => dueOf(task) >= from && dueOf(task) < to) ?? [],
    later: (tasks?.filter((task) => dueOf(task) >= to) ?? []).slice(0, 8),
    error,
    again: () => void refetch(),
  }
}

/** The reader's meetings of today, in their order. */
export function useMeetings(): readonly CrmRecord[] | undefined {
  const { user } = useSession()
  const [from, to] = [midnight(0).toISOString(), midnight(1).toISOString()]
  const query = { filter: { owner: user.id, startsAt: { gte: from, lt: to } }, sort: 'startsAt', limit: most }
  return useQuery({
    queryKey: listKey('meeting', query),
    queryFn: ({ signal }) => queryRecords('meeting', query, signal),
    enabled: useObject('meeting') !== undefined,
  }).data?.items
}

/** The acts on a task of the day, each with a way back. */
export function useTaskActs(object: ObjectMeta): {
  finish: (task: CrmRecord) => void
  snooze: (task: CrmRecord, until: Date) => void
} {
  const change = (task: CrmRecord, values: Record<string, unknown>, text: string) => {
    const act = actOf({ object, record: task, values })
    const takeBack = () => undo(act).finally(() => refreshObject('task'))
    void act.done.then((isDone) => {
      refreshObject('task')
      if (isDone) toast({ text, action: { run: takeBack } })
    })
  }
  return {
    finish: (task) => change(task, { status: 'done' }, 'home.taskDone'),
    snooze: (task, until) => change(task, { dueAt: snoozed(task, until).toISOString() }, 'home.snoozed'),
  }
}

/** On that day, at the time of day it was due; at nine where it had none. */
function snoozed(task: CrmRecord, day: Date): Date {
  const due = task.dueAt ? new Date(textOf(task, 'dueAt')) : null
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate(),
    due ? due.getHours() : 9,
    due ? due.getMinutes() : 0,
  )
}

/** The first working day of next week, for what can wait till then. */
export function nextWeek(week: Week): Date {
  return new Date(`${nextWorkweek(localDay(), week)}T00:00:00`)
}
