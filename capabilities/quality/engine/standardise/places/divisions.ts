import { areaList } from '@vant/area-data'

/** A place of the administrative divisions of China (GB/T 2260), by its six digits. */
export type Division = { readonly code: string; readonly name: string; readonly short: string }

type City = Division & { readonly districts: readonly Division[] }
export type Province = Division & { readonly cities: readonly City[] }

const peoples =
  /(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|瑶|黎|满|畲|仡佬|水|佤|拉祜|纳西|普米|独龙|怒|布朗|毛南|仫佬|达斡尔|锡伯|塔吉克|东乡|保安|撒拉|土|裕固|各)族)*/

const kindOfSelfRule = new RegExp(`(?:维吾尔|${peoples.source})(?:自治区|自治州|自治县|自治旗)$`)

/** Names without the word for what they are: 广东, 深圳, 南山. Those of one character keep it: 沙市区, 和县. */
function shortOf(name: string): string {
  const bare = name.replace(kindOfSelfRule, '').replace(/(?:特别行政区|省|市|地区|盟|区|县|旗|林区|新区)$/, '')
  return bare.length >= 2 ? bare : name
}

let built: Province[] | null = null

/** All provinces with their cities and districts. Read when first asked for: addresses are not in every file. */
export function provinces(): readonly Province[] {
  return (built ??= build())
}

function build(): Province[] {
  const { province_list, city_list, county_list } = areaList
  const districtsBy = group(county_list, 4)
  const citiesBy = group(city_list, 2)
  return Object.entries(province_list).map(([code, name]) => {
    const cities = (citiesBy.get(code.slice(0, 2)) ?? []).map((city) => ({
      ...city,
      districts: districtsBy.get(city.code.slice(0, 4)) ?? [],
    }))
    return { code, name, short: shortOf(name), cities: merged(name, cities) }
  })
}

/** The four municipalities are one city each; the counties of 省直辖县 stand beside the cities. */
function merged(province: string, cities: readonly City[]): City[] {
  const isMunicipality = province.endsWith('市')
  const direct = cities.filter(({ name }) => /直辖|^县$/.test(name))
  const own = cities.filter(({ name }) => !/直辖|^县$/.test(name))
  const districts = direct.flatMap((city) => city.districts)
  if (isMunicipality) return own.map((city) => ({ ...city, districts: [...city.districts, ...districts] }))
  return [...own, ...districts.map((one) => ({ ...one, districts: [] }))]
}

function group(list: Readonly<Record<string, string>>, digits: number): Map<string, Division[]> {
  const groups = new Map<string, Division[]>()
  for (const [code, name] of Object.entries(list)) {
    const key = code.slice(0, digits)
    const division = { code, name, short: shortOf(name) }
    const known = groups.get(key)
    if (known) known.push(division)
    else groups.set(key, [division])
  }
  return groups
}

let starts: Map<string, readonly Province[]> | null = null

/** The province whose short name stands at the beginning of a text. */
export function provinceAt(text: string): Province | undefined {
  starts ??= Map.groupBy(provinces(), ({ short }) => short.slice(0, 2))
  return starts.get(text.slice(0, 2))?.find(({ short }) => text.startsWith(short))
}

let cities: Map<string, (readonly [province: Province, city: City])[]> | null = null

/** Cities by the first two characters of their names. */
export function citiesAt(text: string): readonly (readonly [province: Province, city: City])[] {
  cities ??= Map.groupBy(
    provinces().flatMap((province) => province.cities.map((city) => [province, city] as const)),
    ([, city]) => city.name.slice(0, 2),
  )
  return cities.get(text.slice(0, 2)) ?? []
}

let districts: Map<string, ReadonlyMap<string, readonly Division[]>> | null = null

/** The districts of a city of a province, by their names. */
export function districtsIn(province: string | null, city: string | null): readonly Division[] {
  districts ??= new Map(
    provinces().map(({ name, cities: all }) => [
      name,
      // Of two of one name the first counts.
      new Map(all.toReversed().map((one) => [one.name, one.districts])),
    ]),
  )
  return (city === null ? undefined : districts.get(province ?? '')?.get(city)) ?? []
}

let byName: Map<string, (readonly [province: Province, city: City, district: Division])[]> | null = null

/** The district of a name that only one has, in a province or in all of China, with the city it is in. */
export function onlyDistrict(
  name: string,
  region: string | null,
): readonly [province: Province, city: City, district: Division] | null {
  byName ??= Map.groupBy(
    provinces().flatMap((province) =>
      province.cities.flatMap((city) => city.districts.map((district) => [province, city, district] as const)),
    ),
    ([, , district]) => district.name,
  )
  const all = byName.get(name)?.filter(([province]) => region === null || province.name === region) ?? []
  return all.length === 1 ? all[0]! : null
}
