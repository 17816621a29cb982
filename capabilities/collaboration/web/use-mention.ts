import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { findPeople } from '#capabilities/collaboration/web/api.ts'
import { typedName, type Named, type Typed } from '#capabilities/collaboration/web/mention-text.ts'

type Box = RefObject<HTMLTextAreaElement | null>
type Props = { value: string; onChange: (text: string) => void; onPick: (person: Named) => void }

/** Who is offered for the name that is being typed, and what picking one does to the text. */
export function useMention(box: Box, { value, onChange, onPick }: Props) {
  const [typed, setTyped] = useState<Typed | undefined>()
  const [chosen, setChosen] = useState(0)
  const people = usePeople(typed?.query)
  const isOpen = typed !== undefined && people.length > 0
  const at = Math.min(chosen, people.length - 1)

  const look = (text: string) => {
    setTyped(typedName(text, box.current?.selectionStart ?? text.length))
    setChosen(0)
  }
  const close = () => setTyped(undefined)
  const pick = (person: Named) => {
    if (!typed) return
    const end = typed.start + 1 + typed.query.length
    const named = `@${person.name} `
    // At once, not with the next frame: whoever types on must not overtake the cursor.
    flushSync(() => {
      onPick(person)
      onChange(value.slice(0, typed.start) + named + value.slice(end).replace(/^ /, ''))
      close()
    })
    const cursor = typed.start + named.length
    box.current?.setSelectionRange(cursor, cursor)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const person = people[at]
    if (step !== 0) setChosen((at + step + people.length) % people.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) pick(person)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { isTyped: typed !== undefined, isOpen, people, at, look, close, pick, choose: setChosen, onKeyDown }
}

const nobody: Named[] = []

function usePeople(query: string | undefined): readonly Named[] {
  const { data = nobody, isPlaceholderData } = useQuery({
    queryKey: ['people', query ?? ''],
    queryFn: ({ signal }) => findPeople((query ?? '').trim(), signal),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (query === undefined) return nobody
  // Until the answer is there, those of the last one who may still be meant: Enter must not take somebody else.
  const word = query.trim().toLowerCase()
  return isPlaceholderData ? data.filter(({ name }) => name.toLowerCase().includes(word)) : data
}
