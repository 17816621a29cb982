import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, suite, test } from 'node:test'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { declaredMessages } from '#web/i18n/messages.ts'

const root = new URL('../../', import.meta.url)
const files = globSync(['web/**/*.{ts,tsx}', 'capabilities/*/web/**/*.{ts,tsx}'], {
  cwd: root,
  exclude: ['web/build/**', '**/*.test.ts'],
}).map((file) => ({
  file,
  source: readFileSync(new URL(file, root), 'utf8').replaceAll(/\s\/\/.*|\/\*[^]*?\*\//g, ''),
}))

/** The names a sentence asks for, whatever its plurals. */
function params(sentence: string): string {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    for (const token of part as unknown[]) {
      if (!Array.isArray(token)) continue
      names.add(String(token[0]))
      for (const branch of Object.values((token[2] ?? {}) as object)) walk(branch)
    }
  }
  walk(compileMessage(sentence))
  return [...names].toSorted().join()
}

suite('the sentences of the web app', () => {
  before(async () => {
    // Tables live in .ts files, so that they can be read without a browser.
    const tables = files.filter(({ file, source }) => !file.endsWith('.tsx') && /= defineMessages\(/.test(source))
    for (const { file } of tables) await import(new URL(file, root).href)
  })

  test('are all there in both languages, with the same parameters', () => {
    assert.ok(declaredMessages().size > 100)
    for (const [id, [en, zh]] of declaredMessages()) {
      assert.ok(en.trim() && zh.trim(), `${id} is empty in one language`)
      assert.equal(params(en), params(zh), `${id} names other parameters in Chinese`)
    }
  })

  test('follow Chinese habits of typesetting', () => {
    for (const [id, [, zh]] of declaredMessages()) {
      assert.doesNotMatch(
        zh,
        /\p{Script=Han}[,;:!?](?!\/)/u,
        `${id} has half-width punctuation after a Chinese character`,
      )
    }
  })

  test('are declared wherever a component asks for one', () => {
    const ids = [...declaredMessages().keys()]
    for (const { file, source } of files) {
      for (const [, id = ''] of source.matchAll(/(?:\bt\(|\btoast\(\{ text: )'([a-zA-Z]+\.[\w.]+)'/g)) {
        assert.ok(ids.includes(id), `${file}: no message '${id}'`)
      }
      for (const [, start = ''] of source.matchAll(/\bt\(`([a-zA-Z]+\.[\w.]*)\$\{/g)) {
        // Jobs of capabilities may have no name yet; the job page shows the technical one then.
        assert.ok(
          start === 'job.' || ids.some((id) => id.startsWith(start)),
          `${file}: no message begins with '${start}'`,
        )
      }
    }
  })

  test('are never written into a component', () => {
    for (const { file, source } of files) {
      if (!file.endsWith('.tsx') || file.startsWith('web/design/')) continue
      const found = /\p{Script=Han}/u.exec(source.replaceAll(/简体中文|中文|Tend 常青|zh: '[^']*'/g, ''))
      assert.equal(found, null, `${file} has Chinese text of its own`)
    }
  })
})
