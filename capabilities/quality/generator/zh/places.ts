import { areaList } from '@vant/area-data'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { estates, streets, weightedCities, type City } from '#capabilities/quality/generator/tables/places-zh.ts'

/** Where somebody lives, in parts, so that it can be written in many ways. */
export type Home = {
  readonly city: City
  readonly district: string
  /** Six digits of GB/T 2260. */
  readonly division: string
  readonly street: string
  readonly number: number
  readonly estate: string
  readonly building: number
  readonly unit: number
  readonly room: string
}

const districtsOf = new Map<string, readonly (readonly [division: string, name: string])[]>()

function districtsIn(city: City): readonly (readonly [division: string, name: string])[] {
  let found = districtsOf.get(city.division)
  if (!found) {
    const start = city.region === city.city ? city.division.slice(0, 2) : city.division.slice(0, 4)
    const all = Object.entries(areaList.county_list).filter(([division]) => division.startsWith(start))
    found =
      all.filter(([, name]) => name.endsWith('区')).length > 0 ? all.filter(([, name]) => name.endsWith('区')) : all
    districtsOf.set(city.division, found)
  }
  return found
}

export function makeHome(random: Random, where?: City): Home {
  const city = where ?? random.pick(weightedCities)
  const [division, district] = random.pick(districtsIn(city))
  return {
    city,
    district,
    division,
    street: random.pick(streets),
    number: random.int(1, 399),
    estate: random.pick(estates),
    building: random.int(1, 28),
    unit: random.int(1, 4),
    room: `${random.int(1, 32)}0${random.int(1, 6)}`,
  }
}

// Names that maps and old letters still have: the district was merged or renamed.
const OLD_NAMES: Readonly<Record<string, string>> = {
  西城区: '宣武区',
  东城区: '崇文区',
  黄浦区: '卢湾区',
  静安区: '闸北区',
  浦东新区: '南汇区',
  鼓楼区: '下关区',
  秦淮区: '白下区',
  姑苏区: '沧浪区',
  拱墅区: '下城区',
  上城区: '江干区',
  鄞州区: '江东区',
  临安区: '临安市',
  长清区: '长清县',
  西青区: '西郊区',
  渝北区: '江北县',
}

/** A home as one of many hands writes it. The first style is the whole of it. */
export function writeHome(random: Random, home: Home, isClean: boolean): string {
  const { city, street, number, estate, building, unit, room } = home
  const district = !isClean && random.chance(0.08) ? (OLD_NAMES[home.district] ?? home.district) : home.district
  const heads = [
    city.region === city.city ? city.city + district : city.region + city.city + district,
    city.region === city.city
      ? city.short + district
      : city.region.replace(/省$|壮族自治区$/, '') + city.city + district,
    city.city + district,
    city.short + district.replace(/区$/, ''),
    district,
  ]
  const tails = [
    `${building}栋${unit}单元${room}室`,
    `${building}幢${unit}单元${room}`,
    `${building}号楼${unit}单元${room}室`,
    `${building}-${unit}-${room}`,
    `${building}座${room}室`,
  ]
  const middles = [`${street}${number}号${estate}`, `${street}${number}号`, estate, `${street}${number}号 ${estate}`]
  if (isClean) return heads[0]! + middles[0]! + tails[0]!
  return random.pick(heads) + random.pick(middles) + random.pick(tails)
}
