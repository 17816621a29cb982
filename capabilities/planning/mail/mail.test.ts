import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { queueMails } from '#capabilities/planning/jobs.ts'
import { dueMails } from '#capabilities/planning/mail/send.ts'
import { peopleById } from '#capabilities/planning/people/settings.ts'
import type { Role } from '#core/context.ts'
import { testWorld, type World } from '#test/world.ts'

type Received = { to: string[]; source: string }

/** An SMTP server on this machine that keeps what it gets; while `busy` it takes nothing. */
function fakeServer(): {
  received: Received[]
  state: { busy: boolean }
  start: () => Promise<number>
  stop: () => void
} {
  const received: Received[] = []
  const state = { busy: false }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let source = ''
      stream.on('data', (data: Buffer) => (source += data.toString()))
      stream.on('end', () => {
        if (state.busy) return done(Object.assign(new Error('Try later'), { responseCode: 451 }))
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source })
        done()
      })
    },
  })
  const start = () =>
    new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port))
    })
  return { received, state, start, stop: () => server.close() }
}

/** The parts of a mail, decoded: its head, the text and the HTML. */
function partsOf({ source }: Received): { head: string; subject: string; text: string; html: string } {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const part = (type: string) => {
    const found = new RegExp(
      `Content-Type: ${type}[^]*?Content-Transfer-Encoding: (\\S+)\\r\\n\\r\\n([^]*?)\\r\\n--`,
    ).exec(body)
    const [, how = '', text = ''] = found ?? []
    if (how === 'base64') return Buffer.from(text, 'base64').toString()
    const bytes = text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
    return how === 'quoted-printable' ? Buffer.from(bytes, 'latin1').toString() : text
  }
  const unfolded = head.replaceAll(/\r\n\s+/g, ' ')
  const raw = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  const subject = raw.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString()
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replaceAll(/=([\dA-F]{2})/g, (__, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
          'latin1',
        ).toString(),
  )
  return { head: unfolded, subject, text: part('text/plain'), html: part('text/html') }
}

