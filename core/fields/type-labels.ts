import type { FieldTypeName, Label } from '#sdk/objects.ts'

/** What a value of each type is called in a sentence: "… is not a valid e-mail address". */
const labels: Readonly<Record<FieldTypeName, readonly [en: string, zh: string]>> = {
  text: ['text', '文本'],
  longText: ['text', '文本'],
  richText: ['text', '文本'],
  integer: ['whole number', '整数'],
  number: ['number', '数字'],
  money: ['amount of money', '金额'],
  percent: ['percentage', '百分比'],
  boolean: ['yes or no', '是/否'],
  date: ['date', '日期'],
  dateTime: ['date and time', '日期时间'],
  duration: ['duration', '时长'],
  choice: ['option', '选项'],
  multiChoice: ['list of options', '选项'],
  email: ['e-mail address', '邮箱地址'],
  phone: ['phone number with its country code', '电话号码（须带国家代码）'],
  idNumber: ['ID number', '身份证号'],
  creditCode: ['Unified Social Credit Code', '统一社会信用代码'],
  url: ['web address', '网址'],
  personName: ['name', '姓名'],
  address: ['address', '地址'],
  country: ['country', '国家/地区'],
  link: ['link to a record', '关联记录'],
  links: ['list of links', '关联记录'],
  linkAny: ['link to a record', '关联记录'],
  user: ['user', '用户'],
  rating: ['rating', '评级'],
  autoNumber: ['number', '编号'],
  file: ['list of files', '文件'],
  recurrence: ['recurrence rule such as FREQ=WEEKLY;BYDAY=TU', '重复规则（如 FREQ=WEEKLY;BYDAY=TU）'],
  checklist: ['list of steps', '清单'],
  json: ['JSON value', 'JSON 值'],
  formula: ['number', '数字'],
  rollup: ['number', '数字'],
}

/** A field type as a parameter of an error: its name for programs, its label for the sentence. */
export function typeSpoken(type: FieldTypeName): { name: FieldTypeName; label: Label } {
  const [en, zh] = labels[type]
  return { name: type, label: { en, zh } }
}
