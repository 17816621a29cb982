import { defineMessages } from '#web/i18n/messages.ts'

/** The step that shows what would be written. */
export const messages = defineMessages({
  'preview.after': ['Written as', '写入为'],
  'preview.all': ['All rows', '全部'],
  'preview.before': ['In the file', '文件原值'],
  'preview.cell': ['{column}: {raw}, changed', '{column}：{raw}，已更正'],
  'preview.checking': ['Every row is being checked. Nothing is written.', '正在逐行核对，不会写入任何数据。'],
  'preview.corrected': ['With corrections', '有更正'],
  'preview.empty': ['(empty)', '（空）'],
  'preview.end': ['All rows are shown.', '已显示全部行。'],
  'preview.filled': ['filled in', '自动补全'],
  'preview.grid': ['Rows of the file as they would be written', '文件中的行及其写入结果'],
  'preview.line': ['Line', '行号'],
  'preview.noneHere': [
    'None among the {n, plural, one {row} other {# rows}} shown so far.',
    '目前显示的 {n} 行中没有符合的行。',
  ],
  'preview.nothingNew': [
    'Nothing would be written: every row is known already or cannot be taken.',
    '不会写入任何数据：所有行都已存在或无法写入。',
  ],
  'preview.outcome': ['Outcome', '结果'],
  'preview.outcome.create': ['Create', '新建'],
  'preview.outcome.reject': ['Reject', '拒绝'],
  'preview.outcome.skip': ['Skip', '跳过'],
  'preview.outcome.update': ['Update', '更新'],
  'preview.problem': ['Could not be read', '无法识别'],
  'preview.problems': ['With problems', '有问题'],
  'preview.run': ['Import {n, plural, one {# row} other {# rows}}', '导入 {n} 行'],
  'preview.runAll': ['Import', '开始导入'],
  'preview.shown': ['The first {n, plural, one {row} other {# rows}}', '前 {n} 行'],
  'preview.summary': ['What would happen', '将会发生什么'],
  'preview.why': ['Why', '原因'],
})
