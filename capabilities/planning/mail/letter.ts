import type { Notification } from '#capabilities/planning/contract.ts'
import { say, sentence } from '#capabilities/planning/mail/words.ts'
import type { Locale } from '#platform/errors.ts'

export type LetterFrom = {
  readonly locale: Locale
  readonly name: string
  readonly items: readonly Notification[]
  /** A summary of a day, or of what just happened. */
  readonly isDigest: boolean
  /** Address of the app, and the link that ends such mails. */
  readonly base: string
  readonly unsubscribe: string
}

const most = 30

/** A mail about what waits for somebody, as plain text and as HTML, in his language. */
export function letter(from: LetterFrom): { subject: string; text: string; html: string } {
  const { locale, items, isDigest } = from
  const only = items.length === 1 ? items[0] : undefined
  const subject =
    only && !isDigest
      ? sentence(locale, only)
      : say(locale, only ? 'digestSubjectOne' : 'digestSubject', { n: items.length })
  return { subject, text: textOf(from), html: htmlOf(from, subject) }
}

/** Where a notification leads. */
function linkOf(base: string, { object, recordId, path }: Notification): string {
  return recordId && object ? `${base}/${object}/${recordId}` : `${base}${path ?? '/inbox'}`
}

function textOf({ locale, name, items, isDigest, base, unsubscribe }: LetterFrom): string {
  const left = items.length - most
  return [
    say(locale, 'hello', { name }),
    ...(isDigest ? [say(locale, 'digestLead')] : []),
    '',
    ...items
      .slice(0, most)
      .flatMap((item) => [
        `• ${sentence(locale, item)}`,
        ...(item.text ? [`  ${item.text}`] : []),
        `  ${linkOf(base, item)}`,
        '',
      ]),
    ...(left > 0 ? [say(locale, 'more', { n: left })] : []),
    `${say(locale, 'open')}: ${base}/inbox`,
    '',
    '-- ',
    say(locale, 'why', { settings: `${base}/settings/notifications` }),
    say(locale, 'stopText', { link: unsubscribe }),
  ].join('\n')
}

const ink = '#1c2420'
const faint = '#5d6862'
const pine = '#1f6b4a'

function htmlOf({ locale, name, items, isDigest, base, unsubscribe }: LetterFrom, subject: string): string {
  const left = items.length - most
  const lines = items.slice(0, most).map(
    (item) => `<li style="margin:0 0 14px;padding:0">
<a href="${escaped(linkOf(base, item))}" style="color:${pine};font-weight:600;text-decoration:none">${escaped(sentence(locale, item))}</a>
${item.text ? `<div style="color:${faint};margin-top:2px">${escaped(item.text)}</div>` : ''}</li>`,
  )
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:${ink};font:15px/1.55 system-ui,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 4px">${escaped(say(locale, 'hello', { name }))}</p>
${isDigest ? `<p style="margin:0 0 16px">${escaped(say(locale, 'digestLead'))}</p>` : ''}
<ul style="list-style:none;margin:16px 0;padding:0">${lines.join('')}</ul>
${left > 0 ? `<p style="color:${faint}">${escaped(say(locale, 'more', { n: left }))}</p>` : ''}
<p style="margin:20px 0"><a href="${escaped(base)}/inbox" style="display:inline-block;padding:8px 14px;border-radius:6px;background:${pine};color:#ffffff;text-decoration:none">${escaped(say(locale, 'open'))}</a></p>
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #dfe4e1;color:${faint};font-size:13px">
${escaped(say(locale, 'whyShort'))}
<a href="${escaped(base)}/settings/notifications" style="color:${faint}">${escaped(say(locale, 'settings'))}</a> ·
<a href="${escaped(unsubscribe)}" style="color:${faint}">${escaped(say(locale, 'stop'))}</a></p>
</div></body></html>`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
