import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

// Plain JavaScript without types.
const part = 'web'
type Web = { keepVersionBefore: (old: string, next: string) => void }
const { keepVersionBefore } = (await import(`#cli/setup/${part}.mjs`)) as Web

test('parts of the version before lie beside the new ones, those of the one before that no longer', () => {
  const home = mkdtempSync(join(tmpdir(), 'tend-web-'))
  const version = (name: string, parts: readonly string[]) => {
    const folder = join(home, name)
    mkdirSync(join(folder, 'assets'), { recursive: true })
    for (const part of parts) writeFileSync(join(folder, 'assets', part), part)
    return folder
  }
  try {
    const none = join(home, 'none')
    const [first, second, third] = [
      version('first', ['list-a.js', 'same.js']),
      version('second', ['list-b.js', 'same.js']),
      version('third', ['list-c.js', 'same.js']),
    ]
    for (const [old, next] of [
      [none, first],
      [first, second],
      [second, third],
    ] as const)
      keepVersionBefore(old, next)
    assert.deepEqual(readdirSync(join(second, 'assets')), ['list-a.js', 'list-b.js', 'same.js'])
    assert.deepEqual(readdirSync(join(third, 'assets')), ['list-b.js', 'list-c.js', 'same.js'])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
