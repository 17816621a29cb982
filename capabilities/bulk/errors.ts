import { defineErrors } from '#platform/errors.ts'

export const errors = defineErrors('bulk', {
  changeNotFound: [404, 'There is no bulk change {id}.', '没有编号为 {id} 的批量修改。'],
  whichUnclear: [
    400,
    'Say which records: either ids, or a filter or search, not both.',
    '请指定记录：用编号，或用筛选、搜索，两者不能同时使用。',
  ],
  nothingToChange: [400, 'Say what is to be changed: no value is given.', '没有给出任何要修改的值。'],
  nothingFound: [422, 'No record is found that could be changed.', '没有找到可修改的记录。'],
  notYours: [403, 'You may not change this record, or it is gone.', '您无权修改这条记录，或记录已不存在。'],
  exportUnreadable: [
    400,
    'What is to be exported cannot be read: `query` is no JSON object.',
    '无法理解要导出的内容：`query` 不是 JSON 对象。',
  ],
  wrongState: [
    409,
    'The bulk change is {status}; that cannot be done now.',
    '该批量修改当前状态为 {status}，暂时不能执行此操作。',
  ],
})
