import {
  beginTrace,
  empty,
  read,
  step,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { citiesAt, provinceAt } from '#capabilities/quality/engine/standardise/places/divisions.ts'
import { isNothing, suspicion, tidy } from '#capabilities/quality/engine/standardise/text.ts'

/** What the name of a Chinese firm is made of: 深圳 · 腾讯 · 计算机系统 · 有限公司, and the branch it may be. */
export type CompanyParts = {
  readonly place: string | null
  readonly brand: string
  readonly trade: string | null
  readonly form: string | null
  /** `上海分公司`: a firm of its own, not its parent. */
  readonly branch: string | null
}

const han = /\p{Script=Han}/u

/** Han characters and nothing else: a name to which no rule applies. */
function isHanOnly(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return true
}

/** A company's name with brackets, blanks and legal form written as such names are; no part of it is left out. */
export function standardiseCompanyName(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  if (isNothing(trace)) return empty(trace)
  if (isHanOnly(trace.text)) return read(trace, trace.text)
  // What one rule uncovers may be another's business: until nothing changes.
  for (let before = '', round = 0; before !== trace.text && round < 4; round += 1) {
    before = trace.text
    if (han.test(trace.text)) {
      step(trace, 'companyBrackets', chineseBrackets(trace.text))
      step(trace, 'hanSpaces', trace.text.replace(/(?<=\p{Script=Han}|[）)]) +(?=\p{Script=Han}|[（(])/gu, ''))
    } else {
      step(trace, 'companyBrackets', plainBrackets(trace.text))
      if (!/[^\p{ASCII}À-ɏ]/u.test(trace.text)) step(trace, 'companyForm', latinForm(trace.text))
    }
  }
  return read(trace, trace.text, suspicion(trace.text))
}

/** `腾讯(深圳)有限公司` is written with the brackets of Chinese print. */
function chineseBrackets(text: string): string {
  return text.replace(/\s*\(\s*([^()（）]*\p{Script=Han}[^()（）]*?)\s*\)\s*/gu, '（$1）')
}

/** `Acme（Shanghai）Co.` has no Chinese in it, and the brackets of Latin print. */
function plainBrackets(text: string): string {
  return /[（）]/.test(text)
    ? text
        .replace(/\s*（\s*/g, ' (')
        .replace(/\s*）\s*/g, ') ')
        .trim()
    : text
}

/** Legal forms as registers write them, by what people type at the end of a name. */
const forms: readonly (readonly [typed: RegExp, written: string])[] = [
  [/,?\s*\bco\.?\s*,?\s*ltd\.?$/i, ' Co., Ltd.'],
  [/,?\s*\bcompany\s*,?\s*limited$/i, ' Company Limited'],
  [/,?\s*\bpvt\.?\s*,?\s*ltd\.?$/i, ' Pvt. Ltd.'],
  [/,?\s*\bpte\.?\s*,?\s*ltd\.?$/i, ' Pte. Ltd.'],
  [/,?\s*\bpty\.?\s*,?\s*ltd\.?$/i, ' Pty Ltd'],
  [/\s*,\s*\binc\.?$/i, ', Inc.'],
  [/\s+\binc\.?$/i, ' Inc.'],
  [/\s+\bcorp\.?$/i, ' Corp.'],
  [/\s+\bgmbh$/i, ' GmbH'],
  [/\s+\bs\.?\s?a\.?\s?r\.?\s?l\.?$/i, ' SARL'],
  [/\s*,\s*\bl\.?l\.?c\.?$/i, ', LLC'],
  [/\s+\bl\.?l\.?c\.?$/i, ' LLC'],
  [/\s+\bp\.?l\.?c\.?$/i, ' PLC'],
]

/** The same by the last letter of what is written, in upper case: most names end in none of them. */
const formsByEnd = Map.groupBy(forms, ([, written]) => written.replace(/\.$/, '').at(-1)!.toUpperCase())

function latinForm(text: string): string {
  const end = text.at(text.endsWith('.') ? -2 : -1)?.toUpperCase() ?? ''
  for (const [typed, written] of formsByEnd.get(end) ?? []) {
    const found = typed.exec(text)
    if (found && found.index > 0) return text.slice(0, found.index) + written
  }
  return text
}

const legal =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|厂|店|合伙企业(?:（(?:有限|普通)合伙）)?|事务所|工作室|经营部|商行)$/
const branches = /(?:[\p{Script=Han}]{2,8}?)?(?:第[一二三四五六七八九十]+)?(?:分公司|分店|分行|支行|办事处|营业部)$/u
const tradeWords =
  /(?:信息技术|网络科技|电子科技|智能科技|生物科技|科技|技术|电子商务|电子|贸易|商贸|进出口|国际物流|物流|供应链管理|供应链|食品|餐饮管理|餐饮|建筑工程|建筑|工程|房地产开发|房地产|置业|物业管理|物业|投资管理|投资|咨询|企业管理咨询|企业管理|管理咨询|教育咨询|教育|文化传媒|文化传播|传媒|广告|医疗器械|医药|医疗|服饰|服装|纺织|机械设备|精密机械|机械|智能装备|装备|设备|制造|实业|化工|新能源|能源|汽车|酒店管理|酒店|旅游|农业|环保|软件|网络|通信|系统|控股|资产管理|融资租赁|租赁|保险|证券|银行)+$/
