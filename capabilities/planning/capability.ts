import { planningJobs, queueMails } from '#capabilities/planning/jobs.ts'
import { assignedCheck } from '#capabilities/planning/notifications/assigned.ts'
import { hearAlarm, hearFailed, hearImport, hearWanted } from '#capabilities/planning/notifications/heard.ts'
import { forgetOld } from '#capabilities/planning/notifications/stored.ts'
import { planningRoutes } from '#capabilities/planning/routes.ts'
import { fireReminders } from '#capabilities/planning/reminders/fire.ts'
import { repeatCheck } from '#capabilities/planning/repeats/complete.ts'
import { defineCapability } from '#core/capability.ts'
import { jobFailed } from '#core/jobs.ts'
import { notificationWanted } from '#core/notifications.ts'

export const planning = defineCapability({
  name: 'planning',
  routes: planningRoutes,
  jobs: planningJobs,
  checks: [assignedCheck, repeatCheck],
  schedule: {
    '* * * * *': (ctx) => fireReminders(ctx),
    '*/15 * * * *': queueMails,
    '17 3 * * *': forgetOld,
  },
  listen: {
    [notificationWanted]: hearWanted,
    'import.finished': hearImport,
    'quality.alarm': hearAlarm,
    [jobFailed]: hearFailed,
  },
  migrations: new URL('./migrations/', import.meta.url),
})
