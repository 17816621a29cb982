import { defineMessages } from '#web/i18n/messages.ts'

/** Words of galleries. */
export const messages = defineMessages({
  'gallery.choose': ['Select {what}', '选择{what}'],
  'gallery.size': ['Size of the cards', '卡片大小'],
  'gallery.small': ['Small', '小图'],
  'gallery.large': ['Large pictures', '大图'],
  'gallery.cards': ['{what} as cards', '{what}卡片'],
})
