import { useEffect, useRef, useState } from 'react'
import type { Choice } from '#web/ui/Select.tsx'

type State = 'ready' | 'loading' | 'failed'

/** The options of a Combobox: given, or loaded 150 ms after the last key. Late answers are dropped. */
export function useOptions(
  options: readonly Choice[] | undefined,
  load: ((query: string) => Promise<readonly Choice[]>) | undefined,
) {
  const [loaded, setLoaded] = useState<readonly Choice[]>([])
  const [state, setState] = useState<State>('ready')
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (query: string) => {
    if (!load) return
    clearTimeout(timer.current)
    const mine = ++turn.current
    setState('loading')
    timer.current = setTimeout(
      () => {
        load(query).then(
          (found) => {
            if (mine === turn.current) {
              setLoaded(found)
              setState('ready')
            }
          },
          () => {
            if (mine === turn.current) setState('failed')
          },
        )
      },
      query ? 150 : 0,
    )
  }
  // The server has already filtered what it sent; it knows pinyin, the browser does not.
  return { items: load ? loaded : (options ?? []), state, search, filter: load ? null : undefined }
}
