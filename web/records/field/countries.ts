// Regions that the language data names although they are no countries of ISO 3166-1.
const notCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'XK', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
let codes: readonly string[] | undefined

/** The ISO 3166-1 codes of all countries, as far as the browser knows their names. */
export function countryCodes(): readonly string[] {
  codes ??= known()
  return codes
}

function known(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  return pairs.filter((code) => !notCountries.has(code) && names.of(code) !== undefined && !isOld(code))
}

// Codes that were withdrawn are given the name of what followed them.
function isOld(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`
}
