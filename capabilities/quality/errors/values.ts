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
  nameUnreadable: [
    422,
    '“{value}” is not a person’s name. Write family and given name, without numbers or addresses.',
    '“{value}”不是人名，请只写姓和名，不含号码或地址。',
  ],
  nameSeveral: [
    422,
    '“{value}” names several people; give each a record of their own.',
    '“{value}”含有多个人名，请分别建立记录。',
  ],
  emailUnreadable: [
    422,
    '“{value}” is not an e-mail address. Write it as name@example.com.',
    '“{value}”不是有效的邮箱地址，请写成 name@example.com 的形式。',
  ],
  phoneUnreadable: [
    422,
    '“{value}” is not a phone number in {country}. Write the area code, or + and the country code.',
    '“{value}”不是 {country} 的有效电话号码，请写上区号，或以 + 和国家代码开头。',
  ],
  urlUnreadable: [
    422,
    '“{value}” is not a web address. Write it as https://example.com.',
    '“{value}”不是有效的网址，请写成 https://example.com 的形式。',
  ],
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
  countryUnknown: [
    422,
    'No country is called “{value}”. Write its name or its code of two letters.',
    '没有名为“{value}”的国家或地区，请写名称或两位代码。',
  ],
  dateUnreadable: [
    422,
    '“{value}” is not a date. Write it as 2026-03-14.',
    '“{value}”不是有效的日期，请写成 2026-03-14 的形式。',
  ],
  dateImpossible: [
    422,
    'There is no such day: “{value}”. Look at month and day.',
    '不存在这一天：“{value}”，请核对月和日。',
  ],
  datePartial: [
    422,
    '“{value}” does not say the whole date. Add what is missing, or keep it in a text field.',
    '“{value}”不是完整的日期，请补全年月日，或放入文本字段。',
  ],
  dateTimeUnreadable: [
    422,
    '“{value}” is not a date and time. Write it as 2026-03-14 09:30.',
    '“{value}”不是有效的日期时间，请写成 2026-03-14 09:30 的形式。',
  ],
  numberUnreadable: [
    422,
    '“{value}” is not a number. Write digits only, one number in a cell.',
    '“{value}”不是数字，请只写数字，一格一个。',
  ],
  integerUnreadable: [
    422,
    '“{value}” is not a whole number. Write digits only, without a fraction.',
    '“{value}”不是整数，请只写数字，不含小数。',
  ],
  moneyUnreadable: [
    422,
    '“{value}” is not an amount of money. Write one amount, as 1200.50 or 1.2万.',
    '“{value}”不是有效的金额，请写一个金额，如 1200.50 或 1.2万。',
  ],
  percentUnreadable: [
    422,
    '“{value}” is not a percentage. Write it as 35%.',
    '“{value}”不是有效的百分比，请写成 35% 的形式。',
  ],
  booleanUnreadable: [
    422,
    '“{value}” is neither yes nor no. Write yes or no, 是 or 否.',
    '“{value}”既不是“是”也不是“否”，请写“是”或“否”。',
  ],
  choiceUnknown: [
    422,
    '“{value}” is not one of the choices. Write one of them, or add it to the field.',
    '“{value}”不在可选项中，请改为其中一项，或在字段中添加。',
  ],
} as const satisfies Record<string, ErrorRow>
