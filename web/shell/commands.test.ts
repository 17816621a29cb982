import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Sun } from 'lucide-react'
import { declaredMessages } from '#web/i18n/messages.ts'
import { allCommands, findCommands } from '#web/shell/commands.ts'
import { viewCommands } from '#web/shell/list-commands.ts'
import '#web/settings/messages.ts'
import '#web/shell/messages.ts'
import { navObjects } from '#web/shell/nav-objects.ts'
import type { ObjectMeta } from '#web/types.ts'

const anObject = (name: string, en: string, zh: string, may: Partial<ObjectMeta['may']> = {}): ObjectMeta => ({
  name,
  label: { en, zh },
  plural: { en: `${en}s`, zh },
  icon: '',
  fields: [],
  title: 'name',
  listed: [],
  may: { read: true, create: true, update: true, delete: true, ...may },
  custom: false,
})
const objects = [
  anObject('rental', 'Rental', '租赁'),
  anObject('deal', 'Deal', '商机', { create: false }),
  anObject('contact', 'Contact', '联系人'),
]
const commands = allCommands(objects, [], (id) => declaredMessages().get(id) ?? [id, id])
const ids = (query: string) => findCommands(commands, query).map(({ id }) => id)

test('a command is found in either language, whichever is shown', () => {
  assert.deepEqual(ids('new contact'), ['new.contact'])
  assert.deepEqual(ids('新建联系人'), ['new.contact'])
  assert.deepEqual(ids('深色'), ['dark'])
})

test('a command is found as its Chinese is spoken, after those that are written so', () => {
  const speaks = (text: string, typed: string) => text.endsWith('联系人') && 'lianxiren'.includes(typed)
  const spoken = (query: string) => findCommands(commands, query, { speaks }).map(({ id }) => id)
  assert.deepEqual(spoken('lianxi'), ['go.contact', 'new.contact'])
  assert.deepEqual(spoken('new lianxi'), ['new.contact'])
  const [first, ...others] = spoken('ren') // rental is written so
  assert.match(first ?? '', /rental/)
  assert.ok(others.includes('go.contact'))
})

test('what one may not create is not offered', () => assert.ok(!commands.some(({ id }) => id === 'new.deal')))

test('commands of which there are many come once something is typed', () => {
  const rare = [
    { id: 'up.name', label: { en: 'Sort by Name', zh: '按名称排序' }, icon: Sun, isRare: true, does: { go: '/' } },
  ]
  assert.deepEqual(findCommands(rare, ''), [])
  assert.deepEqual(findCommands(rare, '排序'), rare)
})

test('what leads somewhere says whether it is a list, a view, a setting or a screen', () => {
  const kindOf = (id: string) => commands.find((one) => one.id === id)?.kind
  assert.deepEqual(['go.deal', 'settings', 'home', 'new.contact'].map(kindOf), ['list', 'setting', 'screen', undefined])
})

test('a saved view is found by its name and by its list, and not where the list is not readable', () => {
  const view = { id: '1', object: 'contact', name: 'Hot ones', scope: 'own' as const, address: 'sort=name' }
  const others = { columns: null, owner: '', ownerName: null, rev: 1, may: true }
  const views = viewCommands(
    [
      { ...view, ...others },
      { ...view, ...others, id: '2', object: 'secret' },
    ],
    objects,
  )
  for (const typed of ['hot', '联系人']) {
    const [found, ...more] = findCommands(views, typed)
    assert.deepEqual([found?.id, found?.kind, more.length], ['saved.1', 'view', 0])
  }
  const [first] = findCommands([...views, ...commands], '联系人')
  assert.notEqual(first?.id, 'saved.1', 'what is called so comes before what only belongs to it')
  assert.deepEqual(findCommands(views, ''), [], 'only once something is typed')
  assert.deepEqual(views[0]?.does, { go: '/contact?sort=name&saved=1' })
})

test('words that begin with what is typed come first', () => {
  assert.equal(ids('dea')[0], 'go.deal')
})

test('no command is left with a gap in its words', () => {
  for (const { label } of commands) assert.doesNotMatch(label.en + label.zh, /[{}]/)
})

test('navigation follows the working day, own objects last, unreadable ones never', () => {
  const all = [
    ...objects,
    anObject('call', 'Call', '通话'),
    anObject('stage', 'Stage', '阶段'),
    anObject('ticket', 'Ticket', '工单', { read: false }),
  ]
  const { main, more } = navObjects(all)
  assert.deepEqual(
    main.map(({ name }) => name),
    ['contact', 'deal', 'rental'],
  )
  assert.deepEqual(
    more.map(({ name }) => name),
    ['call'],
  )
})
