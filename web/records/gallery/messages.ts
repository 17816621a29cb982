import { defineMessages } from '#web/i18n/messages.ts'

/** Words of galleries. */
export const messages = defineMessages({
  'gallery.choose': ['Select {what}', '选择{what}'],
  'gallery.cards': ['{what} as cards', '{what}卡片'],
})
