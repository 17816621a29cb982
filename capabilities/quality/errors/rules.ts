import type { ErrorRow } from '#platform/errors.ts'

/** Rules that records have to keep. */
export const ruleErrors = {
  ruleNotFound: [404, 'There is no rule {id}.', '没有编号为 {id} 的规则。'],
  ruleBroken: [
    422,
    '{says} Correct {label} and save again. (Rule “{rule}”)',
    '{says}请修改“{label}”后重新保存。（规则“{rule}”）',
  ],
  rowBreaksRule: [422, 'Breaks the rule “{rule}”.', '不符合规则“{rule}”。'],
  ruleField: [
    422,
    '{field} cannot be asked this. Choose another field, or another kind of rule.',
    '{field} 不适用这种检查，请换一个字段或另一种规则。',
  ],
  ruleBounds: [
    422,
    'Give a lower or an upper bound that fits the field: a number, a day as 2026-01-31, or today.',
    '请填写与字段相符的上限或下限：数字、日期（如 2026-01-31）或“今天”。',
  ],
  ruleBoundsOrder: [
    422,
    'No value is at least {min} and at most {max}. Exchange the two bounds.',
    '没有值既不小于 {min} 又不大于 {max}，请对调上限和下限。',
  ],
  ruleNoCondition: [
    422,
    'The rule does not say what must hold. Add at least one condition.',
    '规则没有写明须满足什么，请至少添加一个条件。',
  ],
  ruleCompare: [
    422,
    '{left} and {right} cannot be compared like this. Choose two fields of one kind.',
    '{left} 与 {right} 无法这样比较，请选择同类型的两个字段。',
  ],
  ruleUnique: [
    422,
    'Records cannot be told apart by {field}. E-mails and phones stand alone, other fields may stand together.',
    '不能按 {field} 判断是否唯一。邮箱和电话须单独使用，其他字段可以组合。',
  ],
  rulePattern: [
    422,
    'The pattern {pattern} cannot be used. It must be a regular expression without look-around, references back and options, and with at most 1,000 repeats.',
    '无法使用正则表达式 {pattern}。不支持环视、反向引用和选项，重复次数不得超过 1000。',
  ],
  ruleTooSlow: [
    422,
    'The rule takes too long to check on all records. Make its condition simpler.',
    '按此规则检查全部记录耗时过长，请简化条件。',
  ],
  ruleName: [422, 'Give the rule a name.', '请填写规则名称。'],
  ruleCursor: [400, 'This cursor belongs to another list; start without it.', '该游标属于另一个列表，请从头开始。'],
  rulesTooMany: [422, 'There are {most} rules already; delete one first.', '规则已达 {most} 条，请先删除不用的规则。'],
} as const satisfies Record<string, ErrorRow>
