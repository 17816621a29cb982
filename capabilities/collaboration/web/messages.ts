import { defineMessages } from '#web/i18n/messages.ts'

/** Words that other screens use: sentences of timelines. */
export const messages = defineMessages({
  'comment.did': ['{who} commented', '{who}发表了评论'],
})
