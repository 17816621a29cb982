/** The levels of a Chinese address below the district, from the street to the room. */
const level = '(?:号楼|号院|号|弄|栋|幢|座|单元|层|楼|室|房)'
const blanks = new RegExp(
  `(?<=\\p{Script=Han})[ ]+(?=[\\dA-Za-z]{1,6}\\s*${level})|(?<=[\\dA-Za-z])[ ]+(?=${level})|(?<=${level})[ ]+(?=[\\dA-Za-z]{1,6}\\s*${level})`,
  'gu',
)

/**
 * The tail of an address, its levels in one form: `3#楼` and `3 号楼` are 3号楼, and no blanks part a number from its
 * level. What has no level (`12-3-401`) stays: it may be read in two ways.
 *
 * ```ts
 * assert.equal(tidyTail('文三路 90 号 3#楼 2 单元 401 室'), '文三路90号3号楼2单元401室')
 * assert.equal(tidyTail('学院路12-3-401'), '学院路12-3-401')
 * ```
 */
export function tidyTail(text: string): string {
  if (!/[#＃ ]/.test(text)) return text
  return text
    .replace(/(\d+)\s*[#＃]\s*(?:号?楼|栋|幢)/g, '$1号楼')
    .replace(/(\d+)\s*[#＃]\s*(?=\d)/g, '$1号楼')
    .replace(blanks, '')
}
