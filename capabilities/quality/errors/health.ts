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
  recipeNotJson: [422, 'This is no recipe: the file is not JSON.', '无法识别清洗方案：文件不是 JSON。'],
  recipePart: [
    422,
    'This is no recipe: something is missing or wrong at {part}.',
    '无法识别清洗方案：{part} 处缺失或有误。',
  ],
  recipeStep: [422, 'Step {step} of the recipe is not one that is known.', '无法识别清洗方案的第 {step} 步。'],
  recipeField: [
    422,
    'Step {step} changes “{field}” of {object}, which such a step cannot change.',
    '第 {step} 步要修改 {object} 的“{field}”，该字段不支持这种修改。',
  ],
  recipeValue: [
    422,
    'Step {step}: “{value}” is no value that “{field}” takes. Give it as the field shows it.',
    '第 {step} 步：“{field}”不接受“{value}”，请按该字段的格式填写。',
  ],
  recipeColumn: [
    422,
    'The recipe names the column “{column}”, which is not there. There are: {columns}.',
    '清洗方案用到的列“{column}”不存在。现有：{columns}。',
  ],
} as const satisfies Record<string, ErrorRow>
