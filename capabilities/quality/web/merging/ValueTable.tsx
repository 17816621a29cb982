import { Fragment } from 'react'
import type { Preview } from '#capabilities/quality/contract-merging.ts'
import { useLabel } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { MemberHead } from '#capabilities/quality/web/merging/MemberHead.tsx'
import type { Picks, Row } from '#capabilities/quality/web/merging/rows.ts'
import { ValueRow } from '#capabilities/quality/web/merging/ValueRow.tsx'

type Props = {
  object: ObjectMeta
  preview: Preview
  /** Ids of all that are shown, in the order of the columns; some may be left out of the merge. */
  order: readonly string[]
  rows: readonly Row[]
  picks: Picks
  /** Absent where nothing may be decided. */
  onStay?: ((id: string) => void) | undefined
  onPick?: ((field: string, id: string) => void) | undefined
  onApart?: ((id: string) => void) | undefined
}

/** The records side by side: which one stays, and of each field which value, and who chose it. */
export function ValueTable({ object, preview, order, rows, picks, onStay, onPick, onApart }: Props) {
  const label = useLabel()
  const members = order.flatMap((id) => preview.members.filter((member) => member.id === id))
  return (
    <div className="overflow-x-auto">
      <div
        className="grid min-w-full text-sm [grid-template-columns:repeat(var(--n),minmax(8.5rem,1fr))] sm:[grid-template-columns:7rem_repeat(var(--n),minmax(9rem,1fr))]"
        style={{ '--n': members.length } as never}
      >
        <span className="border-b border-line max-sm:hidden" />
        {members.map((member, at) => (
          <MemberHead
            key={member.id}
            object={object}
            member={member}
            number={at + 1}
            stays={member.id === preview.into}
            onStay={onStay && (() => onStay(member.id))}
            onApart={members.length > 2 && onApart ? () => onApart(member.id) : undefined}
          />
        ))}
        {rows.map((row) => (
          <Fragment key={row.field.name}>
            <span className="border-line pt-2 text-xs text-3 max-sm:col-span-full max-sm:px-2 sm:border-b sm:py-1.5 sm:text-sm">
              {label(row.field.label)}
            </span>
            <ValueRow row={row} members={members} picks={picks} onPick={onPick} />
          </Fragment>
        ))}
      </div>
    </div>
  )
}
