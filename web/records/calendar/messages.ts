import { defineMessages } from '#web/i18n/messages.ts'

/** Words of calendars and timelines. */
export const messages = defineMessages({
  'calendar.by': ['By {field}', '按{field}'],
  'calendar.byField': ['Date shown by', '按哪个日期显示'],
  'calendar.span': ['How much is shown', '显示范围'],
  'calendar.month': ['Month', '月'],
  'calendar.week': ['Week', '周'],
  'calendar.today': ['Today', '今天'],
  'calendar.previous': ['Earlier', '上一页'],
  'calendar.next': ['Later', '下一页'],
  'calendar.newOn': ['New on {day}', '在{day}新建'],
  'calendar.more': ['+{n}', '+{n}'],
  'calendar.allOf': ['{more}, all {n} of {day}', '{more}，{day}的全部 {n} 条'],
  'calendar.moreInList': ['See all in the list', '在列表中查看全部'],
  'calendar.nothing': ['Nothing from {from} to {to}', '{from}至{to}没有记录'],
  'calendar.nothingHint': ['Go on to another time, or loosen the filter.', '可翻到其他时间，或放宽筛选条件。'],
  'calendar.acts': ['Actions for {what}', '“{what}”的操作'],
  'calendar.moveTo': ['Move to date…', '移到日期…'],
  'calendar.moveTitle': ['Move {what}', '移动“{what}”'],
  'calendar.move': ['Move', '移动'],
  'calendar.choose': ['Select', '选择'],
  'calendar.chosen': ['Selected', '已选'],
  'calendar.entry': ['Entry that can be moved', '可移动的条目'],
  'calendar.instructions': [
    'Press Space to pick up the entry, the arrows to choose a day, Space to put it down, Escape to leave it.',
    '按空格拿起条目，用方向键选择日期，再按空格放下，按 Esc 取消。',
  ],
  'calendar.over': ['Over {column}', '位于{column}'],
  'calendar.dropped': ['{what} moved to {column}', '已将{what}移到{column}'],
})
