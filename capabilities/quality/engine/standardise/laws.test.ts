import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { cell, readers, settings } from '#test/any-cell.ts'

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 800) }

/** `Ms Wang` says that Wang is the family's name; `Wang` alone does not. */
function told({ value, shown }: ReturnType<(typeof readers)[number][1]>): unknown {
  const isOneName =
    typeof value === 'object' && value !== null && 'given' in value && /^\p{Script=Latin}\S*$/u.test(shown)
  return isOneName ? shown : value
}

for (const [type, read] of readers) {
  test(`any cell can be read as ${type}, and reading what is shown changes nothing more`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        const first = read(raw, options)
        const again = read(first.shown, options)
        assert.deepEqual(
          { shown: again.shown, changes: again.changes, value: told(again) },
          { shown: first.shown, changes: [], value: told(first) },
        )
      }),
      runs,
    )
  })

  test(`nothing is left out of a ${type} without a rule or a problem that says so`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        const { value, shown, changes, problem } = read(raw, options)
        if (shown !== raw)
          assert.ok(
            changes.length > 0 && changes[0]!.from === raw && changes.at(-1)!.to === shown,
            'a changed cell has a trail',
          )
        if (value === null) assert.ok(problem !== null || shown === '', 'an unread cell has a problem')
        if (problem !== null && value === null) assert.equal(shown, raw, 'an unread cell stays as it was')
        for (const change of changes) assert.ok(rules[change.rule].zh !== '')
        for (let i = 1; i < changes.length; i += 1)
          assert.equal(changes[i]!.from, changes[i - 1]!.to, 'each rule goes on from the last')
        if (problem) assert.ok(problem.code.slice('quality.'.length) in errors, `${problem.code} is declared`)
      }),
      runs,
    )
  })

  test(`a rule that is switched off for ${type} is never applied`, () => {
    fc.assert(
      fc.property(cell, settings, fc.subarray(Object.keys(rules)), (raw, options, names) => {
        const off = new Set(names)
        const { changes } = read(raw, { ...options, off })
        assert.ok(changes.every(({ rule }) => !off.has(rule)))
      }),
      runs,
    )
  })
}
