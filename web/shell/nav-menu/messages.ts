import { defineMessages } from '#web/i18n/messages.ts'

/** Words of the menu a right click on the navigation opens. */
export const messages = defineMessages({
  'navMenu.settings': ['Fields and layout', '字段和布局'],
})
