import { defineMessages } from '#web/i18n/messages.ts'

/** Words of timelines. */
export const messages = defineMessages({
  'timeline.zoom': ['Columns', '列的长度'],
  'timeline.zoom.day': ['Days', '日'],
  'timeline.zoom.week': ['Weeks', '周'],
  'timeline.zoom.month': ['Months', '月'],
  'timeline.zoom.quarter': ['Quarters', '季度'],
  'timeline.quarter': ['Q{n} {year}', '{year} Q{n}'],
  'timeline.from': ['From {field}', '从{field}'],
  'timeline.to': ['to {field}', '到{field}'],
  'timeline.start': ['Where bars begin', '条形从哪个日期开始'],
  'timeline.end': ['Where bars end', '条形到哪个日期结束'],
  'timeline.noEnd': ['No end: one day', '无结束日期（单日）'],
  'timeline.what': ['What', '名称'],
  'timeline.when': ['When', '时间'],
  'timeline.bar': ['{what}, {days}', '{what}，{days}'],
  'timeline.held': ['Bar that can be moved', '可移动的条形'],
  'timeline.changeDates': ['Change dates…', '更改日期…'],
  'timeline.endsFirst': ['The end lies before the start', '结束日期早于开始日期'],
  'timeline.instructions': [
    'Press Space to pick up the bar. The arrows move it, with Shift they move its end, with Alt its start. Space puts it down, Escape leaves it as it was, Enter asks for the dates.',
    '按空格拿起条形。方向键移动，加 Shift 移动结束日期，加 Alt 移动开始日期。再按空格放下，按 Esc 取消，按 Enter 输入日期。',
  ],
  'timeline.pickedUp': ['Picked up {what}, {days}', '已拿起{what}，{days}'],
  'timeline.putDown': ['{what} is now {days}', '{what}现为{days}'],
  'timeline.putBack': ['{what} put back', '{what}已放回原处'],
})
