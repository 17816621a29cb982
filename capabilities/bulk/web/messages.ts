import { defineMessages } from '#web/i18n/messages.ts'

/** Words that other screens use: the names of jobs. */
export const messages = defineMessages({
  'job.bulk.change': ['Change of many records', '批量修改'],
  'job.bulk.undo': ['Taking a bulk change back', '撤销批量修改'],
})
