import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'repeats.next': ['Next time', '下一次'],
  'repeats.openNext': ['Open the next one', '打开下一次任务'],
  'repeats.last': ['This is the last', '这是最后一次'],
  'repeats.changes': ['Changes hold for', '修改适用于'],
  'repeats.all': ['this and all to come', '本次及以后'],
  'repeats.alone': ['this one only', '仅本次'],
})
