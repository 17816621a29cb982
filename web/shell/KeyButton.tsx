import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import type { KeyId } from '#web/shell/keys.ts'
import { keys, pressName } from '#web/shell/keys.ts'
import { conflictOf, ownKeys, useKeysOf } from '#web/shell/own-keys.ts'
import { chooseKeys } from '#web/shell/preferences.ts'
import { cx } from '#web/ui/cx.ts'
import { Kbd } from '#web/ui/Kbd.tsx'

/** How long a second press may be waited for. */
const patienceMs = 900
const alone = new Set(['shift', 'control', 'alt', 'meta', 'mod+control', 'mod+meta', 'alt+alt', 'capslock'])

type Refusal = { keys: string; by: KeyId | 'taken' }

/** What has been pressed so far, kept once it is whole and free. */
function usePresses(id: KeyId) {
  const [pressed, setPressed] = useState<readonly string[] | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leave = () => {
    clearTimeout(timer.current)
    setPressed(null)
  }
  const keep = (text: string) => {
    leave()
    const by = conflictOf(id, text)
    if (by) return setRefused({ keys: text, by })
    const { [id]: _, ...rest } = ownKeys()
    return chooseKeys(text === keys[id].keys ? rest : { ...rest, [id]: text })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressed === null) return
    const name = pressName(event.nativeEvent)
    if (name === 'tab') return leave()
    event.preventDefault()
    event.stopPropagation()
    if (name === 'esc') return leave()
    if (alone.has(name)) return
    const all = [...pressed, name]
    clearTimeout(timer.current)
    // A key with Ctrl stands for itself; after a letter a second one may come.
    if (all.length === 2 || name.includes('+')) return keep(all.join(' '))
    setPressed(all)
    timer.current = setTimeout(() => keep(name), patienceMs)
  }
  const toggle = () => {
    setRefused(null)
    setPressed(pressed === null ? [] : null)
  }
  return { pressed, refused, toggle, leave, onKeyDown }
}

/** A key that is pressed anew: one, or two in a row. One that another act has is refused, with that act's name. */
export function KeyButton({ id, what }: { id: KeyId; what: string }) {
  const t = useT()
  const keysOf = useKeysOf()
  const { pressed, refused, toggle, leave, onKeyDown } = usePresses(id)
  const other = refused && (refused.by === 'taken' ? null : t(keys[refused.by].says))
  return (
    <>
      <button
        type="button"
        onClick={toggle}
        onKeyDown={onKeyDown}
        onBlur={leave}
        className={cx(
          'flex min-h-7 min-w-10 items-center justify-end rounded-md px-1 text-xs hover:bg-hover pointer-coarse:min-h-10',
          pressed !== null && 'bg-accent-soft text-accent',
        )}
      >
        <span className="sr-only">{t('keys.changeOne', { what })}</span>
        {pressed === null ? (
          <Kbd keys={keysOf(id)} />
        ) : pressed.length > 0 ? (
          <Kbd keys={pressed.join(' ')} />
        ) : (
          <span aria-hidden>{t('keys.press')}</span>
        )}
      </button>
      {refused && (
        <p role="alert" className="w-full text-right text-xs text-danger">
          {other ? t('keys.conflict', { keys: refused.keys, what: other }) : t('keys.taken', { keys: refused.keys })}
        </p>
      )}
    </>
  )
}
