/** Every key of the app, once: bound by `useKeys`, shown in tooltips, menus and the sheet behind "?". */
export const keys = {
  palette: { keys: 'mod+k', says: 'keys.palette', group: 'everywhere' },
  search: { keys: '/', says: 'keys.search', group: 'everywhere' },
  sheet: { keys: '?', says: 'keys.sheet', group: 'everywhere' },
  create: { keys: 'c', says: 'keys.create', group: 'everywhere' },
  home: { keys: 'g h', says: 'keys.home', group: 'go' },
  contacts: { keys: 'g c', says: 'keys.contacts', group: 'go' },
  companies: { keys: 'g o', says: 'keys.companies', group: 'go' },
  deals: { keys: 'g d', says: 'keys.deals', group: 'go' },
  tasks: { keys: 'g t', says: 'keys.tasks', group: 'go' },
  inbox: { keys: 'g i', says: 'keys.inbox', group: 'go' },
  settings: { keys: 'g s', says: 'keys.settings', group: 'go' },
  collapse: { keys: '[', says: 'keys.collapse', group: 'everywhere' },
  filter: { keys: 'f', says: 'keys.filter', group: 'list' },
  asList: { keys: 'v l', says: 'keys.asList', group: 'list' },
  asBoard: { keys: 'v b', says: 'keys.asBoard', group: 'list' },
  asCalendar: { keys: 'v c', says: 'keys.asCalendar', group: 'list' },
  asTimeline: { keys: 'v t', says: 'keys.asTimeline', group: 'list' },
  asGallery: { keys: 'v g', says: 'keys.asGallery', group: 'list' },
  asPivot: { keys: 'v p', says: 'keys.asPivot', group: 'list' },
  asMap: { keys: 'v m', says: 'keys.asMap', group: 'list' },
  peek: { keys: 'space', says: 'keys.peek', group: 'list' },
  openRow: { keys: 'o', says: 'keys.openRow', group: 'list' },
  editCell: { keys: 'enter', says: 'keys.editCell', group: 'list' },
  select: { keys: 'x', says: 'keys.select', group: 'list' },
  selectAll: { keys: 'mod+a', says: 'keys.selectAll', group: 'list' },
  fillDown: { keys: 'mod+d', says: 'keys.fillDown', group: 'list' },
  undo: { keys: 'mod+z', says: 'keys.undo', group: 'everywhere' },
  emptyCells: { keys: 'delete', says: 'keys.emptyCells', group: 'list' },
  note: { keys: 'n', says: 'keys.note', group: 'record' },
  task: { keys: 't', says: 'keys.task', group: 'record' },
  call: { keys: 'l', says: 'keys.call', group: 'record' },
  emailMessage: { keys: 'e', says: 'keys.emailMessage', group: 'record' },
  meeting: { keys: 'm', says: 'keys.meeting', group: 'record' },
  comment: { keys: 'r', says: 'keys.comment', group: 'record' },
  previous: { keys: 'k', says: 'keys.previous', group: 'record' },
  next: { keys: 'j', says: 'keys.next', group: 'record' },
  done: { keys: 'e', says: 'keys.done', group: 'inbox' },
  snooze: { keys: 's', says: 'keys.snooze', group: 'inbox' },
  unread: { keys: 'u', says: 'keys.unread', group: 'inbox' },
  mergeGroup: { keys: 'm', says: 'keys.mergeGroup', group: 'duplicates' },
  dismiss: { keys: 'n', says: 'keys.dismiss', group: 'duplicates' },
  later: { keys: 'l', says: 'keys.later', group: 'duplicates' },
} as const satisfies Record<string, { keys: string; says: string; group: KeyGroup }>

/** Keys that belong to the grid or to the card of the duplicates itself: they are shown, and cannot be changed. */
export const fixedKeys: ReadonlySet<string> = new Set([
  'peek',
  'editCell',
  'emptyCells',
  'mergeGroup',
  'dismiss',
  'later',
])

export type KeyGroup = 'everywhere' | 'go' | 'list' | 'record' | 'inbox' | 'duplicates'
export type KeyId = keyof typeof keys

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** One press, written as in the table: "mod+k", "?", "space". Shift is not written: it shows in the character. */
export function pressName({ key, ctrlKey, metaKey, altKey }: Press): string {
  const name = key === ' ' ? 'space' : key === 'Escape' ? 'esc' : key.toLowerCase()
  return `${ctrlKey || metaKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${name}`
}

/**
 * Which key of the table the presses so far spell, or "more" when they are the beginning of one.
 * `only` are the ids that are bound now, `textOf` says what is pressed for each.
 */
export function keyOf(
  pressed: readonly string[],
  only: ReadonlySet<KeyId>,
  textOf: (id: KeyId) => string = (id) => keys[id].keys,
): KeyId | 'more' | undefined {
  const text = pressed.join(' ')
  const bound = [...only]
  const whole = bound.find((id) => textOf(id) === text)
  if (whole) return whole
  return bound.some((id) => textOf(id).startsWith(`${text} `)) ? 'more' : undefined
}
