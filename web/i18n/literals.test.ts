import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, suite, test } from 'node:test'
import { parseAst } from 'rolldown/parseAst'
import { declaredMessages } from '#web/i18n/messages.ts'

const root = new URL('../../', import.meta.url)
const files = globSync(['web/**/*.{ts,tsx}', 'capabilities/*/web/**/*.{ts,tsx}'], {
  cwd: root,
  exclude: ['web/build/**', '**/*.test.ts'],
})

// What is the same in every language, or a language's own name for itself.
const names = new Set(['Tend', 'Tend 常青', 'English', '中文', '简体中文', '华为技术有限公司', 'Alt'])
// Examples on the page that shows the design, in both languages at once.
for (const example of ['New 新', 'Won 成交', 'Lost 流失']) names.add(example)

/** Attributes that people read or hear. */
const spoken = new Set(
  'title label ariaLabel aria-label placeholder alt hint lead verb text summary description aria-roledescription'.split(
    ' ',
  ),
)

type Node = { type: string; value?: unknown; name?: { name?: string }; [key: string]: unknown }

/** Texts that stand in a component rather than in a message table. */
function literals(source: string, lang: 'ts' | 'tsx' = 'tsx'): string[] {
  const found: string[] = []
  const note = (text: unknown) => {
    const words = typeof text === 'string' ? text.trim() : ''
    // A message id says where the words are; a lone sign or figure is no word.
    const isWords = /\p{L}{2}/u.test(words) && !/^[a-z][\w-]*(\.[\w-]+)+$/i.test(words)
    if (isWords && !names.has(words)) found.push(words)
  }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (node === null || typeof node !== 'object') return
    const { type, value, name } = node as Node
    if (type === 'JSXText') note(value)
    if (type === 'JSXAttribute' && spoken.has(name?.name ?? '')) literalsIn(value).forEach(note)
    // What stands between tags; in an attribute it may as well be a class.
    if (type === 'JSXElement' || type === 'JSXFragment') (node as Node & { children: unknown[] }).children.forEach((child) => literalsIn(child).forEach(note)) // prettier-ignore
    // `{ label: 'Text' }`; a word of small letters is a code.
    if (type === 'Property' && spoken.has((node as Node & { key: { name?: string } }).key.name ?? ''))
      for (const text of literalsIn(value)) if (!/^[a-z]*$/.test(String(text))) note(text)
    Object.values(node as object).forEach(walk)
  }
  walk(parseAst(source, { lang }))
  return [...new Set(found)]
}

// `bulk.${what}`: a message id that is put together.
const idStart = /^[a-z]\w*\.[\w.]*$/i
const quasisOf = (node: Node) => (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)

/** The texts that an expression may give: `'text'`, `` `${n} texts` ``, `a ? 'one' : 'another'`, `a ?? 'text'`. */
function literalsIn(given: unknown): unknown[] {
  const node = given as (Node & Record<'expression' | 'consequent' | 'alternate' | 'left' | 'right', unknown>) | null
  switch (node?.type) {
    case 'Literal':
      return [node.value]
    case 'JSXExpressionContainer':
      return literalsIn(node.expression)
    case 'ConditionalExpression':
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)]
    case 'LogicalExpression':
      return [...literalsIn(node.left), ...literalsIn(node.right)]
    case 'TemplateLiteral':
      return idStart.test(quasisOf(node)[0] ?? '') ? [] : quasisOf(node)
    default:
      return []
  }
}

suite('what people read', () => {
  before(async () => {
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const source = readFileSync(new URL(file, root), 'utf8')
      if (/= defineMessages\(/.test(source)) await import(new URL(file, root).href)
    }
  })

  test('a text in a component is found, however it stands there', () => {
    const source = `const a = <p title="Hello there" aria-label={'Say it'} className="big">Some words {n} · 3 {'more'} {n ? 'one' : \`\${n} others\`} <Tag label="ui.save" hint={n ?? 'None yet'} /></p>
      const b = { label: 'Not said', value: 'kept', hint: t('ui.save') }`
    const texts = ['Hello there', 'Say it', 'Some words', 'more', 'one', 'others', 'None yet', 'Not said']
    assert.deepEqual(literals(source).toSorted(), texts.toSorted())
  })

  test('comes from a message table, never from a component', () => {
    const found = files
      .map((file) => ({ file, source: readFileSync(new URL(file, root), 'utf8') }))
      .filter(({ source }) => !source.includes('defineMessages('))
      .flatMap(({ file, source }) =>
        literals(source, file.endsWith('x') ? 'tsx' : 'ts').map((text) => `${file}: ${text}`),
      )
    assert.deepEqual(found, [])
  })

  test('is declared wherever its id is named, also where the id is handed on', () => {
    const ids = [...declaredMessages().keys()]
    const parts = new Set(ids.map((id) => id.slice(0, id.indexOf('.'))))
    const missing = files.flatMap((file) => {
      const source = readFileSync(new URL(file, root), 'utf8').replaceAll(/\s\/\/.*|\/\*[^]*?\*\//g, '')
      // A quoted word with a dot is an id if it begins as ids do.
      return (
        [...source.matchAll(/(?<![\w.])'([a-z][a-zA-Z]*)\.([a-zA-Z][\w.]*)'/g)]
          .filter(([, part = '']) => parts.has(part))
          .map(([, part, rest]) => `${part}.${rest}`)
          // The beginning of an id, to which the end is put later.
          .filter((id) => !(id.endsWith('.') ? ids.some((one) => one.startsWith(id)) : ids.includes(id)))
          .map((id) => `${file}: ${id}`)
      )
    })
    assert.deepEqual(missing, [])
  })
})
