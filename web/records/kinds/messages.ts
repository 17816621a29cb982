import { defineMessages } from '#web/i18n/messages.ts'

/** Names of the ways to show records. */
export const messages = defineMessages({
  'kind.list': ['List', '列表'],
  'kind.board': ['Board', '看板'],
  'kind.calendar': ['Calendar', '日历'],
  'kind.timeline': ['Timeline', '时间轴'],
  'kind.gallery': ['Gallery', '画廊'],
  'kind.pivot': ['Pivot', '透视表'],
  'kind.map': ['Map', '地图'],
  'kind.shownAs': ['Shown as: {kind}', '显示方式：{kind}'],
})
