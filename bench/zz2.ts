import { readFileSync } from 'node:fs'
import { openPool } from '#platform/db/pool.ts'
import { contextOf } from '#core/workspaces.ts'
import { modelOf } from '#core/objects/model.ts'
import { listJson } from '#core/records/list.ts'
const { url } = JSON.parse(readFileSync('/tmp/bench1m.json','utf8'))
const pool = openPool({ url, max: 2 })
const base = pool.as(null)
let show = false
const db = { ...base, arrays: async (q: any) => { if (show) { const e = await base.rows({text: 'explain (analyze, costs on) '+q.text, values: q.values, once: true}); console.log(e.map((x:any)=>x['QUERY PLAN']).join('\n')); show=false }; return base.arrays(q) } }
const ctx = contextOf({ workspace: { id:'', name:'', schema:'w_main', role:'' }, model: modelOf('w_main'), db: db as any, isDemo: false }, { id: '018f0000-0000-7000-8000-000000000000', name: 'x', role: 'owner' })
for (const q of process.argv.slice(2)) { show = true; const t = performance.now(); await listJson(ctx, 'contact', { q, limit: 50 }); console.log(q, (performance.now()-t).toFixed(1)) }
await pool.end()
