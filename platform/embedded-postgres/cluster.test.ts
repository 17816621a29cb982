import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openCluster } from '#platform/embedded-postgres/cluster.ts'
import { findIdentity } from '#platform/embedded-postgres/identity.ts'
import { throwAwaySettings } from '#platform/embedded-postgres/settings.ts'

const isRoot = process.getuid?.() === 0

test('an ordinary user runs PostgreSQL as itself, and root never does', () => {
  assert.equal(findIdentity().how === 'direct', !isRoot)
})

test('root starts the same data by either way, under a folder closed to others', { skip: !isRoot }, async () => {
  const closed = mkdtempSync(join(tmpdir(), 'tend-closed-')) // mode 0700, as /root has
  after(() => rmSync(closed, { recursive: true, force: true }))
  const dir = join(closed, 'postgres')
  for (const runAs of ['user', 'namespace', 'user'] as const) {
    if (runAs === 'namespace' && !allowsNamespaces()) continue
    const cluster = await openCluster({ dir, settings: throwAwaySettings, runAs })
    assert.equal(statSync(join(dir, 'data')).uid === 0, runAs === 'namespace')
    await cluster.stop()
  }
})

// Many containers do not: then the other way is all there is, and is tested above.
function allowsNamespaces(): boolean {
  try {
    return findIdentity('namespace').how === 'namespace'
  } catch {
    return false
  }
}
