import { defineMessages } from '#web/i18n/messages.ts'

/** Words of bulk changes. */
export const messages = defineMessages({
  'bulk.change': ['Change fields', '批量修改'],
  'bulk.deleteAll': ['Delete all', '全部删除'],
  'bulk.export': ['Export', '导出'],
  'bulk.lead': ['It runs in the background and can be taken back as a whole.', '在后台执行，可整体撤销。'],
  'bulk.field': ['Field to change', '要修改的字段'],
  'bulk.another': ['One more field', '再加一个字段'],
  'bulk.empty': ['Empty it', '清空'],
  'bulk.about': ['{n, plural, one {One record} other {# records}}, for example', '共 {n} 条记录，例如'],
  'bulk.goesToTrash': ['goes to the trash', '移到回收站'],
  'bulk.changeThese': ['Change {n, plural, one {# record} other {# records}}', '修改 {n} 条记录'],
  'bulk.deleteThese': ['Delete {n, plural, one {# record} other {# records}}', '删除 {n} 条记录'],
  'bulk.started': ['Working on {n, plural, one {# record} other {# records}}', '正在处理 {n} 条记录'],
  'bulk.changed': ['{n, plural, one {# record} other {# records}} changed', '已修改 {n} 条记录'],
  'bulk.changedBut': [
    '{n, plural, one {# record} other {# records}} changed, {skipped} passed over. {why}',
    '已修改 {n} 条记录，跳过 {skipped} 条。{why}',
  ],
  'bulk.deleted': ['{n, plural, one {# record} other {# records}} deleted', '已删除 {n} 条记录'],
  'bulk.deletedBut': [
    '{n, plural, one {# record} other {# records}} deleted, {skipped} passed over. {why}',
    '已删除 {n} 条记录，跳过 {skipped} 条。{why}',
  ],
  'bulk.undone': [
    '{n, plural, one {# record} other {# records}} put back{kept, plural, =0 {} other {, # kept as changed since}}',
    '已恢复 {n} 条记录{kept, plural, =0 {} other {，# 条此后有改动，保持现状}}',
  ],
})
