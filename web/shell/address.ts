type Tree = { [key: string]: string | Tree }

/**
 * The part of an address behind "?", as a tree of strings: `filter[amount][gte]=5&sort=name` is
 * `{ filter: { amount: { gte: '5' } }, sort: 'name' }`. The same form the API takes, so an address can be read.
 */
export function parseAddress(text: string): Tree {
  const tree: Tree = Object.create(null) as Tree
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.split(/[[\]]+/).filter(Boolean)
    let at = tree
    for (const key of keys.slice(0, -1)) {
      const inner = at[key]
      at = typeof inner === 'object' ? inner : (at[key] = Object.create(null) as Tree)
    }
    const last = keys.at(-1)
    if (last !== undefined) at[last] = value
  }
  return plain(tree)
}

/** Safe against `__proto__` while it is built; an ordinary object when it is handed out. */
function plain(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? value : plain(value)]),
  )
}
