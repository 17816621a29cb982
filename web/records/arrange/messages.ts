import { defineMessages } from '#web/i18n/messages.ts'

/** Words of arranging a record's page. */
export const messages = defineMessages({
  'arrange.title': ['Arrange this page', '调整页面布局'],
  'arrange.lead': [
    'Drag fields into the order and the section you want. It holds for everybody at once; Ctrl Z takes the last move back.',
    '把字段拖到想要的顺序和分区，所有人立即看到。按 Ctrl Z 可撤销上一步。',
  ],
  'arrange.done': ['Done', '完成'],
  'arrange.usual': ['Usual layout', '恢复默认布局'],
  'arrange.hidden': ['Hidden', '已隐藏'],
  'arrange.nothing': ['Nothing here: drag a field onto this', '空的，可将字段拖到这里'],
  'arrange.to': ['Move to “{part}”', '移到“{part}”'],
  'arrange.hide': ['Hide', '隐藏'],
  'arrange.list': ['Fields of this page', '页面字段'],
  'arrange.says': ['{name} is now number {place} in “{part}”', '{name}现在是“{part}”中的第 {place} 个'],
})
