import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { fromBuffer } from 'yauzl'
import { writeXlsx } from '#capabilities/quality/generator/files/xlsx.ts'

/** The members of an archive as text; yauzl checks sizes, and refuses an archive whose directory is wrong. */
function unzip(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const members: Record<string, string> = {}
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      archive.on('error', reject)
      archive.on('end', () => resolve(members))
      archive.on('entry', (entry: { fileName: string; crc32: number }) => {
        archive.openReadStream(entry as never, async (failed, stream) => {
          if (failed) return reject(failed)
          const plain = Buffer.concat(await Array.fromAsync(stream))
          assert.equal(crc32(plain), entry.crc32, entry.fileName) // yauzl leaves this to us
          members[entry.fileName] = plain.toString('utf8')
          archive.readEntry()
        })
      })
      archive.readEntry()
    })
  })
}

test('a workbook is an archive that opens, with texts shared, dates styled and marks escaped', async () => {
  const members = await unzip(
    writeXlsx('表 1', [['Title'], [], ['a', 1.5, { date: '2026-04-14' }, null, 'a & <b>']], ['A1:C1']),
  )
  const sheet = members['xl/worksheets/sheet1.xml']!
  assert.match(sheet, /<row r="1"><c r="A1" t="s"><v>0<\/v><\/c><\/row><row r="3">/)
  assert.match(sheet, /<c r="B3"><v>1.5<\/v><\/c><c r="C3" s="1"><v>46126<\/v><\/c><c r="E3" t="s"><v>2<\/v><\/c>/)
  assert.match(sheet, /<mergeCell ref="A1:C1"\/>/)
  assert.match(members['xl/sharedStrings.xml']!, /uniqueCount="3".*a &amp; &lt;b&gt;/)
  assert.match(members['xl/workbook.xml']!, /sheet name="表 1"/)
})

test('columns beyond Z have two letters', async () => {
  const members = await unzip(writeXlsx('s', [Array.from({ length: 28 }, (_, at) => at)]))
  assert.match(members['xl/worksheets/sheet1.xml']!, /<c r="Z1">.*<c r="AA1">.*<c r="AB1">/)
})
