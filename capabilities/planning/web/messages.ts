import { defineMessages } from '#web/i18n/messages.ts'

/** Words that other screens use: the names of jobs, and what shows wherever one is. */
export const messages = defineMessages({
  'job.planning.mail': ['Mail to a person', '发送邮件通知'],
  'job.notification.wanted': ['Telling people', '通知相关人员'],
  'job.job.failed': ['Telling of a failed job', '通知任务失败'],
  'planning.unread': ['{n, plural, one {# unread} other {# unread}}', '{n} 条未读'],
  'planning.reminded': ['Reminder: {what}', '提醒：{what}'],
})
