import { Link } from '@tanstack/react-router'
import { Check, Link2, Split, UserX } from 'lucide-react'
import type { PreviewMember } from '#capabilities/quality/contract-merging.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import { useSource } from '#capabilities/quality/web/merging/use-source.ts'

type Props = {
  object: ObjectMeta
  member: PreviewMember
  /** Its place, which is also its key. */
  number: number
  stays: boolean
  onStay?: (() => void) | undefined
  onApart?: (() => void) | undefined
}

/** One record at the head of its column: where it came from, what points at it, and whether it stays. */
export function MemberHead({ object, member, number, stays, onStay, onApart }: Props) {
  const t = useT()
  const format = useFormat()
  const source = useSource()
  const links = Object.values(member.links).reduce((sum, n) => sum + n, 0)
  return (
    <div
      className={cx(
        'flex min-w-0 flex-col items-start gap-1 rounded-t-md border-b border-line px-2 py-1.5',
        stays && 'bg-accent-soft',
      )}
    >
      <Link
        to={`/${object.name}/${member.id}`}
        target="_blank"
        className="max-w-full font-medium break-words hover:underline"
      >
        {member.title}
      </Link>
      <span className="max-w-full text-xs break-words text-3">
        {[format.date(String(member.record.createdAt)), source(member.source)].filter(Boolean).join(' · ')}
      </span>
      <span className="flex flex-wrap gap-x-3 text-xs text-2">
        {links > 0 && (
          <Tooltip label={t('merge.linksHint')}>
            <span className="tabular inline-flex items-center gap-1">
              <Icon of={Link2} size={12} /> {t('merge.links', { n: links })}
            </span>
          </Tooltip>
        )}
        {member.ownerActive === false && (
          <span className="inline-flex items-center gap-1">
            <Icon of={UserX} size={12} /> {t('merge.ownerGone')}
          </span>
        )}
      </span>
      <StayButton number={number} title={member.title} stays={stays} onStay={onStay} />
      {onApart && (
        <button
          type="button"
          onClick={onApart}
          className="inline-flex min-h-6 items-center gap-1.5 rounded-sm text-left text-xs text-2 hover:text-1 pointer-coarse:min-h-10"
        >
          <Icon of={Split} size={12} className="shrink-0" /> {t('merge.apart')}
        </button>
      )}
    </div>
  )
}

function StayButton({ number, title, stays, onStay }: Pick<Props, 'number' | 'stays' | 'onStay'> & { title: string }) {
  const t = useT()
  const says = stays ? t('dup.keep') : onStay ? t('dup.keepThis') : t('dup.movesOn')
  return (
    <button
      type="button"
      aria-pressed={stays}
      aria-label={t('merge.stayOf', { says, title })}
      aria-keyshortcuts={String(number)}
      disabled={!onStay}
      onClick={onStay}
      className={cx(
        'inline-flex min-h-6 items-center gap-1.5 rounded-sm text-xs pointer-coarse:min-h-10',
        stays ? 'font-medium text-accent' : 'text-2 enabled:hover:text-1',
      )}
    >
      <span
        className={cx(
          'flex size-4 items-center justify-center rounded-full border',
          stays ? 'border-accent bg-accent text-(--on-accent)' : 'border-line-strong',
        )}
      >
        {stays && <Icon of={Check} size={12} />}
      </span>
      {says}
    </button>
  )
}
