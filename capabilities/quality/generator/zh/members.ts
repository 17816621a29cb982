import iconv from 'iconv-lite'
import { writeCsv } from '#capabilities/quality/generator/files/csv.ts'
import type { DemoFile } from '#capabilities/quality/generator/write.ts'
import { generateChinese } from '#capabilities/quality/generator/zh/generate.ts'

const records = 240

/**
 * The members of a shop as its tills wrote them down, with their truth: ID numbers, one person under several spellings,
 * families at one address, and namesakes who are not the same. GB 18030, as such systems export it.
 */
export function membersFile(seed: number | string): DemoFile {
  const { columns, rows, truth } = generateChinese(seed, records).people
  // Where somebody works is none of a shop's business.
  const header = columns.slice(0, -1)
  const { text, lines } = writeCsv([header, ...rows.map((row) => row.slice(0, header.length))])
  const copies = new Map<string, number>()
  const name = '门店会员.csv'
  return {
    name,
    object: 'contact',
    describes: {
      en: 'Members of a shop with ID numbers (CSV, GB 18030, Chinese headers)',
      zh: '门店会员，含身份证号（CSV，GB18030 编码）',
    },
    bytes: iconv.encode(text, 'gb18030'),
    truth: truth.map((entity, at) => {
      const copy = copies.get(entity) ?? 0
      copies.set(entity, copy + 1)
      return { file: name, line: lines[at + 1]!, row: at + 1, entity: `member-${entity}`, copy, dirt: [] }
    }),
  }
}
