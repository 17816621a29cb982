import { defineMessages } from '#web/i18n/messages.ts'

/** The question before the key of undo takes back an act that touched many. */
export const messages = defineMessages({
  'undo.title': ['Undo all of this?', '要全部撤销吗？'],
  'undo.kept': ['What somebody changed since stays as it is.', '此后有人改过的内容保持不变。'],
  'undo.leave': ['Leave as it is', '保持现状'],
  'undo.takeBack': ['Undo', '撤销'],
})
