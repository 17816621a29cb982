import { defineMessages } from '#web/i18n/messages.ts'

/** Counts and their reasons, of a dry run as of a run; the result and its undoing. */
export const messages = defineMessages({
  'report.conflict': ['Record and file differ', '与现有记录不一致'],
  'report.corrected': ['Corrections', '更正'],
  'report.download': ['Download the rejected rows', '下载被拒绝的行'],
  'report.downloadHint': [
    'As CSV, each with its reason: mend it and import it again.',
    'CSV 文件，每行附原因；修改后可再次导入。',
  ],
  'report.duplicates': ['Look at possible duplicates', '查看可能的重复项'],
  'report.emptied': ['empty', '空'],
  'report.example': ['line {line}', '第 {line} 行'],
  'report.failed': ['The import stopped before its end', '导入中途停止'],
  'report.failedKept': ['What had been written until then can be taken back.', '此前已写入的数据可以撤销。'],
  'report.field': ['{field}: {detail}', '{field}：{detail}'],
  'report.flagged': ['Worth knowing', '值得留意'],
  'report.filled': ['Filled in', '补全'],
  'report.known': [
    '{n, plural, one {# row was} other {# rows were}} in Tend already or stood twice in the file.',
    '有 {n} 行已存在于系统中，或在文件内重复。',
  ],
  'report.left': ['Could not be taken over', '未能写入'],
  'report.linked': ['Created to be linked', '为关联而新建'],
  'report.moreReasons': ['{n} more', '另外 {n} 项'],
  'report.open': ['Open {objects}', '打开{objects}'],
  'report.rejected': ['Rejected rows', '被拒绝的行'],
  'report.resume': ['Import another file', '再导入一个文件'],
  'report.running': ['You may leave this page: the import goes on by itself.', '可以离开此页面，导入会继续进行。'],
  'report.skipped': ['Skipped rows', '跳过的行'],
  'report.warned': ['Break a rule, and came in all the same', '不符合规则但已导入'],
  'report.undo': ['Undo the import', '撤销导入'],
  'report.undoHint': [
    'New records go away, updated ones get their former values back. What people have changed since stays as it is.',
    '新建的记录将被移除，更新过的记录恢复原值；之后有人改动过的内容保持不变。',
  ],
  'report.undoSentence': [
    '{created, plural, =0 {} one {# new record goes away.} other {# new records go away.}} {updated, plural, =0 {} one {# record gets its former values back.} other {# records get their former values back.}}',
    '{created, plural, =0 {} other {将移除 # 条新建的记录。}}{updated, plural, =0 {} other {# 条被更新的记录将恢复原值。}}',
  ],
  'report.undoTitle': ['Undo this import?', '要撤销这次导入吗？'],
  'report.undone': ['This import was taken back', '此次导入已撤销'],
  'report.undoneKept': [
    '{n, plural, one {# record} other {# records}} stayed, because of later work:',
    '有 {n} 条记录因后续改动而保留：',
  ],
  'report.undonePurged': ['{n, plural, one {# new record} other {# new records}} removed', '移除 {n} 条新建的记录'],
  'report.undoneRestored': [
    '{n, plural, one {# record} other {# records}} given back their former values',
    '{n} 条记录恢复原值',
  ],
  'report.undoRunning': ['The import is being taken back', '正在撤销导入'],
  'report.why.changed': ['changed since', '之后有改动'],
  'report.why.linked': ['linked to since', '之后被关联'],
})
