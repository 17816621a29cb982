import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'needs.title': ['What needs me', '需要我处理'],
  'needs.unread': [
    '{n, plural, one {# notification to look at} other {# notifications to look at}}',
    '{n} 条通知待查看',
  ],
  'needs.deals': [
    '{n, plural, one {# open deal has no next step} other {# open deals have no next step}}',
    '{n} 个进行中的商机没有下一步',
  ],
  'needs.manyDeals': ['{n} or more open deals have no next step', '至少 {n} 个进行中的商机没有下一步'],
  'needs.dealsHint': ['No open task is about them.', '没有与其关联的未完成任务。'],
})
