import { defineMessages } from '#web/i18n/messages.ts'

/** Words of pivots. */
export const messages = defineMessages({
  'pivot.rows': ['Rows: {what}', '行：{what}'],
  'pivot.cols': ['Columns: {what}', '列：{what}'],
  'pivot.values': ['Values: {what}', '值：{what}'],
  'pivot.noCols': ['No columns', '不分列'],
  'pivot.count': ['Count', '条数'],
  'pivot.sum': ['Sum', '合计'],
  'pivot.avg': ['Average', '平均'],
  'pivot.min': ['Smallest', '最小'],
  'pivot.max': ['Largest', '最大'],
  'pivot.of': ['{verb} of {field}', '{field}{verb}'],
  'pivot.by.day': ['By day', '按日'],
  'pivot.by.week': ['By week', '按周'],
  'pivot.by.month': ['By month', '按月'],
  'pivot.by.quarter': ['By quarter', '按季度'],
  'pivot.by.year': ['By year', '按年'],
  'pivot.axis': ['{field}, {period}', '{field}，{period}'],
  'pivot.week': ['Week of {day}', '{day}起的一周'],
  'pivot.year': ['{year}', '{year}年'],
  'pivot.quarter': ['Q{n} {year}', '{year}年{n}季度'],
  'pivot.total': ['Total', '总计'],
  'pivot.caption': ['{values} by {rows} and {cols}', '{values}，行为{rows}，列为{cols}'],
  'pivot.captionRows': ['{values} by {rows}', '{values}，行为{rows}'],
  'pivot.opens': ['Opens the records', '打开这些记录'],
  'pivot.currency': ['Only amounts in {currency}', '仅{currency}金额'],
  'pivot.export': ['Export as CSV', '导出 CSV'],
  'pivot.file': ['pivot', '透视表'],
  'pivot.leftRows': [
    'The largest {n} rows are shown, {left} more are not. The totals count all.',
    '仅显示最大的 {n} 行，另有 {left} 行未显示。总计包含全部。',
  ],
  'pivot.leftCols': [
    'The largest {n} columns are shown, {left} more are not. The totals count all.',
    '仅显示最大的 {n} 列，另有 {left} 列未显示。总计包含全部。',
  ],
  'pivot.cut': [
    'More than {n} combinations: the smallest cells stand empty. Filter, or group more coarsely, to see them all.',
    '组合超过 {n} 个，最小的单元格留空。请筛选或改用更粗的分组以查看全部。',
  ],
})
