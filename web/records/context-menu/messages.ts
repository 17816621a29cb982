import { defineMessages } from '#web/i18n/messages.ts'

/** Words of the menu a right click opens. */
export const messages = defineMessages({
  'menu.newTab': ['Open in a new tab', '在新标签页中打开'],
  'menu.peek': ['Peek', '快速查看'],
  'menu.copyText': ['Copy “{text}”', '复制“{text}”'],
  'menu.copied': ['Copied', '已复制'],
  'menu.mine': ['Assign to me', '分配给我'],
  'menu.only': ['Only “{text}”', '只看“{text}”'],
  'menu.onlyEmpty': ['Only where {field} is empty', '只看{field}为空的'],
  'menu.moveTo': ['Move to', '移到'],
})
