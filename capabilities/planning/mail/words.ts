import type { Notification, NotificationKind } from '#capabilities/planning/contract.ts'
import { fill, type Locale } from '#platform/errors.ts'

type Words = Readonly<Record<Locale, string>>

/** Everything a mail, and the page that ends mails, says. */
const words = {
  digestSubject: { en: '{n} things wait for you in Tend', zh: '常青：有 {n} 件事等你处理' },
  digestSubjectOne: { en: 'One thing waits for you in Tend', zh: '常青：有 1 件事等你处理' },
  hello: { en: 'Hello {name},', zh: '{name}，你好：' },
  digestLead: { en: 'this came in since your last summary.', zh: '以下是上次摘要之后的新消息。' },
  open: { en: 'Open the inbox', zh: '打开收件箱' },
  untitled: { en: 'a record', zh: '一条记录' },
  more: { en: 'and {n} more in your inbox', zh: '收件箱里还有 {n} 条' },
  why: {
    en: 'You get this mail because you asked Tend to tell you. Change what is sent in your settings: {settings}',
    zh: '这封邮件按你在常青中的通知设置发送。可在设置中调整：{settings}',
  },
  whyShort: { en: 'You get this mail because you asked Tend to tell you.', zh: '这封邮件按你在常青中的通知设置发送。' },
  settings: { en: 'Settings', zh: '通知设置' },
  stop: { en: 'No more such mails', zh: '不再接收此类邮件' },
  stopText: { en: 'No more such mails: {link}', zh: '不再接收此类邮件：{link}' },
  askAll: { en: 'Send {name} no more mails from Tend?', zh: '不再给 {name} 发送常青的邮件？' },
  askKind: { en: 'Send {name} no more mails about: {kind}?', zh: '不再给 {name} 发送“{kind}”的邮件？' },
  kept: {
    en: 'What comes in is still shown in the app, and mails can be switched on again in the settings.',
    zh: '应用内的通知不受影响，也可随时在设置中重新开启邮件。',
  },
  yes: { en: 'Send no more', zh: '不再发送' },
  done: { en: 'Done. No more such mails are sent.', zh: '已设置，不会再发送此类邮件。' },
} as const satisfies Record<string, Words>

export type WordId = keyof typeof words

export function say(locale: Locale, id: WordId, params: Record<string, string | number> = {}): string {
  return fill(words[id][locale], params)
}

const kinds: Readonly<Record<NotificationKind, Words>> = {
  mention: { en: 'mentions of you', zh: '提到我' },
  comment: { en: 'comments', zh: '评论' },
  reaction: { en: 'reactions', zh: '回应' },
  follow: { en: 'being made a follower', zh: '被加为关注人' },
  task: { en: 'tasks assigned to you', zh: '分配给我的任务' },
  record: { en: 'records assigned to you', zh: '分配给我的记录' },
  reminder: { en: 'reminders', zh: '提醒' },
  import: { en: 'imports', zh: '导入' },
  job: { en: 'failed jobs', zh: '失败的后台任务' },
  health: { en: 'alarms of data health', zh: '数据健康警报' },
}

export function kindName(locale: Locale, kind: NotificationKind): string {
  return kinds[kind][locale]
}

const lines: Readonly<Record<string, Words>> = {
  mention: { en: '{who} mentioned you on {what}', zh: '{who} 在“{what}”中提到了你' },
  comment: { en: '{who} commented on {what}', zh: '{who} 评论了“{what}”' },
  reaction: { en: '{who} reacted to your comment on {what}', zh: '{who} 回应了你在“{what}”的评论' },
  follow: { en: '{who} made you a follower of {what}', zh: '{who} 将你加为“{what}”的关注人' },
  task: { en: '{who} gave you the task {what}', zh: '{who} 给你分配了任务“{what}”' },
  record: { en: '{who} made you owner of {what}', zh: '{who} 将“{what}”分配给你' },
  many: { en: '{who} handed {n} records over to you', zh: '{who} 分配给你 {n} 条记录' },
  reminder: { en: 'Reminder: {what}', zh: '提醒：{what}' },
  importDone: { en: 'An import is finished: {n} rows', zh: '导入已完成，共 {n} 行' },
  importFailed: { en: 'An import failed', zh: '导入失败' },
  job: { en: 'A job failed: {job}', zh: '后台任务失败：{job}' },
  health: { en: 'Data health: {n} figures left their usual range', zh: '数据健康：{n} 项指标超出正常范围' },
  healthOne: { en: 'Data health: a figure left its usual range', zh: '数据健康：有 1 项指标超出正常范围' },
}

/** One notification as a sentence. */
export function sentence(locale: Locale, item: Notification): string {
  const { kind, title, by, count, details } = item
  return fill(lines[lineOf(item)]?.[locale] ?? kindName(locale, kind), {
    who: by?.name ?? 'Tend',
    what: title || say(locale, 'untitled'),
    n: kind === 'import' ? Number(details.rows ?? 0) : count,
    job: String(details.job ?? ''),
  })
}

function lineOf({ kind, count, path, details }: Notification): string {
  if (kind === 'import') return details.state === 'failed' ? 'importFailed' : 'importDone'
  if (kind === 'health') return count === 1 ? 'healthOne' : 'health'
  return (kind === 'task' || kind === 'record') && path ? 'many' : kind
}
