import { isFirstName } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { hanDoubles, hanSingles } from '#capabilities/quality/engine/standardise/names/surnames.ts'
import { fold, hasHan, wordsOf } from '#capabilities/quality/engine/kinds/text.ts'

/** What a column holds, as far as finding duplicates is concerned. `ignore` never takes part. */
export type ColumnKind =
  | 'given'
  | 'family'
  | 'middle'
  | 'name'
  | 'company'
  | 'email'
  | 'phone'
  | 'date'
  | 'postcode'
  | 'address'
  | 'place'
  | 'code'
  | 'category'
  | 'number'
  | 'text'
  | 'url'
  | 'ignore'

export type ColumnProfile = {
  readonly column: string
  readonly kind: ColumnKind
  readonly filled: number
  readonly distinct: number
  /** What the values look like, where the header says nothing. */
  readonly bare?: Bare
}

/** Shares of values: one word, a known first name, a letter; a street, with a number in it; whole numbers, long ones. */
export type Bare = Readonly<Record<'words' | 'first' | 'letters' | 'streets' | 'numbered' | 'whole' | 'long', number>>

const street =
  /\b(st|street|rd|road|ave|avenue|dr|drive|ln|lane|blvd|ct|court|pl|place|way|cir|circle|ter|terrace|hwy|pkwy|sq|square|crescent|close|rue|via|calle|platz)\b|(stra(ss|ß)e|weg|gasse|straat|路|街|巷|弄|胡同|大道)/i

const byHeader: readonly (readonly [ColumnKind, RegExp])[] = [
  ['category', /\b(type|status|role|category|issued by)$/],
  ['place', /\b(country|state)$/],
  ['email', /\be ?mails?\b|^mail$|\b(dianzi ?)?youxiang\b|邮箱|电邮|电子邮件|信箱/],
  ['url', /\b(url|website|web site|homepage|domain|wangzhi|wangzhan)\b|网址|网站|域名/],
  [
    'phone',
    /\b(phones? ?\d*|mobile|mob|tel|telephone|telefon|cell|fax|whatsapp|(mobile|cell)phone|shouji(hao)?|(lianxi ?)?dianhua)\b|手机|电话|联系方式|传真/,
  ],
  ['date', /\b(birth|dob|birthday|birthdate|bday|geburtsdatum|date|born|shengri|chusheng ?riqi)\b|生日|出生|日期/],
  ['postcode', /\b(post ?code|zip|zipcode|postal|plz|youbian|youzheng ?bianma)\b|邮编|邮政编码|邮递区号/],
  ['name', /\bfirst\b.*\b(surname|last)\b|\bfull ?name\b/],
  ['middle', /\b(middle|m ?name|mid ?name)\b/],
  ['given', /\b(first ?name|given ?name|given|forename|f ?name|name first|vorname|prenom)\b|^(first|名|mingzi)$|名字$/],
  [
    'family',
    /\b(last ?name|sur ?name|family ?name|family|l ?name|name last|nachname|nom de famille|xingshi)\b|^(last|姓)$|姓氏/,
  ],
  [
    'code',
    /\b(ssn|soc sec|social security|passport|licen[cs]e|national id|tax|vat|isbn|sku|uen|ein|nin|id (no|number|card)|shenfenzheng(hao)?)\b|身份证|证件|信用代码|税号|识别号|护照|驾照/,
  ],
  [
    'company',
    /\b(company|organi[sz]ation|org|employer|firm|business|agency|manufacturer|brand|site name|firma|(gongsi|qiye|danwei)( ?mingcheng)?)\b|公司|单位|企业|机构/,
  ],
  [
    'place',
    /\b(city|town|suburb|state|province|county|region|country|district|place|neighbou?rhood|ort|stadt|ville|chengshi|shengfen|guojia)\b|城市|省|市$|区县|地区|国家|籍贯/,
  ],
  ['address', /\b((address|addr|street) ?\d*|adresse|str|line ?\d|(tongxun ?)?dizhi)\b|地址|街道|住址/],
  [
    'category',
    /\b(gender|sex|occupation|profession|type|cuisine|status|category|language|geschlecht|xingbie|zhiye|hangye)\b|性别|职业|行业|类型|类别|状态|等级/,
  ],
  ['text', /\b(title|description|notes?|comments?|remarks?|beizhu|miaoshu)\b|备注|描述|说明|标题/],
  ['name', /\b(name|contact|person|customer|client|xingming|lianxiren)\b|姓名|联系人|客户|名称/],
]
/** Only people have a full name, or a first one and a last one, however rare the names are. */
const ofPersons = /\bfull ?name\b|\bfirst\b.*\b(surname|last)\b|\bxingming\b|姓名/
const idHeader = /^(.*\b)?(id|uuid|guid|key|row|rec(ord)? ?(id|no|number)?|index|no)$|编号|序号|^#$/
const bookkeeping = /\b(created|updated|modified|inserted|imported|synced)\b|创建|更新时间|修改时间/
const empty = new Set([
  '',
  '-',
  '--',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
  'unknown',
  '无',
  '暂无',
  '不详',
  '未知',
  '没有',
])

/** A cell as the matcher sees it: '' where it only says that nothing is known. */
export function known(cell: string | undefined): string {
  const text = (cell ?? '').trim()
  return text.length < 8 && empty.has(text.toLowerCase()) ? '' : text
}