suite('mail', () => {
  const world = testWorld()
  const smtp = fakeServer()
  const idOf = (role: Role) => world.ctxAs(role).actor.id
  const give = (role: Role, name = 'Ada <Lovelace>') =>
    world.as('owner').post('/records/contact', { name, owner: idOf(role) })
  const settings = (role: Role, change: object) => world.as(role).patch('/notification-settings', change)

  before(async () => {
    process.env.TEND_SMTP_URL = `smtp://127.0.0.1:${await smtp.start()}`
    process.env.TEND_MAIL_FROM = 'Tend <crm@example.com>'
    process.env.TEND_PUBLIC_URL = 'https://crm.example.com'
  })
  after(() => {
    for (const name of ['TEND_SMTP_URL', 'TEND_MAIL_FROM', 'TEND_PUBLIC_URL']) delete process.env[name]
    smtp.stop()
  })

  test('who has not chosen a language is written to in that of the workspace', async () => {
    const read = async (locale: 'zh' | null) => {
      const ctx = { ...world.ctx, workspace: { ...world.ctx.workspace, locale } }
      return (await peopleById(ctx, [idOf('manager')])).get(idOf('manager'))?.locale
    }
    await setLocale(world, idOf('manager'), null)
    assert.deepEqual([await read('zh'), await read(null)], ['zh', 'en'])
    await setLocale(world, idOf('manager'), 'en')
    assert.equal(await read('zh'), 'en')
  })

  test('the summary goes once a day, at the person’s hour in his time zone, in his language', async () => {
    await settings('member', { timeZone: 'Asia/Shanghai', digestHour: 9 })
    await setLocale(world, idOf('member'), 'zh')
    await give('member')
    await give('member', '李娜')
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const dueAt = async (clock: string) => (await dueMails(world.ctx, new Date(`${day}T${clock}Z`))).length
    assert.deepEqual([await dueAt('00:59:00'), await dueAt('01:00:00')], [0, 1], '9:00 in Shanghai is 1:00 UTC')

    await sendDigests(world)
    assert.equal(smtp.received.length, 1)
    const mail = partsOf(smtp.received[0] as Received)
    assert.deepEqual(smtp.received[0]?.to, ['member@example.com'])
    assert.equal(mail.subject, '常青：有 2 件事等你处理')
    assert.match(mail.text, /Olga Owner 将“李娜”分配给你/)
    assert.match(mail.html, /Ada &#60;Lovelace&#62;/)
    assert.match(mail.html, /https:\/\/crm\.example\.com\/contact\//)
    assert.match(mail.head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)

    await give('member')
    await sendDigests(world)
    assert.equal(smtp.received.length, 1, 'the next one is for tomorrow')
    smtp.received.length = 0
  })

  test('the link in a mail ends such mails without a session, and asks first', async () => {
    await settings('manager', { kinds: { record: { mail: 'now' } } })
    await give('manager', 'Grace Hopper')
    await runLater(world)
    const mail = partsOf(smtp.received[0] as Received)
    assert.equal(mail.subject, 'Olga Owner made you owner of Grace Hopper')
    const link = /^List-Unsubscribe: <https:\/\/crm\.example\.com(\S+)>$/m.exec(mail.head)?.[1] as string
    const visit = (method: 'GET' | 'POST', url: string) => world.house.app.server.inject({ method, url })

    const page = await visit('GET', link)
    assert.match(page.payload, /no more mails about: records assigned to you\?/)
    const wants = async () => (await world.as('manager').get('/notification-settings')).body.kinds
    assert.equal((await wants()).record.mail, 'now', 'looking at the page ends nothing')
    assert.equal((await visit('POST', link)).statusCode, 200)
    const { record, task } = await wants()
    assert.deepEqual([record, task.mail], [{ app: true, mail: 'off' }, 'daily'])

    const forged = link.replace(idOf('manager'), idOf('member'))
    assert.equal((await visit('POST', forged)).statusCode, 404)
    assert.equal((await visit('POST', '/api/unsubscriptions/x')).statusCode, 404)
    smtp.received.length = 0
  })

  test('what a mail server does not take is tried again and arrives once', async () => {
    await settings('manager', { kinds: { record: { mail: 'now' } } })
    await give('manager')
    smtp.state.busy = true
    await assert.rejects(runLater(world), /Try later/)
    assert.equal(smtp.received.length, 0)
    smtp.state.busy = false
    await runLater(world)
    await runLater(world)
    assert.equal(smtp.received.length, 1)
    smtp.received.length = 0
  })

  test('in quiet hours a mail waits for their end, and what was read meanwhile is not sent', async () => {
    await settings('manager', { timeZone: 'UTC', quiet: { from: '00:00', to: '23:59' } })
    await give('manager')
    await world.house.drainer.drain()
    const [job] = await world.house.pool.as(null).rows<{ run_at: string }>({
      text: `select run_at from control.job where name = 'planning.mail' and status = 'queued' order by run_at desc limit 1`,
    })
    assert.match(String(job?.run_at), / (23:59|00:0\d):/)
    await world.as('manager').patch('/notifications', { read: true })
    await runLater(world)
    assert.equal(smtp.received.length, 0)
  })
})

async function setLocale(world: World, userId: string, locale: string | null): Promise<void> {
  await world.house.pool
    .as(null)
    .count({ text: `update w_main."user" set locale = $2 where id = $1`, values: [userId, locale] })
}

/** As if it were the hour for everybody's summary. */
async function sendDigests(world: World): Promise<void> {
  await world.house.pool.as(null).count({ text: 'update w_main.planning_person set digest_hour = 0' })
  await queueMails(world.ctx)
  await world.drain()
}

/** Runs the mails that wait for their moment, as if it had come; throws as the mail server did. */
async function runLater(world: World): Promise<void> {
  const control = world.house.pool.as(null)
  await world.drain()
  await control.count({
    text: `update control.job set run_at = now(), attempts = 0 where name = 'planning.mail' and status = 'queued'`,
  })
  await world.drain()
}
