import { defineMessages } from '#web/i18n/messages.ts'

/** Words inside field values and their editors. */
export const messages = defineMessages({
  'field.addEmail': ['Add e-mail', '添加邮箱'],
  'field.addPhone': ['Add phone', '添加电话'],
  'field.city': ['City', '城市'],
  'field.country': ['Country', '国家/地区'],
  'field.currency': ['Currency', '币种'],
  'field.district': ['District', '区/县'],
  'field.durationHint': ['minutes, or 1:05:30', '分钟，或 1:05:30'],
  'field.familyName': ['Family name', '姓'],
  'field.givenName': ['Given name', '名'],
  'field.more': ['+{n}', '+{n}'],
  'field.noPhone': [
    'This is not a phone number. Outside of China, begin with + and the country code.',
    '这不是有效的电话号码。境外号码请以 + 和国家代码开头。',
  ],
  'field.noDuration': ['Write minutes, or 1:05:30.', '请填写分钟数，或 1:05:30。'],
  'field.noJson': ['This is not valid JSON.', '这不是有效的 JSON。'],
  'field.object': ['Kind of record', '记录类型'],
  'field.oneField': ['Write the name in one field', '合并为一栏填写'],
  'field.phonePlaceholder': ['+86 138 0013 8000', '138 0013 8000'],
  'field.postcode': ['Postcode', '邮编'],
  'field.record': ['Record', '记录'],
  'field.region': ['Province or state', '省/州'],
  'field.splitName': ['Family and given name', '分开填写姓和名'],
  'field.stars': ['{n, plural, one {# star of 5} other {# stars of 5}}', '{n} 星（满分 5 星）'],
  'field.street': ['Street', '街道地址'],
  'field.time': ['Time', '时间'],
  'field.untitled': ['Untitled', '未命名'],
})
