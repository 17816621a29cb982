import { defineMessages } from '#web/i18n/messages.ts'

/** The names of this capability's background jobs, for the page of jobs. */
export const messages = defineMessages({
  'job.import.finished': ['After an import', '导入后的处理'],
  'job.quality.import': ['Import', '导入'],
  'job.quality.undo-import': ['Undo of an import', '撤销导入'],
  'job.quality.measure': ['Measure data health', '统计数据健康'],
  'job.quality.repair': ['Repair of values', '修正数据'],
  'job.quality.undo-repair': ['Undo of a repair', '撤销修正'],
  'job.quality.fill': ['Filling in of values', '补全字段'],
  'job.quality.fill-look': ['Look for what can be filled in', '查找可补全的字段'],
  'job.quality.undo-fill': ['Undo of a filling in', '撤销补全'],
  'job.quality.rules': ['Count of what breaks rules', '规则检查'],
  'job.quality.merge-run': ['Merging of duplicates', '批量合并'],
  'job.quality.undo-merge-run': ['Undo of merges', '撤销批量合并'],
  'job.quality.scanned': ['After a search for duplicates', '查重后的处理'],
  'job.quality.matchChanged': ['Match what changed', '比对新改动的记录'],
  'job.quality.alarm': ['Tell of alarms of data health', '通知数据健康异常'],
  'job.quality.sample': ['Bring in sample data', '导入示例数据'],
  'job.quality.remove-sample': ['Remove sample data', '删除示例数据'],
  'job.quality.scan': ['Search for duplicates', '查重'],
})
