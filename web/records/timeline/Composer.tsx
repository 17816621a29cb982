import { StickyNote } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { composerParts } from '#web/capabilities.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { draftAt } from '#web/records/drafts/drafts.ts'
import { AttachButton } from '#web/records/files/AttachButton.tsx'
import { ActivityDraft } from '#web/records/timeline/ActivityDraft.tsx'
import { composeKinds, draftPlace, kindIcons, type ActivityKind } from '#web/records/timeline/kinds.ts'
import { useKeysOf } from '#web/shell/own-keys.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { cx } from '#web/ui/cx.ts'
import type { ObjectMeta } from '#web/types.ts'

type Part = ComponentType<{ object: ObjectMeta; id: string; onDone: () => void; autoFocus: boolean }>
const parts = composerParts.map((part) => ({
  ...part,
  Content: lazy<Part>(() => part.load().then((Content) => ({ default: Content }))),
}))

/**
 * Writes a note, a call, a meeting, a task, or what capabilities add, on top of a timeline. What was written and not
 * sent, by accident or by a crash, stands there again.
 */
export function Composer({ object, id }: { object: ObjectMeta; id: string }) {
  const t = useT()
  const label = useLabel()
  const keysOf = useKeysOf()
  const about = { object: object.name, id }
  const [kind, setKind] = useState<string | null>(() => unsent(about))
  const [isAsked, setIsAsked] = useState(false)
  const start = (next: string) => () => {
    setIsAsked(true)
    setKind(next)
  }
  const done = () => setKind(unsent(about))
  useKeys(
    Object.fromEntries([
      ...composeKinds.map((one) => [one, start(one)]),
      ...parts.map(({ keyId, kind: one }) => [keyId, start(one)]),
    ]),
  )
  const buttons = [
    ...composeKinds.map((one) => ({ kind: one as string, name: t(`compose.${one}`), key: keysOf(one) })),
    ...parts.map((part) => ({ kind: part.kind, name: label(part.label), key: keysOf(part.keyId) })),
  ]
  const part = parts.find((one) => one.kind === kind)
  return (
    <div className="rounded-lg border border-line bg-surface-1">
      <div className="flex flex-wrap gap-1 p-1.5">
        {buttons.map((one) => (
          <Button
            key={one.kind}
            tone="plain"
            size="sm"
            icon={kindIcons[one.kind]}
            keys={one.key}
            aria-pressed={kind === one.kind}
            onClick={start(one.kind)}
            className={cx(kind === one.kind && 'bg-accent-soft! text-accent!')}
          >
            {one.name}
          </Button>
        ))}
        <AttachButton about={about} />
      </div>
      {kind === null && <Invitation onStart={start('note')} />}
      {part && (
        <Suspense fallback={<Skeleton lines={3} className="border-t border-line p-3" />}>
          <part.Content object={object} id={id} onDone={done} autoFocus={isAsked} />
        </Suspense>
      )}
      {kind !== null && !part && (
        <ActivityDraft key={kind} kind={kind as ActivityKind} about={about} onDone={done} autoFocus={isAsked} />
      )}
    </div>
  )
}

function Invitation({ onStart }: { onStart: () => void }) {
  const t = useT()
  return (
    <button
      type="button"
      onClick={onStart}
      className="flex w-full items-center gap-2 border-t border-line px-3 py-2 text-left text-sm text-3 hover:text-2"
    >
      <Icon of={StickyNote} size={14} />
      {t('compose.notePlaceholder')}
    </button>
  )
}

/** The first kind of which something is written and not sent. */
function unsent(about: { object: string; id: string }): string | null {
  const activity = composeKinds.find((kind) => draftAt(draftPlace(kind, about)))
  if (activity) return activity
  return parts.find(({ draft }) => draftAt(`${draft} ${about.object} ${about.id}`))?.kind ?? null
}
