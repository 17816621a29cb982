import type { Plugin } from 'vite'

/** The screens somebody may see first. */
const screens = {
  first: 'web/main.tsx',
  home: 'web/shell/HomePage.tsx',
  list: 'web/shell/ListRoute.tsx',
  record: 'web/shell/RecordRoute.tsx',
}
type Screen = keyof typeof screens

/** Which files the program is sent in: left to itself the bundler makes one of every icon, eighty for a list. */
export function parts(): Plugin {
  let partOf = new Map<string, string>()
  const names = Object.keys(screens) as Screen[]
  return {
    name: 'tend-parts',
    apply: 'build',
    // When all modules are read and none is written: what each of the screens needs, without what it fetches later.
    buildEnd() {
      const ids = [...this.getModuleIds()]
      const needed = new Map<string, Screen[]>()
      for (const screen of names)
        for (const id of reachable(
          ids.filter((one) => one.endsWith(screens[screen])),
          (one) => this.getModuleInfo(one)?.importedIds ?? [],
        ))
          needed.set(id, [...(needed.get(id) ?? []), screen])
      partOf = new Map([...needed].map(([id, by]) => [id, by.includes('first') ? 'first' : by.join('-')]))
    },
    // What more screens share goes first: with a module come those it imports, and they are shared by as many.
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                'first',
                'home-list-record',
                'home-list',
                'home-record',
                'list-record',
                'home',
                'list',
                'record',
              ].map((name, at) => ({ name, priority: 10 - at, test: (id: string) => partOf.get(id) === name })),
            },
          },
        },
      },
    }),
  }
}

function reachable(from: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const next of importsOf(id)) seen.add(next)
  return seen
}
