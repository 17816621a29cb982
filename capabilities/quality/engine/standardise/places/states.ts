/** States of the United States, by their names. */
const states =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming'
const statesShort = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'.split(
    ' ',
  ),
)

/** Regions by their names in Latin letters: states and provinces, and the provinces of China in pinyin. */
const regions: ReadonlySet<string> = new Set(
  `${states}|Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New South Wales|Victoria|Queensland|Hebei|Shanxi|Liaoning|Jilin|Heilongjiang|Jiangsu|Zhejiang|Anhui|Fujian|Jiangxi|Shandong|Henan|Hubei|Hunan|Guangdong|Hainan|Sichuan|Guizhou|Yunnan|Shaanxi|Gansu|Qinghai|Guangxi|Inner Mongolia|Tibet|Ningxia|Xinjiang`
    .toLowerCase()
    .split('|'),
)

export function isState(code: string): boolean {
  return statesShort.has(code)
}

/** Whether a part of an address is the name of a region; `Guangdong Province` is one as well. */
export function isRegion(part: string): boolean {
  const name = part.toLowerCase()
  if (regions.has(name)) return true
  return /(?:province|state)$/.test(name) && regions.has(name.replace(/\s+(?:province|state)$/, ''))
}
