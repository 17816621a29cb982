import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { definitionsOf, modelOf } from '#core/objects/model.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import { cleanAside, countAside } from '#capabilities/quality/imports/aside/clean-aside.ts'
import { drafts, type CleanTask } from '#capabilities/quality/imports/aside/clean.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'

const large = Number.MAX_SAFE_INTEGER

suite('cleaning a large file on a thread of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tend-aside-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  const columns = ['姓名', '手机', '公司', '生日', '阶段', '负责人']
  const fields = ['name', 'phone', 'company', 'birthday', 'stage', 'owner']
  const mapping: Mapping = {
    object: 'contact',
    columns: columns.map((column, i) => ({ column, field: fields[i]! })),
    options: {
      country: 'CN',
      dateOrder: 'auto',
      currency: 'CNY',
      match: 'email-or-phone',
      onMatch: 'update',
      emptyOnly: true,
    },
  }

  function task(name: string, text: string, rest: Partial<CleanTask> = {}): CleanTask {
    const path = join(folder, name)
    writeFileSync(path, text)
    return {
      path,
      name,
      reading: {},
      after: 0,
      schema: 'w_main',
      definitions: definitionsOf(modelOf('w_main')),
      actor: { id: 'a', name: 'A', role: 'owner' },
      columns: columns.map((column) => ({ name: column, dateOrder: null })),
      mapping,
      ...rest,
    }
  }

  function file(rows: number): string {
    const lines = Array.from({ length: rows }, (_, i) => {
      const phone = `１３８ ${String(10_000_000 + i)}`
      return `${i % 50 === 7 ? '' : ' 张伟先生 '},${phone},"A ""B"" 公司",${i % 3 ? '2001/2/3' : '31.31.2001'},${i % 2 ? 'New' : '???'},王五`
    })
    return `${columns.join(',')}\n${lines.join('\n')}\n1,2,3,4,5,6,7,8\n`
  }

  async function all(from: AsyncIterable<Draft[]>): Promise<Draft[]> {
    const found: Draft[] = []
    for await (const chunk of from) found.push(...chunk)
    return found
  }

  /** A draft without what the thread keeps to itself and what it adds. */
  function plain({ results: _results, ready: _ready, noted, ...draft }: Draft): unknown {
    return { ...draft, values: draft.rejected ? {} : draft.values, corrected: noted.values }
  }

  test('its rows come out as they would have here, in the same order', async () => {
    const given = task('a.csv', file(4200))
    const [aside, here] = [await all(cleanAside(given, large)), await all(drafts(given))]
    assert.equal(aside.length, 4201)
    assert.deepEqual(aside.map(plain), JSON.parse(JSON.stringify(here.map(plain))))
    const names = (list: readonly Draft[]) =>
      list.map(({ noted }) => noted.notes.map(({ rule, field }) => `${rule} ${field}`))
    assert.deepEqual(names(aside), names(here))
    assert.deepEqual(aside[0]!.noted, here[0]!.noted)
    assert.ok(aside.every(({ ready, rejected }) => (ready === null) === (rejected !== null)))
  })

  test('it goes on behind the rows that are there already', async () => {
    const [first] = await all(cleanAside(task('b.csv', file(2500), { after: 2499 }), large))
    assert.equal(first?.row.no, 2500)
  })

  test('rows are counted without holding up the server; a file that breaks off is refused by name', async () => {
    assert.equal(await countAside(task('c.csv', file(1500))), 1501)
    const broken = task('d.csv', `${file(1500)}"open`)
    await assert.rejects(countAside(broken), { code: 'quality.quoteNotClosed', status: 422 })
    await assert.rejects(all(cleanAside(broken, large)), { code: 'quality.quoteNotClosed' })
  })

  test('who stops reading stops the thread', async () => {
    for await (const chunk of cleanAside(task('e.csv', file(9000)), large)) {
      assert.equal(chunk.length, 1000)
      break
    }
  })
})
