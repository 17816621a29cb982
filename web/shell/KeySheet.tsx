import { useT } from '#web/i18n/I18n.tsx'
import type { KeyGroup } from '#web/shell/keys.ts'
import { keys } from '#web/shell/keys.ts'
import { boundKeys } from '#web/shell/use-keys.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'

const groups: readonly KeyGroup[] = ['everywhere', 'go', 'list', 'record', 'inbox', 'duplicates']

/** The keys that do something on this screen. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT()
  const bound = boundKeys()
  const entries = Object.entries(keys)
    .filter(([id]) => bound.has(id as keyof typeof keys))
    .map(([, entry]) => entry)
  return (
    <Dialog open onClose={onClose} title={t('keys.title')}>
      <div className="gap-8 pb-3 sm:columns-2">
        {groups.map((group) => {
          const mine = entries.filter((entry) => entry.group === group)
          return (
            mine.length > 0 && (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-xs text-3">{t(`keys.group.${group}`)}</h3>
                <dl>
                  {mine.map((entry) => (
                    <div key={entry.says} className="flex min-h-7 items-center justify-between gap-3 text-sm">
                      <dt>{t(entry.says)}</dt>
                      <dd>
                        <Kbd keys={entry.keys} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          )
        })}
      </div>
    </Dialog>
  )
}
