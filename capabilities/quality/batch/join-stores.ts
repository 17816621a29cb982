import { makeStore, readStored, type Store } from '#capabilities/quality/batch/store.ts'
import { makeColumn } from '#capabilities/quality/engine/batch/column.ts'
import { placesOf, sameHeaders } from '#capabilities/quality/engine/match/plan.ts'
import { profileSample, type ColumnKind } from '#capabilities/quality/engine/match/profile.ts'

/**
 * Two stores as one, laid side by side as `joinInputs` does: columns of one header, or else of one kind, are one
 * column. `split` is where the records of the second begin.
 */
export async function joinStores(first: Store, second: Store): Promise<Store> {
  const columns = first.columns.slice()
  const same = sameHeaders(second.columns, columns)
  const left = same.flatMap((place, at) => (place < 0 ? [at] : []))
  const open = left.length === 0 ? [] : columns.flatMap((_, at) => (same.includes(at) ? [] : [at]))
  const kinds = { first: await kindsOf(first, open), second: await kindsOf(second, left) }
  const places = placesOf({ columns: second.columns, kindOf: (at) => kinds.second.get(at)! }, columns, {
    columns: first.columns,
    kindOf: (at) => kinds.first.get(at)!,
  })
  const cellsOfFirst = columns.map((_, to) => (to < first.columns.length ? `c${to}` : "''"))
  const cellsOfSecond = columns.map((_, to) => (places.includes(to) ? `c${places.lastIndexOf(to)}` : "''"))
  const store = await makeStore(columns, async (connection) => {
    await connection.run(`attach ${quoted(first.path)} as one (read_only)`)
    await connection.run(`attach ${quoted(second.path)} as two (read_only)`)
    await connection.run(`create table rows (${columns.map((_, i) => `c${i} varchar`).join(', ')})`)
    await connection.run(`insert into rows select ${cellsOfFirst.join(', ')} from one.rows`)
    await connection.run(`insert into rows select ${cellsOfSecond.join(', ')} from two.rows`)
    await connection.run('detach one')
    await connection.run('detach two')
    return first.records + second.records
  })
  return { ...store, split: first.records }
}

async function kindsOf(store: Store, places: readonly number[]): Promise<Map<number, ColumnKind>> {
  const kinds = new Map<number, ColumnKind>()
  for (const at of places) {
    const prints = new Uint32Array(new SharedArrayBuffer(store.records * 8))
    const column = makeColumn(store.columns[at]!, at, { records: store.records, prints })
    await readStored(store.path, at, (bytes, from, to) => column.addBytes(bytes, from, to))
    const { name, sample, filled, dictionary } = column.done()
    const distinct = dictionary.size - Number(filled < store.records)
    kinds.set(at, profileSample(name, sample, { filled, distinct }).kind)
  }
  return kinds
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}
