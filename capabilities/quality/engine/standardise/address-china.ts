import type { Address } from '#capabilities/quality/engine/standardise/address.ts'
import { step, type Trace } from '#capabilities/quality/engine/standardise/result.ts'

const municipalities = ['北京', '上海', '天津', '重庆']
const provinces = [
  '河北',
  '山西',
  '辽宁',
  '吉林',
  '黑龙江',
  '江苏',
  '浙江',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '海南',
  '四川',
  '贵州',
  '云南',
  '陕西',
  '甘肃',
  '青海',
  '台湾',
]
const regions: Readonly<Record<string, string>> = {
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
  香港: '香港特别行政区',
  澳门: '澳门特别行政区',
}
const fullNames = new Map<string, string>([
  ...municipalities.map((name) => [name, `${name}市`] as const),
  ...provinces.map((name) => [name, `${name}省`] as const),
  ...Object.entries(regions),
])
const regionStart = new RegExp(
  `^(${[...fullNames.keys()].join('|')})(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?\\s*`,
)
const cityStart = /^(\p{Script=Han}{2,12}?(?:自治州|地区|盟|市))\s*/u
const districtStart = /^(\p{Script=Han}{1,12}?(?:自治县|自治旗|新区|开发区|高新区|区|县|旗|市))\s*/u
// 小区, 园区 and the like are estates, not districts.
const estate = /(?:小|园|社|厂|校|景|宿舍|工业|商业|住宅|物流|保税|科技)区$/

/** Province, city, district and street of an address in Chinese; short province names are written in full. */
export function readChineseAddress(trace: Trace, assumed: string): Address {
  let address = readOnce(trace, assumed)
  // What is put in order may show one more part: until nothing changes.
  for (let round = 0, before = trace.raw; before !== trace.text && round < 6; round += 1) {
    before = trace.text
    address = readOnce(trace, assumed)
  }
  return address
}

function readOnce(trace: Trace, assumed: string): Address {
  const said = /^(中华人民共和国|中国)\s*[,，]?\s*/.exec(trace.text)
  const digits = /(?<!\d)(\d{6})(?!\d)/.exec(trace.text)
  const isPostcode =
    digits &&
    (digits.index === 0 ||
      digits.index + 6 === trace.text.length ||
      /(?:邮编|郵編)[:：]?\s*$/.test(trace.text.slice(0, digits.index)))
  const postcode = isPostcode ? digits[1]! : null
  let rest = trace.text.slice(said?.[0].length ?? 0)
  if (postcode !== null) {
    rest = rest
      .replace(new RegExp(`[\\s,，;；(（]*(?:邮编|郵編)?[:：]?\\s*${postcode}\\s*[)）]?[\\s,，;；]*`), ' ')
      .trim()
  }
  rest = rest.replace(/^[\s,，]+|[\s,，]+$/g, '')
  const region = regionStart.exec(rest)
  const isRegion = region !== null && isWholeRegion(region, rest)
  const name = isRegion ? fullNames.get(region[1]!)! : null
  if (isRegion) rest = rest.slice(region[0].length).replace(/^[,，]\s*/, '')
  const isMunicipality = name !== null && municipalities.some((city) => name === `${city}市`)
  if (isMunicipality) rest = rest.replace(new RegExp(`^(?:${name}|市辖区|县)[\\s,，]*`), '')
  const city = isMunicipality ? null : cityStart.exec(rest)
  if (city) rest = rest.slice(city[0].length).replace(/^[,，]\s*/, '')
  const district = name !== null || city ? districtStart.exec(rest) : null
  const isDistrict = district !== null && !estate.test(district[1]!)
  if (isDistrict) rest = rest.slice(district[0].length).replace(/^[,，]\s*/, '')
  const address = {
    country: said ? 'CN' : name !== null && assumed === 'CN' ? 'CN' : null,
    region: name,
    city: isMunicipality ? name : (city?.[1] ?? null),
    district: isDistrict ? district[1]! : null,
    street: rest === '' ? null : rest,
    postcode,
  }
  rewrite(trace, { said: said !== null, region: isRegion ? region[0] : '', address })
  return address
}

/** 上海路 is a street in Nanjing, not the city: a bare name must be followed by a place. */
function isWholeRegion(region: RegExpExecArray, rest: string): boolean {
  if (region[2] !== undefined || region[0].endsWith(' ')) return true
  const behind = rest.slice(region[0].length)
  return (
    behind === '' ||
    /^[,，]/.test(behind) ||
    cityStart.test(behind) ||
    (districtStart.test(behind) && !/^(?:路|街|大道)/.test(behind))
  )
}

function rewrite(trace: Trace, { said, region, address }: { said: boolean; region: string; address: Address }): void {
  if (address.region !== null && region.trim() !== address.region) {
    step(trace, 'addressRegion', trace.text.replace(region, address.region))
  }
  const city = address.city === address.region ? '' : (address.city ?? '')
  const whole = [said ? '中国' : '', address.region ?? '', city, address.district ?? '', address.street ?? ''].join('')
  step(trace, 'addressForm', address.postcode === null ? whole : `${whole} ${address.postcode}`)
}
