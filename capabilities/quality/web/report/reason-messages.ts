import { defineMessages } from '#web/i18n/messages.ts'

/** What happened to many rows for one reason. The server's own sentence names one value; here it is about all of them. */
export const messages = defineMessages({
  'reason.booleanUnreadable': ['Neither yes nor no', '既不是“是”也不是“否”'],
  'reason.choiceUnknown': ['Not one of the choices', '不在可选项中'],
  'reason.countryUnknown': ['No country of that name', '没有此国家或地区'],
  'reason.dateImpossible': ['There is no such day', '日期不存在'],
  'reason.datePartial': ['Not the whole date', '日期不完整'],
  'reason.dateTimeUnreadable': ['Not a date and time', '无法识别为日期时间'],
  'reason.dateUnreadable': ['Not a date', '无法识别为日期'],
  'reason.emailUnreadable': ['Not an e-mail address', '邮箱地址无效'],
  'reason.integerUnreadable': ['Not a whole number', '不是整数'],
  'reason.linkAmbiguous': ['Several records are known by that name', '有多条同名记录，无法确定'],
  'reason.linkNotFound': ['No record is known by that name', '找不到此名称的记录'],
  'reason.moneyUnreadable': ['Not an amount of money', '金额无效'],
  'reason.nameUnreadable': ['Not a person’s name', '不是人名'],
  'reason.numberUnreadable': ['Not a number', '不是数字'],
  'reason.percentUnreadable': ['Not a percentage', '百分比无效'],
  'reason.phoneUnreadable': ['Not a phone number', '电话号码无效'],
  'reason.rowIsAlike': [
    'May be the same as a record that is there: to be decided among the duplicates',
    '可能与已有记录是同一个，请在“重复项”中确认',
  ],
  'reason.rowSumsUp': ['A row of totals', '汇总行'],
  'reason.rowIsGone': ['Deleted in the program it comes from', '在来源软件中已被删除'],
  'reason.rowIsKnown': ['There already, with nothing new', '已存在，没有新内容'],
  'reason.rowMayNotChange': ['You may not change these records', '你无权修改这些记录'],
  'reason.urlUnreadable': ['Not a web address', '网址无效'],
  'reason.valueDamaged': ['Holds characters that were lost in an earlier conversion', '含有在之前的转换中丢失的字符'],
  'reason.valueIsFormula': [
    'A spreadsheet formula, kept as text and never computed',
    '电子表格公式，作为文本保留，不会计算',
  ],
  'reason.valueKept': ['The record’s value stays', '保留系统中的值'],
  'reason.valueReplaced': ['The file’s value takes its place', '改为文件中的值'],
  'reason.valueMissing': ['Empty, but every record needs it', '为空，但属于必填'],
  'reason.valueNotTaken': ['Does not fit into the field', '无法写入该字段'],
})
