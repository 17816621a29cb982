import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'

const families = [...'王李张刘陈杨赵黄周吴徐孙']
const givens = '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英'.split(' ')
const cities = ['成都市', '杭州市', '泉州市', '重庆市', '南京市']
const columns = ['姓名', '手机', '邮箱', '城市']

/** People with common names, one in five entered twice, the second time without the mailbox or the city. */
function people(): string[][] {
  return Array.from({ length: 500 }, (_, i) => {
    const name = `${families[(i * 7) % 12]}${givens[(i * 11) % 23]}`
    const row = [
      name,
      `138${String(10_000_000 + i * 7919).slice(-8)}`,
      `user${i * 31}@mail.example`,
      cities[(i * 3) % 5]!,
    ]
    return i % 5 === 0 ? [row, row.with(i % 2 === 0 ? 2 : 3, '')] : [row]
  }).flat()
}

test('a common name and a city alone are far from certain; a rare name is surer, and a telephone beside it is', () => {
  const common = ['王伟', '', '', '成都市']
  const rare = ['尉迟沐霖', '', '', '成都市']
  const reached = ['王芳', '13912345678', '', '成都市']
  const rows = [...people(), common, common, rare, rare, reached, reached.with(3, '')]
  const { explain } = dedupeRecords([{ columns, rows }])
  const n = rows.length
  const [ofCommon, ofRare, ofReached] = [n - 6, n - 4, n - 2].map((a) => explain(a, a + 1).probability)
  assert.ok(ofCommon! < 0.95, `common: ${ofCommon}`)
  assert.ok(ofCommon! <= ofRare!, `common: ${ofCommon}, rare: ${ofRare}`)
  assert.ok(ofReached! > 0.99, `with a telephone: ${ofReached}`)
})
