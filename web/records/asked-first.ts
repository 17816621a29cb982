import { toast } from '#web/ui/toast.ts'

/** What taking an act back would do, in one sentence with how many it touches. */
export type Question = { /** A message id. */ readonly text: string; readonly params?: Record<string, unknown> }
export type Asked = Question & { readonly answer: (yes: boolean) => void }

/** More records than this are not taken back by a key alone: the key is pressed by habit, and the notice is long gone. */
export const mostTakenBackUnasked = 20

let open: Asked | null = null
const listeners = new Set<() => void>()

/** What is asked where so many are touched, and nothing where they are few. */
export function ifMany(n: number, text: string): Question | null {
  return n > mostTakenBackUnasked ? { text, params: { n } } : null
}

/** Asks the reader; true where he wants it. Where a question stands already, the second is not wanted. */
export function askFirst(question: Question): Promise<boolean> {
  if (open) return Promise.resolve(false)
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (yes) => {
        show(null)
        resolve(yes)
      },
    })
  })
}

/** The same, where what is asked has first to be found out; what cannot be found out is said and not taken back. */
export async function askAbout(find: () => Promise<Question | null>): Promise<boolean> {
  try {
    const question = await find()
    return question === null || (await askFirst(question))
  } catch {
    toast({ text: 'ui.failed', tone: 'danger' })
    return false
  }
}

export const currentQuestion = () => open
export function onQuestion(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

function show(asked: Asked | null): void {
  open = asked
  for (const tell of listeners) tell()
}
