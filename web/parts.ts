import type { Plugin } from 'vite'

/** The screens somebody may see first, and what opens over any of them. */
const screens = {
  first: ['web/main.tsx'],
  home: ['web/shell/HomePage.tsx'],
  list: ['web/shell/ListRoute.tsx'],
  record: ['web/shell/RecordRoute.tsx'],
  over: ['web/ui/MenuPopup.tsx', 'web/ui/PopoverPopup.tsx', 'web/ui/TooltipBubble.tsx', 'web/ui/Toasts.tsx'],
}
type Screen = keyof typeof screens
const names = Object.keys(screens) as Screen[]

/** Which files the program is sent in: left to itself the bundler makes one of every icon, eighty for a list. */
export function parts(): Plugin {
  let partOf = new Map<string, string>()
  return {
    name: 'tend-parts',
    apply: 'build',
    // When all modules are read and none is written: what each of the screens needs, without what it fetches later.
    buildEnd() {
      const ids = [...this.getModuleIds()]
      const needed = new Map<string, Screen[]>()
      for (const screen of names)
        for (const id of reachable(
          ids.filter((one) => screens[screen].some((file) => one.endsWith(file))),
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
              groups: shares().map((name, at) => ({
                name,
                priority: 100 - at,
                test: (id: string) => partOf.get(id) === name,
              })),
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

/** "first", then every set of the other screens, the largest first. */
function shares(): string[] {
  const rest = names.filter((name) => name !== 'first')
  const sets = Array.from({ length: 2 ** rest.length - 1 }, (_, bits) =>
    rest.filter((_name, at) => ((bits + 1) >> at) & 1),
  )
  return ['first', ...sets.toSorted((a, b) => b.length - a.length).map((set) => set.join('-'))]
}
