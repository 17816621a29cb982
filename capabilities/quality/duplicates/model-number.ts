/**
 * The model number in the name of a thing, '' where there is none: its longest word of letters and digits that is no
 * measure. Makers and shops write the rest of a name as they like, this they copy.
 *
 * ```ts
 * assert.equal(modelNumber('Linksys EtherFast 8-Port 10/100 Switch - EZXS88W'), 'EZXS88W')
 * assert.equal(modelNumber('海尔冰箱BCD-216STPT三门 216L'), 'BCD-216STPT')
 * assert.equal(modelNumber('Flash card 128GB, 3-pack'), '')
 * ```
 */
export function modelNumber(name: string): string {
  const words = name.match(/[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]/g) ?? []
  const [longest = ''] = words
    .filter((word) => {
      const { length } = word.replace(/[.-]/g, '')
      const isMixed = /\d/.test(word) && /[A-Za-z]/.test(word)
      return isMixed && length >= shortest && length <= longestOne && !measure.test(word) && !counted.test(word)
    })
    .toSorted((a, b) => b.length - a.length)
  return longest
}

const shortest = 4
const longestOne = 24
/** `128GB`, `1920x1080p`, `60in`. */
const measure =
  /^[\d.]+(x[\d.]+)*-?(gb|mb|tb|kb|mhz|ghz|hz|k?w|kwh|m?v|mm|cm|m|km|kg|g|mg|ml|l|x|in|inch|ft|dpi|mp|p|bit|rpm|oz|lbs?|ppm|pc|pk|m?ah|a|k|db|fps|btu|yr|years?|th|st|nd|rd|d)s?$/i
/** `8-Port`, `7.1-Channel`: a number and what there are so many of. */
const counted = /^[\d.]+(-[A-Za-z]+)+$/