const placeAt =
  /^((?:\p{Script=Han}{2,3}省)?\p{Script=Han}{2,4}?(?:市|区|县)|北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安|青岛|厦门|宁波|东莞|佛山|长沙|郑州|济南|大连|无锡|合肥|福州|沈阳|昆明)/u

/** Where the name of the firm ends and that of its branch begins. */
const headOffice =
  /(?:股份有限公司|有限责任公司|有限公司|集团|公司|银行(?!股份|有限))(?=\p{Script=Han}{0,10}(?:分公司|分店|分行|支行|办事处|营业部)$)/u

function isPlace(name: string): boolean {
  return (
    /^(?:中国|中國|亚洲|亚太|大中华|国际|香港|澳门|台湾)/.test(name) ||
    provinceAt(name) !== undefined ||
    citiesAt(name).length > 0
  )
}

/**
 * Cuts a Chinese company's name into place, name, trade and legal form; its branch stands apart.
 *
 * ```ts
 * const parts = { place: '深圳', brand: '鹭屿', trade: '科技', form: '有限公司', branch: '上海分公司' }
 * assert.deepEqual(companyParts('深圳鹭屿科技有限公司上海分公司'), parts)
 * assert.deepEqual(companyParts('鹭屿（厦门）科技有限公司').place, '厦门')
 * ```
 */
export function companyParts(name: string): CompanyParts {
  let rest = name
  const apart = /（(\p{Script=Han}{0,10}(?:分公司|分店|分行|支行|办事处|营业部))）$/u.exec(rest)
  if (apart) rest = rest.slice(0, apart.index) + apart[1]!
  const formAt = headOffice.exec(rest)
  const branch = formAt ? rest.slice(formAt.index + formAt[0].length) : (branches.exec(rest)?.[0] ?? null)
  if (branch) rest = rest.slice(0, rest.length - branch.length)
  const form = legal.exec(rest)?.[0] ?? null
  if (form && form.length < rest.length) rest = rest.slice(0, rest.length - form.length)
  // What is no place is a remark: 总部, 已注销.
  const inside = [...rest.matchAll(/（(\p{Script=Han}{2,6})）/gu)].find(([, name = '']) => isPlace(name)) ?? null
  if (inside) rest = rest.replace(inside[0], '')
  const start = inside ? null : placeAt.exec(rest)
  if (start && start[0].length < rest.length) rest = rest.slice(start[0].length)
  const trade = tradeWords.exec(rest)?.[0] ?? null
  const brand = trade && trade.length < rest.length ? rest.slice(0, rest.length - trade.length) : rest
  return { place: inside?.[1] ?? start?.[1] ?? null, brand, trade: brand === rest ? null : trade, form, branch }
}
