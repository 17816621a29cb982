import { defineErrors } from '#platform/errors.ts'

export const errors = defineErrors('planning', {
  nothingNamed: [
    400,
    'Say what is to become of the notifications: read or done, true or false.',
    '请说明如何标记通知：read 或 done，取 true 或 false。',
  ],
  notRepeating: [409, 'This task does not repeat.', '这项任务没有设置重复。'],
  linkUnknown: [
    404,
    'This link is not valid. Change what is sent to you in Tend, under Settings.',
    '链接无效。请在常青的设置中调整邮件通知。',
  ],
})
