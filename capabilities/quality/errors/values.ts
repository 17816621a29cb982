import type { ErrorRow } from '#platform/errors.ts'

/** A value that cannot be understood, or not wholly. */
export const valueErrors = {
  ruleUnknown: [422, 'There is no rule {rule}. There are: {rules}', '没有名为 {rule} 的规则。可用的规则：{rules}'],
  valueDamaged: [
    422,
    '“{value}” holds characters that were lost in an earlier conversion.',
    '“{value}”含有在之前的编码转换中丢失的字符。',
  ],
  valueIsFormula: [
    422,
    '“{value}” is a spreadsheet formula. It is kept as text and never computed.',
    '“{value}”是电子表格公式，将作为文本保留，不会被计算。',
  ],
  nameUnreadable: [422, '“{value}” is not a person’s name.', '“{value}”不是人名。'],
  nameSeveral: [
    422,
    '“{value}” names several people; give each a record of their own.',
    '“{value}”含有多个人名，请分别建立记录。',
  ],
  emailUnreadable: [422, '“{value}” is not an e-mail address.', '“{value}”不是有效的邮箱地址。'],
  phoneUnreadable: [422, '“{value}” is not a phone number in {country}.', '“{value}”不是 {country} 的有效电话号码。'],
  urlUnreadable: [422, '“{value}” is not a web address.', '“{value}”不是有效的网址。'],
  idNumberUnreadable: [
    422,
    '“{value}” is not a Chinese ID number: it takes 18 digits, with a place and a day of birth in them.',
    '“{value}”不是身份证号：应为 18 位，其中含有效的地区和出生日期。',
  ],
  idNumberCheck: [
    422,
    'A digit of the ID number “{value}” is wrong: its last one does not agree with the others.',
    '身份证号“{value}”有误：最后一位校验码与其余数字不符。',
  ],
  creditCodeUnreadable: [
    422,
    '“{value}” is not a Unified Social Credit Code: it takes 18 characters.',
    '“{value}”不是统一社会信用代码：应为 18 位。',
  ],
  creditCodeCheck: [
    422,
    'A character of the credit code “{value}” is wrong: its last one does not agree with the others.',
    '统一社会信用代码“{value}”有误：最后一位校验码与其余字符不符。',
  ],
  digitsLost: [
    422,
    '“{value}” has lost digits in a spreadsheet; format the column as text there and export it again.',
    '“{value}”在电子表格中已丢失数字，请将该列设为文本格式后重新导出。',
  ],
  countryUnknown: [422, 'No country is called “{value}”.', '没有名为“{value}”的国家或地区。'],
  dateUnreadable: [422, '“{value}” is not a date.', '“{value}”不是有效的日期。'],
  dateImpossible: [422, 'There is no such day: “{value}”.', '不存在这一天：“{value}”。'],
  datePartial: [422, '“{value}” does not say the whole date.', '“{value}”不是完整的日期。'],
  dateTimeUnreadable: [422, '“{value}” is not a date and time.', '“{value}”不是有效的日期时间。'],
  numberUnreadable: [422, '“{value}” is not a number.', '“{value}”不是数字。'],
  integerUnreadable: [422, '“{value}” is not a whole number.', '“{value}”不是整数。'],
  moneyUnreadable: [422, '“{value}” is not an amount of money.', '“{value}”不是有效的金额。'],
  percentUnreadable: [422, '“{value}” is not a percentage.', '“{value}”不是有效的百分比。'],
  booleanUnreadable: [422, '“{value}” is neither yes nor no.', '“{value}”既不是“是”也不是“否”。'],
  choiceUnknown: [422, '“{value}” is not one of the choices.', '“{value}”不在可选项中。'],
} as const satisfies Record<string, ErrorRow>
