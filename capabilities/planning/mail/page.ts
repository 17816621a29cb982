import type { FastifyReply } from 'fastify'
import { escaped } from '#capabilities/planning/mail/letter.ts'
import { readToken, unsubscribe } from '#capabilities/planning/mail/unsubscribe.ts'
import { kindName, say } from '#capabilities/planning/mail/words.ts'
import { peopleById } from '#capabilities/planning/people/settings.ts'
import type { Ctx } from '#core/context.ts'

/** Asks before it ends anything: mail scanners follow every link of a mail, and press no button. */
export async function askToUnsubscribe(ctx: Ctx, token: string, reply: FastifyReply): Promise<FastifyReply> {
  const { userId, ends } = await readToken(ctx, token)
  const person = (await peopleById(ctx, [userId])).get(userId)
  const locale = person?.locale ?? ctx.locale
  const name = person?.name ?? ''
  const question =
    ends === 'all' ? say(locale, 'askAll', { name }) : say(locale, 'askKind', { name, kind: kindName(locale, ends) })
  const form = `<form method="post"><button>${escaped(say(locale, 'yes'))}</button></form>`
  return send(reply, locale, `<h1>${escaped(question)}</h1><p>${escaped(say(locale, 'kept'))}</p>${form}`)
}

/** Ends the mails, for a person who pressed the button or for his mail program. */
export async function endMails(ctx: Ctx, token: string, reply: FastifyReply): Promise<FastifyReply> {
  const { userId } = await readToken(ctx, token)
  await unsubscribe(ctx, token)
  const locale = (await peopleById(ctx, [userId])).get(userId)?.locale ?? ctx.locale
  return send(reply, locale, `<h1>${escaped(say(locale, 'done'))}</h1><p>${escaped(say(locale, 'kept'))}</p>`)
}

const look = `:root{color-scheme:light dark}body{max-width:32rem;margin:15vh auto;padding:0 1.5rem;
font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif}h1{font-size:20px;font-weight:600}
button{font:inherit;font-weight:600;padding:.45rem 1rem;border:0;border-radius:6px;background:#1f6b4a;color:#fff}`

function send(reply: FastifyReply, locale: string, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(`<!doctype html><html lang="${locale === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Tend</title>
<style>${look}</style></head><body>${body}</body></html>`)
}
