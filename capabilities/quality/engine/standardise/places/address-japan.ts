import type { Address } from '#capabilities/quality/engine/standardise/places/address.ts'

/** The prefectures, Tokyo in Chinese characters of either kind. */
const prefecture =
  /^(?:東京都|东京都|北海道(?!路|街)|大阪府|京都府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)/
/** Names that hold the word for another kind of place. */
const odd = /^(?:四日市市|廿日市市|野々市市|八日市場市|大和郡山市|蒲郡市|小郡市|市川市|市原市)/
const ward = /^[^市町村郡区\d\s]{1,4}区/
const inCounty = /^[^市\d\s]{1,5}郡[^市郡\d\s]{1,6}?[町村](?!市)/
const city = /^[^\d\s]{1,7}?市/
const town = /^[^市区郡\d\s]{1,6}?[町村]/
/** Cities by law parted into wards. */
const designated =
  /^(?:札幌|仙台|さいたま|千葉|横浜|川崎|相模原|新潟|静岡|浜松|名古屋|京都|大阪|堺|神戸|岡山|広島|北九州|福岡|熊本)市$/
const postcode = /(?:^|[\s,，、])〒?\s*(\d{3})[-‐−–ー]?(\d{4})(?=[^\d-]|$)|〒\s*(\d{3})[-‐−–ー]?(\d{4})/
const gaps = /^[\s,，、]+|[\s,，、]+$/g

/** A Japanese address cut into its parts (〒100-0001 東京都千代田区千代田1-1); null for what is none. */
export function readJapaneseAddress(text: string): Address | null {
  const isMarked = text.includes('〒')
  if (!isMarked && !/[都道府県]/.test(text)) return null
  const code = postcode.exec(text)
  const bare = (code ? text.slice(0, code.index) + ' ' + text.slice(code.index + code[0].length) : text)
    .replace(gaps, '')
    .replace(/^(?:日本国?|Japan)[\s,，、]*/i, '')
    .replace(/[\s,，、]+(?:日本|Japan)$/i, '')
  const region = prefecture.exec(bare)?.[0] ?? null
  if (region === null && !(isMarked && code)) return null
  let rest = bare.slice(region?.length ?? 0).replace(gaps, '')
  const forms =
    region === null || /^[東东]京都$/.test(region) ? [odd, ward, inCounty, city, town] : [odd, inCounty, city, town]
  const found = forms.map((form) => form.exec(rest)?.[0]).find((one) => one !== undefined) ?? null
  // A prefecture alone may be a name of something else.
  if (region !== null && found === null && rest !== '') return null
  rest = rest.slice(found?.length ?? 0).replace(gaps, '')
  const district = found !== null && designated.test(found) ? (ward.exec(rest)?.[0] ?? null) : null
  rest = rest.slice(district?.length ?? 0).replace(gaps, '')
  return {
    country: 'JP',
    region,
    city: found,
    district,
    street: rest || null,
    postcode: code ? `${code[1] ?? code[3]}-${code[2] ?? code[4]}` : null,
  }
}
