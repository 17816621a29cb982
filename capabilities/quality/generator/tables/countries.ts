/** A country as the generator needs it: weight, telephone numbers, money, and where its names come from. */
export type Country = {
  readonly code: string
  readonly en: string
  readonly zh: string
  readonly dial: string
  /** What a mobile number begins with after the country code, and how many digits follow. */
  readonly mobile: { readonly prefixes: readonly string[]; readonly digits: number }
  readonly names: string
  readonly currency: 'CNY' | 'USD' | 'EUR'
  /** Share per 1,000 of a large base. */
  readonly weight: number
  /** Share among the international part of the demo data. */
  readonly demo: number
  readonly forms: readonly string[]
  readonly cities: readonly string[]
}

// North American numbers lie in exchange 555, which is given to nobody.
const ROWS = `
CN|China|中国|86|134,135,136,137,138,139,150,151,158,159,186,189:8|zh|CNY|380|0|Co., Ltd.|Shanghai
US|United States|美国|1|202555,212555,312555,415555,617555,305555:4|en|USD|190|30|Inc.,LLC|New York,Chicago,Boston
IN|India|印度|91|98,99,97,96,90,88:8|in|USD|60|9|Pvt. Ltd.|Mumbai,Bengaluru,Pune,Chennai
DE|Germany|德国|49|151,152,157,159:8|de|EUR|55|13|GmbH,AG|Berlin,München,Hamburg,Köln,Stuttgart
GB|United Kingdom|英国|44|7400,7480,7712,7833,7890:6|en|USD|50|13|Ltd,PLC|London,Manchester,Leeds,Bristol
JP|Japan|日本|81|901,908,805,702:7|jp|USD|35|5|K.K.|Tokyo,Osaka,Nagoya
FR|France|法国|33|61,62,66,67:7|fr|EUR|30|8|SARL,SAS|Paris,Lyon,Lille,Nantes
BR|Brazil|巴西|55|1198,1197,2199:7|pt|USD|25|3|Ltda.|São Paulo,Curitiba
CA|Canada|加拿大|1|416555,604555,514555,403555:4|en|USD|22|5|Inc.|Toronto,Vancouver,Montréal
AU|Australia|澳大利亚|61|40,41,42,43:7|en|USD|20|4|Pty Ltd|Sydney,Melbourne,Perth
KR|South Korea|韩国|82|102,103,105,109:7|kr|USD|18|0|Co., Ltd.|Seoul,Busan
IT|Italy|意大利|39|333,347,320:7|it|EUR|16|3|S.r.l.|Milano,Torino,Bologna
ES|Spain|西班牙|34|61,62,65:7|es|EUR|15|3|S.L.|Madrid,Barcelona,Valencia
NL|Netherlands|荷兰|31|61,62,65:7|nl|EUR|12|3|B.V.|Amsterdam,Utrecht
SG|Singapore|新加坡|65|81,87,91,92:6|sg|USD|12|4|Pte. Ltd.|Singapore
MX|Mexico|墨西哥|52|551,332,811:7|es|USD|10|0|S.A.|Monterrey,Guadalajara
SE|Sweden|瑞典|46|70,72,73,76:7|se|EUR|8|2|AB|Stockholm,Malmö
CH|Switzerland|瑞士|41|76,78,79:7|de|EUR|8|1|AG|Zürich,Basel
PL|Poland|波兰|48|501,602,660,789:6|pl|EUR|7|2|Sp. z o.o.|Kraków,Gdańsk
AE|United Arab Emirates|阿联酋|971|50,52,55:7|in|USD|6|0|FZE|Dubai
ZA|South Africa|南非|27|82,83,72:7|en|USD|5|0|(Pty) Ltd|Cape Town,Durban
TW|Taiwan|台湾|886|91,92,93,97:7|zh|USD|5|0|Co., Ltd.|Taipei,Kaohsiung
HK|Hong Kong|香港|852|51,61,91,92:6|zh|USD|5|0|Limited|Hong Kong
ID|Indonesia|印度尼西亚|62|812,813,821:8|sg|USD|3|0|PT|Jakarta
TH|Thailand|泰国|66|81,89,86,61:7|sg|USD|3|0|Co., Ltd.|Bangkok`

export const countries: readonly Country[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [
      code = '',
      en = '',
      zh = '',
      dial = '',
      mobile = '',
      names = '',
      currency,
      weight,
      demo,
      forms = '',
      cities = '',
    ] = row.split('|')
    const [prefixes = '', digits] = mobile.split(':')
    return {
      code,
      en,
      zh,
      dial,
      names,
      mobile: { prefixes: prefixes.split(','), digits: Number(digits) },
      currency: currency as Country['currency'],
      weight: Number(weight),
      demo: Number(demo),
      forms: forms.split(/,(?! )/),
      cities: cities.split(','),
    }
  })

export const countryOf: ReadonlyMap<string, Country> = new Map(countries.map((country) => [country.code, country]))
