import { defineMessages } from '#web/i18n/messages.ts'

/** Words of bulk changes. */
export const messages = defineMessages({
  'bulk.change': ['Change fields', '批量修改'],
  'bulk.deleteAll': ['Delete all', '全部删除'],
  'bulk.export': ['Export', '导出'],
  'bulk.deleteChosen': ['Delete what is chosen', '删除选中的记录'],
  'bulk.deleteTitle': ['Delete', '删除'],
  'bulk.exportLead': ['A CSV file that Excel, WPS and others open.', '生成 CSV 文件，可用 Excel、WPS 等打开。'],
  'bulk.exportThese': ['Export {n, plural, one {# record} other {# records}}', '导出 {n} 条记录'],
  'bulk.exportColumns': ['Columns of the file', '文件包含的列'],
  'bulk.columnsOfList': ['Columns of the list ({n})', '列表中的列（{n}）'],
  'bulk.columnsAll': ['All fields ({n})', '全部字段（{n}）'],
  'bulk.exportIds': [
    'With Tend IDs, so that importing the file changes the same records',
    '附带常青 ID，改好后导入即可更新原记录',
  ],
  'bulk.firstRows': ['The first rows of the file', '文件的前几行'],
  'bulk.moreRows': ['and {n, plural, one {# more row} other {# more rows}}', '另有 {n} 行'],
  'bulk.triedFirst': ['Tried with the first {n}:', '用前 {n} 条试了一遍：'],
  'bulk.changes': ['{n, plural, one {# record} other {# records}} will change', '{n} 条会被修改'],
  'bulk.goes': ['{n, plural, one {# record} other {# records}} will go to the trash', '{n} 条会移到回收站'],
  'bulk.stays': ['{n, plural, one {# record has} other {# records have}} this already', '{n} 条已是这个值，不会改动'],
  'bulk.skips': ['{n, plural, one {# record} other {# records}} will be passed over:', '{n} 条会被跳过：'],
  'bulk.andMore': ['and {n} more', '另有 {n} 条'],
  'bulk.gone': [
    '{n, plural, one {# chosen record is} other {# chosen records are}} no longer there',
    '选中的记录有 {n} 条已不存在',
  ],
  'bulk.busy': [
    'Somebody is changing some of these right now; what is passed over shows when it is done.',
    '有人正在修改其中的记录，会跳过哪些要执行后才知道。',
  ],
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
