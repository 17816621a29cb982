import { readFileSync } from 'node:fs'
import { openPool } from '#platform/db/pool.ts'
import { contextOf } from '#core/workspaces.ts'
import { modelOf } from '#core/objects/model.ts'
import { searchJson } from '#core/records/search.ts'
const { url } = JSON.parse(readFileSync('/tmp/bench1m.json','utf8'))
const pool = openPool({ url, max: 2 })
const base = pool.as(null)
let n = 0
const db = { ...base, arrays: async (q: any) => { const t = performance.now(); const r = await base.arrays(q); n++; log.push([q.values?.[0], r.length, (performance.now()-t).toFixed(1)]); if (process.argv[2]==='explain') { const e = await base.rows({text: 'explain (analyze, costs off) '+q.text, values: q.values, once: true}); console.log(e.map((x:any)=>x['QUERY PLAN']).join('\n')); process.exit() } return r } }
let log: any[] = []
const ctx = contextOf({ workspace: { id:'', name:'', schema:'w_main', role:'' }, model: modelOf('w_main'), db: db as any, isDemo: false }, { id: '018f0000-0000-7000-8000-000000000000', name: 'x', role: 'owner' })
for (let round = 0; round < 3; round++) for (const q of ['z','zh','zhang','wei','张','王伟','zw','8000','lind','lindqvi','mo','ren','okafor','smith','garcia lu', 'ang']) { log = []; const t = performance.now(); const r = await searchJson(ctx, q, { limit: 20 }); if (round === 2) console.log(q, (performance.now()-t).toFixed(1), JSON.parse(r).items.length, JSON.stringify(log)) }
await pool.end()
