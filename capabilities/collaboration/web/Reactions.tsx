import { CircleCheck, Eye, Heart, Laugh, PartyPopper, SmilePlus, ThumbsUp } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { reactionKinds, type Comment, type ReactionKind } from '#capabilities/collaboration/contract.ts'
import { react } from '#capabilities/collaboration/web/api.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

// Drawn rather than typed: not every machine has a font for emoji.
const faces: Record<ReactionKind, LucideIcon> = {
  like: ThumbsUp,
  love: Heart,
  celebrate: PartyPopper,
  laugh: Laugh,
  look: Eye,
  done: CircleCheck,
}

/** Who reacted how; a click adds one's own or takes it back. */
export function Reactions({ comment, me }: { comment: Comment; me: string }) {
  const t = useT()
  const format = useFormat()
  const isMine = (kind: ReactionKind) =>
    comment.reactions.some((one) => one.kind === kind && one.people.some(({ id }) => id === me))
  const toggle = (kind: ReactionKind) => react(comment, kind, !isMine(kind))
  return (
    <div className="-ml-1 mt-1 flex flex-wrap items-center gap-1">
      {comment.reactions.map(({ kind, people }) => {
        const names = format.list(people.map(({ name }) => name))
        const label = t('react.by', { what: t(`react.${kind}`), names })
        return (
          <Tooltip key={kind} label={label}>
            <button
              type="button"
              aria-pressed={isMine(kind)}
              onClick={() => toggle(kind)}
              className={cx(
                'flex min-h-6 items-center gap-1 rounded-full border px-2 text-sm hover:bg-hover pointer-coarse:min-h-8',
                isMine(kind) ? 'border-accent bg-accent-soft text-accent' : 'border-line text-2',
              )}
            >
              <Icon of={faces[kind]} size={14} />
              <span aria-hidden className="tabular text-xs">
                {people.length}
              </span>
              <span className="sr-only">{label}</span>
            </button>
          </Tooltip>
        )
      })}
      <Menu
        trigger={<IconButton size="sm" icon={SmilePlus} label={t('react.add')} />}
        items={reactionKinds.map((kind) => ({
          label: t(`react.${kind}`),
          icon: faces[kind],
          checked: isMine(kind),
          onSelect: () => toggle(kind),
        }))}
      />
    </div>
  )
}
