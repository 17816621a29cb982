import type { Label } from '#sdk/objects.ts'

type Rule = readonly [en: string, zh: string]

/** Every rule that may change a value, in words for the person who looks at the change. */
const sentences = {
  trim: ['Blanks at the ends were removed', '删除首尾空白'],
  spaces: ['Several blanks became one', '多个空白合并为一个'],
  invisible: ['Invisible characters were removed', '删除不可见字符'],
  fullWidth: ['Full-width letters and digits became plain ones', '全角字母和数字转为半角'],
  composed: ['Letters and their accents were joined', '合并字母与附加符号'],
  lineEnds: ['Line ends were made alike', '统一换行符'],
  placeholder: ['A word for “nothing” became an empty cell', '表示“无”的字样改为空白'],
  textMark: ['The mark that tells a spreadsheet “this is a text” was removed', '删除电子表格中表示文本的引号'],
  hanSpaces: ['Blanks between Chinese characters were removed', '删除汉字之间的空白'],
  nameTitle: ['A form of address or a job was taken off the name', '去掉姓名中的称谓或职务'],
  nameComma: ['“Last, First” was put in order', '“姓, 名”的写法已调整'],
  nameOrder: ['Family and given name were the wrong way round', '姓和名的顺序已更正'],
  nameCase: ['Upper and lower case were put right', '更正字母大小写'],
  nameNote: ['A remark or a second name was taken off the name', '去掉姓名旁的说明或别名'],
  nameJoined: ['The parts of the name were put together', '合并姓和名'],
  emailForm: ['The spelling of the address was repaired', '修正邮箱写法'],
  emailName: ['A name or remark beside the address was left out', '去掉邮箱旁的姓名或说明'],
  emailDomainCase: ['The domain was put in lower case', '邮箱域名改为小写'],
  emailDomainTypo: ['A misspelt mail domain was corrected', '更正邮箱域名的拼写错误'],
  emailDisposable: ['A mailbox for minutes: the address will soon reach nobody', '一次性邮箱，很快将无法送达'],
  emailRole: ['A mailbox that several people share, not one person’s', '多人共用的邮箱，不属于个人'],
  emailSuffix: ['The domain ends in what no domain ends in', '邮箱域名的后缀不存在'],
  companyBrackets: ['The brackets became those of the language of the name', '括号改为与名称文字一致的写法'],
  companyForm: ['The legal form was written as registers write it', '统一公司组织形式的写法'],
  repeated: ['A repeated value was left out', '去掉重复的值'],
  separators: ['Several values were separated alike', '统一多个值之间的分隔符'],
  phoneNote: ['A word or remark beside the number was left out', '去掉号码旁的文字说明'],
  phoneArea: ['The area code of the number before was taken', '沿用前一个号码的区号'],
  phoneE164: ['The phone number was written in international form', '电话号码改为国际格式'],
  codeNote: ['A word or remark beside the number was left out', '去掉号码旁的文字说明'],
  codeForm: ['Blanks and small letters were taken out of the number', '去掉号码中的空白，字母改为大写'],
  idUpgraded: ['An ID number of 15 digits was written with 18', '15 位身份证号升为 18 位'],
  codeMisread: ['A letter or sign that no code has became the one it looks like', '代码中不会出现的字符改为形近的字符'],
  urlScheme: ['https:// was put in front', '补上 https://'],
  urlNote: ['A word or remark beside the web address was left out', '去掉网址旁的文字说明'],
  urlForm: ['The web address was written in its usual form', '统一网址写法'],
  firstOnly: ['Only the first of several values fits here', '此处只能保留多个值中的第一个'],
  countryCode: ['The country became its code', '国家或地区名称改为代码'],
  addressNote: ['The word “address” was taken off', '去掉“地址”字样'],
  addressForm: ['The address was put in order', '整理地址写法'],
  addressRegion: ['Province, city and district were written in full', '补全省、市、区县名称'],
  addressOldName: ['A place’s former name became today’s', '旧地名改为现名'],
  addressTail: ['Building, unit and room were written alike', '统一楼栋、单元、门牌写法'],
  dateFormat: ['The date was written as year-month-day', '日期改为“年-月-日”格式'],
  dateOrder: ['Day and month were read in the order of the column', '按整列的日月顺序识别'],
  dateOtherOrder: [
    'Day and month only fit the other way round than in the rest of the column',
    '日和月的顺序与整列不同，请核对',
  ],
  twoDigitYear: ['The year was completed', '补全年份'],
  rocYear: ['A Republic of China year became a common one', '民国纪年换算为公元'],
  eraYear: ['A year of a Japanese era became a common one', '日本年号换算为公元'],
  excelSerial: ['A spreadsheet’s day number became a date', '电子表格的日期序号转为日期'],
  unixTime: ['A Unix time became a date and time', 'Unix 时间戳转为日期时间'],
  timeDropped: ['The time of day was left out', '省略时间'],
  timeFormat: ['The time was written in ISO 8601', '时间改为 ISO 8601 格式'],
  timeZone: ['The time zone of the country was taken', '按所在国家或地区的时区处理'],
  numberFormat: ['Thousands separators and blanks were removed', '删除千位分隔符和空白'],
  hanNumber: ['万, 亿, “million” or Chinese numerals were written out', '将“万”“亿”“million”或中文数字换算为数值'],
  unit: ['A unit behind the number was left out', '去掉数字后的单位'],
  amountNote: ['A remark beside the amount was left out', '去掉金额旁的说明'],
  percentSign: ['The percent sign was put behind the number', '补上百分号'],
  currency: ['The currency is in its own place', '币种单独记录'],
  booleanWord: ['The word became true or false', '改为 true 或 false'],
  choiceSpelling: ['The choice was written as its label', '统一选项写法'],
  birthdayFromId: ['Filled in from the ID number', '根据身份证号补全'],
  genderFromId: ['Filled in from the ID number', '根据身份证号补全'],
  cityFromAreaCode: ['Filled in from the area code of the phone', '根据电话区号补全'],
  countryFromPhone: ['Filled in from the phone number', '根据电话号码补全'],
  countryFromAddress: ['Filled in from the address', '根据地址补全'],
  recipe: ['Changed by the recipe', '按清洗方案修改'],
  companyFromEmail: ['The company whose domain the e-mail address has', '按邮箱域名关联公司'],
  likeSimilar: ['Filled in as similar records have it', '参照相似记录补全'],
  cityFromPostcode: ['Filled in from the postcode', '根据邮编补全'],
  ageFromDate: ['Filled in from the date of birth', '根据出生日期计算'],
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof sentences

/** Rules that change nothing and only say what is worth knowing of a value. */
const noticing: ReadonlySet<string> = new Set<RuleName>([
  'emailDisposable',
  'emailRole',
  'emailSuffix',
  'dateOtherOrder',
])

/** Whether a rule leaves the value as it is. */
export function isNotice(rule: string): boolean {
  return noticing.has(rule)
}

/** Whether a rule is called so. */
export function isRule(name: string): name is RuleName {
  return Object.hasOwn(sentences, name)
}

export const rules: Readonly<Record<RuleName, Label>> = Object.fromEntries(
  Object.entries(sentences).map(([name, [en, zh]]) => [name, { en, zh }]),
) as Record<RuleName, Label>
