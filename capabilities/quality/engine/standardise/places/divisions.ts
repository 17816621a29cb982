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

/** Districts that were merged into another or renamed, with the city they are in: what old letters and maps say. */
const former: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  北京市: { 宣武区: '西城区', 崇文区: '东城区', 通县: '通州区', 密云县: '密云区', 延庆县: '延庆区' },
  上海市: {
    卢湾区: '黄浦区',
    南市区: '黄浦区',
    闸北区: '静安区',
    南汇区: '浦东新区',
    川沙县: '浦东新区',
    崇明县: '崇明区',
  },
  天津市: {
    塘沽区: '滨海新区',
    汉沽区: '滨海新区',
    大港区: '滨海新区',
    宝坻县: '宝坻区',
    静海县: '静海区',
    蓟县: '蓟州区',
  },
  重庆市: { 万县市: '万州区', 江津市: '江津区', 合川市: '合川区', 永川市: '永川区', 开县: '开州区', 梁平县: '梁平区' },
  广州市: {
    东山区: '越秀区',
    芳村区: '荔湾区',
    萝岗区: '黄埔区',
    番禺市: '番禺区',
    花都市: '花都区',
    从化市: '从化区',
    增城市: '增城区',
  },
  佛山市: { 南海市: '南海区', 顺德市: '顺德区', 三水市: '三水区', 高明市: '高明区' },
  杭州市: {
    下城区: '拱墅区',
    江干区: '上城区',
    余杭市: '余杭区',
    萧山市: '萧山区',
    富阳市: '富阳区',
    临安市: '临安区',
  },
  宁波市: { 江东区: '鄞州区', 鄞县: '鄞州区', 奉化市: '奉化区' },
  南京市: { 白下区: '秦淮区', 下关区: '鼓楼区', 江宁县: '江宁区', 溧水县: '溧水区', 高淳县: '高淳区' },
  苏州市: { 沧浪区: '姑苏区', 平江区: '姑苏区', 金阊区: '姑苏区', 吴江市: '吴江区', 吴县市: '吴中区' },
  无锡市: { 崇安区: '梁溪区', 南长区: '梁溪区', 北塘区: '梁溪区', 锡山市: '锡山区' },
  成都市: { 双流县: '双流区', 郫县: '郫都区', 温江县: '温江区', 新都县: '新都区' },
  武汉市: { 武昌县: '江夏区', 汉阳县: '蔡甸区', 黄陂县: '黄陂区', 新洲县: '新洲区' },
  长沙市: { 望城县: '望城区' },
  西安市: { 长安县: '长安区', 高陵县: '高陵区', 户县: '鄠邑区' },
  济南市: { 长清县: '长清区', 章丘市: '章丘区', 莱芜市: '莱芜区' },
  青岛市: { 四方区: '市北区', 胶南市: '黄岛区', 即墨市: '即墨区' },
  合肥市: { 东市区: '瑶海区', 西市区: '蜀山区', 中市区: '庐阳区', 居巢区: '巢湖市' },
  厦门市: { 开元区: '思明区', 鼓浪屿区: '思明区', 杏林区: '海沧区', 同安县: '同安区' },
  福州市: { 长乐市: '长乐区' },
  沈阳市: { 东陵区: '浑南区', 新城子区: '沈北新区', 辽中县: '辽中区' },
}
/** Cities that were renamed. */
export const formerCities: Readonly<Record<string, string>> = {
  襄樊市: '襄阳市',
  思茅市: '普洱市',
  淮阴市: '淮安市',
  荆沙市: '荆州市',
  通什市: '五指山市',
  路南彝族自治县: '石林彝族自治县',
  中甸县: '香格里拉市',
}

const formerByStart = new Map(
  Object.entries(former).map(([city, names]) => [
    city,
    Map.groupBy(
      Object.entries(names).map(([old, now]) => ({ old, now })),
      ({ old }) => old.slice(0, 2),
    ),
  ]),
)

/** Today’s name of a district of a city, where a former one stands at the beginning of a text. */
export function formerDistrict(city: string, text: string): { readonly old: string; readonly now: string } | null {
  return (
    formerByStart
      .get(city)
      ?.get(text.slice(0, 2))
      ?.find(({ old }) => text.startsWith(old)) ?? null
  )
}
