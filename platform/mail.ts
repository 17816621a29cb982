import { createTransport, type Transporter } from 'nodemailer'
import { readMail } from '#platform/config.ts'

export type Mail = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for the same mail, so that one sent twice after a lost answer arrives as one. */
  readonly id: string
  /** Where whoever gets it says that he wants no more of it: one click of his mail program (RFC 8058). */
  readonly unsubscribe: string
}

const patienceMs = 15_000

let opened: { url: string; transport: Transporter } | undefined

/** Whether this server was told how to send mail. */
export function isMailReady(): boolean {
  return readMail() !== undefined
}

/** Hands a mail to the SMTP server; throws when it does not take it. Does nothing where no server is set. */
export async function sendMail(mail: Mail): Promise<void> {
  const config = readMail()
  if (!config) return
  const domain = /@([^>\s]+)>?$/.exec(config.from)?.[1] ?? 'localhost'
  await transportTo(config.smtpUrl).sendMail({
    from: config.from,
    to: { name: mail.to.name, address: mail.to.address },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    headers: {
      'List-Unsubscribe': `<${mail.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  })
}

/** One way to the server, made anew when the address changes. It keeps no connection open between mails. */
function transportTo(url: string): Transporter {
  if (opened?.url === url) return opened.transport
  const target = new URL(url)
  const waits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: 2 * patienceMs }
  for (const [name, ms] of Object.entries(waits)) {
    if (!target.searchParams.has(name)) target.searchParams.set(name, String(ms))
  }
  opened = { url, transport: createTransport(target.href) }
  return opened.transport
}
