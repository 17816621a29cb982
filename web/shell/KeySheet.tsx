import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { KeyButton } from '#web/shell/KeyButton.tsx'
import type { KeyGroup, KeyId } from '#web/shell/keys.ts'
import { fixedKeys, keys } from '#web/shell/keys.ts'
import { ownKeys, useKeysOf } from '#web/shell/own-keys.ts'
import { chooseKeys } from '#web/shell/preferences.ts'
import { boundKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'

const groups: readonly KeyGroup[] = ['everywhere', 'go', 'list', 'record', 'inbox', 'duplicates']
const ids = Object.keys(keys) as KeyId[]

/** The keys that do something on this screen; all of them where the reader changes them. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT()
  const keysOf = useKeysOf()
  const [isChanging, setChanging] = useState(false)
  const bound = boundKeys()
  // Fixed ones are bound by the grid and the card themselves, which are on the screen where these are.
  const isHere = (id: KeyId) =>
    keys[id].group === 'list' ? bound.has('fillDown') : location.pathname.startsWith('/duplicates')
  const shown = ids.filter((id) => isChanging || bound.has(id) || (fixedKeys.has(id) && isHere(id)))
  const own = ownKeys()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('keys.title')}
      lead={isChanging ? t('keys.lead') : undefined}
      actions={
        <>
          {isChanging && Object.keys(own).length > 0 && (
            <Button onClick={() => chooseKeys({})}>{t('keys.resetAll')}</Button>
          )}
          <Button onClick={() => setChanging(!isChanging)}>{t(isChanging ? 'keys.finished' : 'keys.change')}</Button>
        </>
      }
    >
      <div className="gap-8 pb-3 sm:columns-2">
        {groups.map((group) => {
          const mine = shown.filter((id) => keys[id].group === group)
          return (
            mine.length > 0 && (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-xs text-3">{t(`keys.group.${group}`)}</h3>
                <dl>
                  {mine.map((id) => (
                    <div key={id} className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 text-sm">
                      <dt>{t(keys[id].says)}</dt>
                      <dd className="ml-auto flex flex-wrap items-center justify-end gap-1">
                        {isChanging && fixedKeys.has(id) && <span className="text-xs text-3">{t('keys.fixed')}</span>}
                        {isChanging && !fixedKeys.has(id) ? (
                          <Change id={id} isOwn={own[id] !== undefined} />
                        ) : (
                          <Kbd keys={keysOf(id)} />
                        )}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          )
        })}
      </div>
      {isChanging && <p className="pb-3 text-xs text-3">{t('keys.fixedWhy')}</p>}
    </Dialog>
  )
}

function Change({ id, isOwn }: { id: KeyId; isOwn: boolean }) {
  const t = useT()
  const what = t(keys[id].says)
  const reset = () => {
    const { [id]: _, ...rest } = ownKeys()
    chooseKeys(rest)
  }
  return (
    <>
      {isOwn && <IconButton size="sm" icon={RotateCcw} label={t('keys.resetOne', { what })} onClick={reset} />}
      <KeyButton id={id} what={what} />
    </>
  )
}
