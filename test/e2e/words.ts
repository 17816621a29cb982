import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { setupI18n, type I18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Api } from '#test/e2e/browser.ts'
import { declaredMessages } from '#web/i18n/messages.ts'

export type Locale = 'en' | 'zh'
type Named = { readonly name: string; readonly label: Record<Locale, string> }
type Defined = Named & {
  readonly plural: Record<Locale, string>
  readonly fields: readonly (Named & {
    readonly options?: readonly { value: string; label: Record<Locale, string> }[]
  })[]
}

/** What the app says in one language: a journey in these words is the same in each. */
export type Words = {
  /** A sentence of the catalogues by its id: `t('list.selected', { n: 2 })`. */
  readonly t: (id: string, params?: Record<string, unknown>) => string
  /** Names from the definitions of objects: one of them, many, a field, a choice. */
  readonly one: (object: string) => string
  readonly many: (object: string) => string
  readonly field: (object: string, name: string) => string
  readonly option: (object: string, name: string, value: string) => string
  readonly country: (code: string) => string
}

let declared: Promise<void> | undefined
let objects: Promise<readonly Defined[]> | undefined

export async function wordsOf(api: Api, locale: Locale): Promise<Words> {
  await (declared ??= declareAll())
  const defined = await (objects ??= api.get('/objects').then(({ items }: { items: Defined[] }) => items))
  const known = declaredMessages()
  const i18n = speaking(locale)
  const find = <T extends { name?: string; value?: string }>(all: readonly T[] | undefined, name: string): T => {
    const found = all?.find((one) => (one.name ?? one.value) === name)
    assert.ok(found, `${name} is not defined`)
    return found
  }
  const fieldOf = (object: string, name: string) => find(find(defined, object).fields, name)
  return {
    t: (id, params) => {
      assert.ok(known.has(id), `no catalogue has ${id}`)
      return i18n._(id, params)
    },
    one: (object) => find(defined, object).label[locale],
    many: (object) => find(defined, object).plural[locale],
    field: (object, name) => fieldOf(object, name).label[locale],
    country: (code) => new Intl.DisplayNames(locale === 'zh' ? 'zh-CN' : 'en', { type: 'region' }).of(code) ?? code,
    option: (object, name, value) => find(fieldOf(object, name).options, value).label[locale],
  }
}

const speakers = new Map<Locale, I18n>()
function speaking(locale: Locale): I18n {
  const known = speakers.get(locale)
  if (known) return known
  const at = locale === 'en' ? 0 : 1
  const messages = Object.fromEntries(
    [...declaredMessages()].map(([id, message]) => [id, compileMessage(message[at] ?? '')]),
  )
  const made = setupI18n({ locale, messages: { [locale]: messages } })
  speakers.set(locale, made)
  return made
}

/** A catalogue is declared when its file is loaded, so all are. */
async function declareAll(): Promise<void> {
  const root = new URL('../../', import.meta.url)
  const files = globSync(['web/**/*.ts', 'capabilities/*/web/**/*.ts'], {
    cwd: root,
    exclude: ['web/build/**', '**/*.test.ts'],
  })
  for (const file of files) {
    const address = new URL(file, root)
    if (/= defineMessages\(/.test(readFileSync(address, 'utf8'))) await import(address.href)
  }
}