/** A header in plain words: `http://x#phone_number` → `phone number`, `DATE_OF_BIRTH` → `date of birth`. */
export function headerWords(column: string): string {
  const tail =
    column
      .trim()
      .split(/[#/](?=[^#/]+$)/)
      .at(-1) ?? column
  return fold(tail.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' '))
}

/** Tells the kind of one column from its header (English, Chinese) and its values. Order of rows plays no part. */
export function profileColumn(column: string, cells: readonly string[]): ColumnProfile {
  const values = cells.map(known).filter((cell) => cell !== '')
  const distinct = new Set(values)
  const sample = [...distinct]
    .toSorted()
    .filter((_, i, all) => all.length < 3000 || i % Math.ceil(all.length / 3000) === 0)
  return profileSample(column, sample, { filled: values.length, distinct: distinct.size })
}

/** The same from some of a column's distinct values, sorted, and from how many cells and values there are in all. */
export function profileSample(
  column: string,
  sample: readonly string[],
  base: { filled: number; distinct: number },
): ColumnProfile {
  const header = headerWords(column)
  const kind = kindOf(header, [...sample], base)
  const isBare = ['text', 'category', 'number'].includes(kind) && !byHeader.some(([, pattern]) => pattern.test(header))
  return { column, ...base, kind, ...(isBare ? { bare: bareOf(sample) } : {}) }
}

function bareOf(sample: readonly string[]): Bare {
  const share = (test: (cell: string) => boolean) => sample.filter(test).length / Math.max(1, sample.length)
  const oneWord = (test: (word: string) => boolean) =>
    share((cell) => {
      const [word, more] = wordsOf(fold(cell))
      return word !== undefined && more === undefined && /^\p{L}/u.test(cell) && test(word)
    })
  return {
    words: oneWord((word) => word.length > 1),
    first: oneWord(isFirstName),
    letters: oneWord((word) => word.length === 1),
    streets: share((cell) => street.test(cell)),
    numbered: share((cell) => /^\d|\d$|\d号/.test(cell)),
    whole: share((cell) => /^\d{1,6}$/.test(cell)),
    long: share((cell) => /^\d{3,6}$/.test(cell)),
  }
}

function kindOf(header: string, sample: string[], base: { filled: number; distinct: number }): ColumnKind {
  if (base.distinct < 2 || bookkeeping.test(header)) return 'ignore'
  const share = (test: (cell: string) => boolean) => sample.filter(test).length / sample.length
  const unique = base.distinct === base.filled
  const named = byHeader.find(([, pattern]) => pattern.test(header))?.[0]
  const seen = kindOfValues(share, base)
  // A telephone's `no.` is what is dialled, a customer's only counts.
  const isNumber = named === 'code' || (named === 'phone' && seen === 'phone')
  if (idHeader.test(header) && !isNumber && (unique || base.distinct > base.filled * 0.9)) return 'ignore'
  if (named === 'code' && base.distinct < base.filled * 0.1) return 'category'
  if (named === 'place' && base.distinct <= 60) return 'category'
  if (named === 'name') return ofPersons.test(header) || peopleShare(sample, true) >= 0.25 ? 'name' : 'company'
  if (named === 'date' || named === 'phone' || named === 'email')
    return seen === named || share(hasDigitOrAt) > 0.5 ? named : 'text'
  if (named !== undefined) return named
  if (seen !== null) return seen
  if (unique && share((cell) => /^[\w-]*\d[\w-]*$/.test(cell)) > 0.95) return 'ignore'
  if (base.distinct <= Math.max(12, base.filled * 0.01) && base.distinct < base.filled * 0.5) return 'category'
  if (share((cell) => /^[¥$€£]?[\d.,]+$/.test(cell)) > 0.9) return 'number'
  return peopleShare(sample) >= 0.3 ? 'name' : 'text'
}

function hasDigitOrAt(cell: string): boolean {
  return /[\d@]/.test(cell)
}

function kindOfValues(
  share: (test: (cell: string) => boolean) => number,
  base: { filled: number; distinct: number },
): ColumnKind | null {
  if (share((cell) => /^[^@\s]*@[^@\s]+\.[^@\s]+$/.test(cell)) > 0.6) return 'email'
  if (share((cell) => /^https?:\/\//.test(cell)) > 0.6) return 'url'
  if (share(isDateLike) > 0.8) return 'date'
  const many = base.distinct > base.filled * 0.3
  if (many && share((cell) => /^\+?[\d ()./-]{7,20}$/.test(cell) && cell.replace(/\D/g, '').length >= 7) > 0.8)
    return 'phone'
  return null
}

function isDateLike(cell: string): boolean {
  return (
    // `1998.05.17` is a date; `1998.05` is an amount.
    /^\d{4}([-/年]\d{1,2}([-/月]\d{1,2}日?)?|\.\d{1,2}\.\d{1,2})/.test(cell) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(cell) ||
    /^(18|19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(cell)
  )
}

/**
 * Share of values that look like people: a Chinese name of two to four characters, or a known first name in it. Where
 * no header says that names are meant, the first name must stand where first names stand.
 */
function peopleShare(sample: readonly string[], isSaid = false): number {
  const isPerson = (cell: string) => {
    if (hasHan(cell)) {
      const han = fold(cell).replace(/(先生|女士|小姐|太太|总)$/u, '')
      if (han.length < 2 || han.length > 4 || /[公司店厂院校]/u.test(han)) return false
      return hanSingles.has(han[0]!) || hanDoubles.has(han.slice(0, 2))
    }
    const words = wordsOf(fold(cell))
    if (words.length > 6 || /\d/.test(cell)) return false
    if (isSaid) return words.some(isFirstName)
    const after = wordsOf(fold(cell.split(',')[1] ?? ''))
    return words.length > 1 && words.length < 5 && (isFirstName(words[0]!) || isFirstName(after[0] ?? ''))
  }
  return sample.filter(isPerson).length / sample.length
}
