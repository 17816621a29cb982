import { Type } from 'typebox'
import { dueMails, noteQueued, sendMailNow } from '#capabilities/planning/mail/send.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'
import { isMailReady } from '#platform/mail.ts'

const MailAsked = Type.Object({
  userId: Type.String(),
  which: Type.Union([Type.Literal('now'), Type.Literal('daily')]),
})

/** A mail server that is away for an hour is no reason to lose a mail: the queue waits longer after each try. */
export const sendMailLater = later('planning.mail', MailAsked, sendMailNow, { maxAttempts: 12 })

export const planningJobs: readonly Job[] = [sendMailLater]

/** Several things that happen to somebody one after the other make one mail. */
const gatherMs = 60_000

/** Queues mails at once, in the caller's transaction, for the moments from which they may be sent. */
export async function mailSoon(ctx: Ctx, mails: ReadonlyMap<string, Date>): Promise<void> {
  if (!isMailReady()) return
  for (const [userId, from] of mails) {
    await sendMailLater(ctx, { userId, which: 'now' }, { runAt: new Date(from.getTime() + gatherMs) })
  }
}

/** Queues the mails that are due. */
export async function queueMails(ctx: Ctx): Promise<void> {
  const due = await dueMails(ctx)
  for (const asked of due) {
    await inTransaction(ctx, async (inner) => {
      await sendMailLater(inner, asked)
      await noteQueued(inner, asked)
    })
  }
}
