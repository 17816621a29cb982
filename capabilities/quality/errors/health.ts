import type { ErrorRow } from '#platform/errors.ts'

/** Data health, clusters of values, repairs and recipes. */
export const healthErrors = {
  objectNotMeasured: [422, 'Records of {object} are not measured.', '{object} 不参与数据健康统计。'],
  fieldNotMeasured: [
    422,
    '{object} has no field “{field}” that could be measured.',
    '{object} 没有可统计的字段“{field}”。',
  ],
  alarmNotFound: [404, 'There is no alarm {id}.', '没有编号为 {id} 的提醒。'],
  repairNotFound: [404, 'There is no repair {id}.', '没有编号为 {id} 的修正记录。'],
  repairState: [
    409,
    'The repair is {status}; that cannot be done now.',
    '修正记录当前状态为 {status}，暂时不能执行此操作。',
  ],
  recipeNotFound: [404, 'There is no recipe {id}.', '没有编号为 {id} 的清洗方案。'],
  recipeUnreadable: [422, 'This is no recipe: {why}.', '无法识别的清洗方案：{why}。'],
  recipeColumn: [
    422,
    'The recipe names the column “{column}”, which is not there. There are: {columns}.',
    '清洗方案用到的列“{column}”不存在。现有：{columns}。',
  ],
} as const satisfies Record<string, ErrorRow>
