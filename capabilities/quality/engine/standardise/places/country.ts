import { getCountries } from 'libphonenumber-js/max'
import { owned } from '#capabilities/quality/engine/read/csv/csv.ts'
import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, tidy } from '#capabilities/quality/engine/standardise/text.ts'

const nothing = /^n[./\\]\s?a\.?$/i

/** A country or region by its code or its name in English or Chinese, as ISO 3166-1 alpha-2. */
export function standardiseCountry(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidy(trace)
  // N/A is no country, though its letters are those of Namibia.
  const before = trace.text
  if (isNothing(trace)) return empty(trace)
  const code = nothing.test(before) ? null : countryCode(before)
  if (code === null) return unread(trace, 'countryUnknown')
  step(trace, 'countryCode', code)
  return read(trace, code)
}

// A million rows hold a few hundred spellings.
const asked = new Map<string, string | null>()
const mostAsked = 2000
const longestName = 100

/** The code of the country with that name or code, or null. */
export function countryCode(name: string): string | null {
  // Of 2024-03-12T09:14Z only letters would be looked at, and they are Tanzania's.
  if (name.length > longestName || /\d/.test(name)) return null
  const known = asked.get(name)
  if (known !== undefined) return known
  const code = bracketed(name) ?? byName().get(countryKey(name)) ?? null
  if (asked.size >= mostAsked) asked.clear()
  asked.set(owned(name), code)
  return code
}

/** "Korea (North)", "China (HK)", "UK (Jersey)": what stands in brackets says which. */
function bracketed(name: string): string | null {
  const found = /^([^()（）]+)[(（]([^()（）]+)[)）]\s*$/.exec(name)
  if (!found) return null
  const [, whole = '', part = ''] = found
  const known = (text: string) => byName().get(countryKey(text))
  const both = known(`${part} ${whole}`) ?? known(`${whole} ${part}`)
  // Two letters may as well be a state: United States (CA).
  if (both || (/^[a-z]{2}$/.test(countryKey(part)) && known(whole) !== 'CN')) return both ?? null
  return known(part) ?? null
}

/** Names that `Intl` does not know. */
const aliases: Readonly<Record<string, string>> = {
  CN: '中国大陆 中国内地 中华人民共和国 中國大陸 大陆 内地 prc peoplesrepublicofchina mainlandchina prchina chn 中國',
  HK: '香港 中国香港 中國香港 香港特别行政区 hongkong hongkongsar hkg',
  MO: '澳门 澳門 中国澳门 macau macao mac 澳门特别行政区',
  TW: '台湾 台灣 臺灣 中国台湾 中国台湾省 taiwan twn taiwanroc',
  US: '美国 美國 america unitedstatesofamerica usa us 美利坚合众国',
  GB: '英国 英國 greatbritain britain england scotland wales northernireland uk gbr 大不列颠',
  KR: '韩国 韓國 南韩 korea southkorea republicofkorea kor 大韩民国',
  KP: '朝鲜 北韩 northkorea dprk',
  JP: '日本 jpn',
  DE: '德国 德國 deutschland deu ger',
  FR: '法国 fra',
  NL: '荷兰 holland nld',
  RU: '俄罗斯 俄国 russianfederation rus',
  CH: '瑞士 schweiz suisse svizzera che',
  AT: '奥地利 österreich oesterreich aut',
  ES: '西班牙 españa espana esp',
  IT: '意大利 italia ita',
  BR: '巴西 brasil bra',
  CZ: '捷克 czechrepublic cze',
  AE: '阿联酋 uae are emirates',
  VN: '越南 vietnam vnm',
  SG: '新加坡 sgp',
  MY: '马来西亚 mys',
  TH: '泰国 tha',
  ID: '印尼 印度尼西亚 idn',
  IN: '印度 ind bharat',
  PH: '菲律宾 phl',
  AU: '澳大利亚 澳洲 aus',
  NZ: '新西兰 纽西兰 nzl',
  CA: '加拿大 can',
  MX: '墨西哥 méxico mexico mex',
  IR: '伊朗 iran',
  SY: '叙利亚 syria',
  TR: '土耳其 turkey turkiye tur',
  SA: '沙特 沙特阿拉伯 sau ksa',
  ZA: '南非 zaf',
  PL: '波兰 polska pol',
  SE: '瑞典 sverige swe',
  NO: '挪威 norge nor',
  DK: '丹麦 danmark dnk',
  FI: '芬兰 suomi fin',
  PT: '葡萄牙 prt',
  BE: '比利时 belgium belgique belgie bel',
  IE: '爱尔兰 irl',
  GR: '希腊 grc',
  UA: '乌克兰 ukr',
  VA: 'vatican vaticancity',
  LA: '老挝 laos',
  MM: '缅甸 burma',
  CI: 'ivorycoast',
  CD: '刚果金 drcongo',
  CG: '刚果布',
  PS: 'palestine',
  MK: 'macedonia',
}

let names: Map<string, string> | null = null

function byName(): Map<string, string> {
  return (names ??= buildNames())
}

function buildNames(): Map<string, string> {
  const map = new Map<string, string>()
  const codes = [...getCountries(), 'AQ', 'BV', 'GS', 'HM', 'PN', 'TF', 'UM']
  const spoken = ['en', 'zh-Hans', 'zh-Hant'].map((locale) => new Intl.DisplayNames(locale, { type: 'region' }))
  for (const code of codes) {
    for (const language of spoken) map.set(countryKey(language.of(code) ?? code), code)
  }
  for (const [code, words] of Object.entries(aliases))
    for (const word of words.split(' ')) map.set(countryKey(word), code)
  for (const code of codes) map.set(code.toLowerCase(), code)
  return map
}

function countryKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/\(.*\)|^the\s|[^\p{L}]/gu, '')
}
