import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address } from '#capabilities/quality/engine/standardise/places/address.ts'
import { districtsIn, provinces } from '#capabilities/quality/engine/standardise/places/divisions.ts'
import { former } from '#capabilities/quality/engine/standardise/places/former.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'

const china = { country: 'CN', currency: 'CNY', dateOrder: 'auto' } as const

/** Addresses as customers write them, with country, region, city, district, street and postcode behind strokes. */
const cells: readonly (readonly [raw: string, parts: string])[] = [
  ['吉林市船营区1号', 'CN|吉林省|吉林市|船营区|1号|'],
  ['吉林省吉林市船营区1号', 'CN|吉林省|吉林市|船营区|1号|'],
  ['昆山市玉山镇人民路1号', 'CN|江苏省|苏州市|昆山市|玉山镇人民路1号|'],
  ['江苏昆山玉山镇人民路1号', 'CN|江苏省|苏州市|昆山市|玉山镇人民路1号|'],
  ['浙江省义乌市稠州北路1号', 'CN|浙江省|金华市|义乌市|稠州北路1号|'],
  ['海淀区中关村1号', 'CN|北京市|北京市|海淀区|中关村1号|'],
  ['朝阳区建国路1号', '||||朝阳区建国路1号|'],
  ['鼓楼区中山路1号', '||||鼓楼区中山路1号|'],
  ['深圳南山高新南一道9号', 'CN|广东省|深圳市|南山区|高新南一道9号|'],
  ['北京海淀中关村大街1号', 'CN|北京市|北京市|海淀区|中关村大街1号|'],
  ['北京朝阳路1号', 'CN|北京市|北京市||朝阳路1号|'],
  ['上海浦东张江路665弄3号502', 'CN|上海市|上海市|浦东新区|张江路665弄3号502|'],
  ['上海闸北天目西路1号', 'CN|上海市|上海市|静安区|天目西路1号|'],
  ['广州天河路385号', '||||广州天河路385号|'],
  ['广州天河体育西路1号', 'CN|广东省|广州市|天河区|体育西路1号|'],
  ['苏州吴中大道1号', '||||苏州吴中大道1号|'],
  ['西安雁塔科技路1号', 'CN|陕西省|西安市|雁塔区|科技路1号|'],
  ['恩施州恩施市1号', 'CN|湖北省|恩施土家族苗族自治州|恩施市|1号|'],
  ['贵州省铜仁地区1号', 'CN|贵州省|铜仁市||1号|'],
  ['山东省莱芜市莱城区1号', 'CN|山东省|济南市|莱芜区|1号|'],
  ['山东省莱芜市文化路1号', 'CN|山东省|莱芜市||文化路1号|'],
  ['安徽省巢湖市居巢区1号', 'CN|安徽省|合肥市|巢湖市|1号|'],
  ['河北省唐山市丰润县1号', 'CN|河北省|唐山市|丰润区|1号|'],
  ['福建省三明市沙县1号', 'CN|福建省|三明市|沙县区|1号|'],
  ['福建省三明市沙县区1号', 'CN|福建省|三明市|沙县区|1号|'],
  ['广东省-深圳市-南山区-科技园路1号', 'CN|广东省|深圳市|南山区|科技园路1号|'],
  ['江苏省南京市江宁区-1层', 'CN|江苏省|南京市|江宁区|-1层|'],
  ['地址：广东省深圳市南山区1号（518000）', 'CN|广东省|深圳市|南山区|1号|518000'],
  ['123 Main St, Springfield, IL', '|IL|Springfield||123 Main St|'],
  ['Friedrichstraße 43, 10117 Berlin, DE', 'DE||Berlin||Friedrichstraße 43|10117'],
  ['123 Main St, Springfield, Illinois 62701', '|Illinois|Springfield||123 Main St|62701'],
  ['1 Keji Road, Shenzhen, Guangdong, China 518000', 'CN|Guangdong|Shenzhen||1 Keji Road|518000'],
  ['〒100-0001 東京都千代田区千代田1-1', 'JP|東京都|千代田区||千代田1-1|100-0001'],
  ['東京都町田市原町田4-1', 'JP|東京都|町田市||原町田4-1|'],
  ['〒5300001 大阪府大阪市北区梅田3丁目1-3', 'JP|大阪府|大阪市|北区|梅田3丁目1-3|530-0001'],
  ['北海道札幌市中央区北1条西2丁目', 'JP|北海道|札幌市|中央区|北1条西2丁目|'],
  ['三重県四日市市諏訪町1-5', 'JP|三重県|四日市市||諏訪町1-5|'],
  ['埼玉県さいたま市浦和区高砂3-15-1, 330-9301', 'JP|埼玉県|さいたま市|浦和区|高砂3-15-1|330-9301'],
  ['奈良県大和郡山市北郡山町248', 'JP|奈良県|大和郡山市||北郡山町248|'],
  ['埼玉県北足立郡伊奈町大字小室', 'JP|埼玉県|北足立郡伊奈町||大字小室|'],
  ['广西北海市北海道路1号', 'CN|广西壮族自治区|北海市||北海道路1号|'],
  ['1-2 Oshiage, Tokyo 131-0045, Japan', 'JP||Tokyo||1-2 Oshiage|131-0045'],
  ['1 Macquarie Place, Sydney NSW 2000, Australia', 'AU|NSW|Sydney||1 Macquarie Place|2000'],
  ['Toronto, ON M5V 2T6, Canada', 'CA|ON|Toronto|||M5V 2T6'],
  ['1 Raffles Place, Singapore 048616', 'SG||Singapore||1 Raffles Place|048616'],
]
for (const [raw, parts] of cells)
  test(`address: “${raw}” as customers write it`, () => {
    const { country, region, city, district, street, postcode } = standardise('address', raw, china).value as Address
    assert.equal([country, region, city, district, street, postcode].map((part) => part ?? '').join('|'), parts)
  })

test('every former district is read as one there is today', () => {
  const regionOf = new Map(provinces().flatMap(({ name, cities }) => cities.map((city) => [city.name, name] as const)))
  for (const [city, names] of Object.entries(former)) {
    const today = new Set(districtsIn(regionOf.get(city) ?? null, city).map(({ name }) => name))
    for (const [old, now] of Object.entries(names)) assert.ok(today.has(now), `${city} ${old} → ${now}`)
  }
})
