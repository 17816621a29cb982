import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { useFreePlace } from '#web/ui/free-place.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import type { Held } from '#web/ui/toast.ts'
import { showToastsWith } from '#web/ui/toast.ts'

const toasts = Toast.createToastManager<Held>()

/** Where toasts appear. Once, in the shell, by `ToastLayer`. */
export function Toasts() {
  // Only now does the provider listen to the manager; effects of parts run before those of what holds them.
  useEffect(() => {
    const id = setTimeout(() =>
      showToastsWith((held) => {
        toasts.add({ title: held.message.text, timeout: held.timeoutMs, data: held }) // the title only to be valid
      }),
    )
    return () => clearTimeout(id)
  }, [])
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Frame />
    </Toast.Provider>
  )
}

const places = { bottom: 'bottom-4', top: 'top-2', none: 'bottom-4 invisible' }

/** Never over a menu, or over what can be pressed in a dialog: there is little room on a phone. */
function Frame() {
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const { toasts: shown } = Toast.useToastManager<Held>()
  const free = useFreePlace(frame, shown.length)
  // What went wrong is said at once, at the head, where a dialog has its title.
  const place = free === 'none' && shown.some(({ data }) => data?.message.tone === 'danger') ? 'top' : free
  useHeld(place === 'none')
  return (
    <Toast.Portal>
      <Toast.Viewport
        ref={frame}
        aria-label={t('ui.notices')}
        className={cx(
          'fixed left-1/2 z-70 flex w-100 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col gap-2',
          places[place],
        )}
      >
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  )
}

/** Nobody has seen what is held back: its time begins when it is shown. */
function useHeld(isHeld: boolean): void {
  const { toasts: shown, update } = Toast.useToastManager<Held>()
  const held = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, data } of shown) {
      if (!data || data.timeoutMs === 0 || held.current.has(id) === isHeld) continue
      if (isHeld) held.current.add(id)
      else held.current.delete(id)
      update(id, { timeout: isHeld ? 0 : data.timeoutMs })
    }
  }, [isHeld, shown, update])
}

function List() {
  const t = useT()
  const { toasts: shown, close } = Toast.useToastManager<Held>()
  return shown.map((each) => {
    const { message, origin } = each.data ?? { message: { text: 'ui.done' }, origin: null }
    const { action, tone = 'plain' } = message
    // Focus goes back where it was: a reader on the keyboard must not be left on a button that has gone.
    const leave = () => {
      close(each.id)
      const back = origin?.isConnected ? origin : document.querySelector('main')
      back?.focus()
    }
    return (
      <Toast.Root
        key={each.id}
        toast={each}
        data-notice
        swipeDirection={['down', 'right']}
        className={cx(
          'float-panel flex min-h-11 items-center gap-2 py-1 pr-1.5 pl-3 text-sm',
          'data-limited:hidden data-starting-style:translate-y-2',
        )}
      >
        {tone === 'danger' && <Icon of={CircleAlert} className="text-danger" />}
        {tone === 'success' && <Icon of={CircleCheck} className="text-success" />}
        <Toast.Title className="min-w-0 flex-1 py-1">{t(message.text, message.params)}</Toast.Title>
        {action && (
          <button
            type="button"
            className="min-h-8 rounded-md px-2 font-medium text-accent hover:bg-hover"
            onClick={() => {
              leave()
              action.run()
            }}
          >
            {t(action.text ?? 'ui.undo')}
          </button>
        )}
        <IconButton icon={X} label={t('ui.close')} onClick={leave} />
      </Toast.Root>
    )
  })
}
