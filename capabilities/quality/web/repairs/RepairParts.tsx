import { Link } from '@tanstack/react-router'
import { Eye, Undo2 } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'
import type { Example, Repair } from '#capabilities/quality/contract-repairs.ts'
import '#capabilities/quality/web/repairs/messages.ts'
import type { Repairing } from '#capabilities/quality/web/repairs/use-repair.ts'

/** Try, apply, put back: the buttons of a repair, in that order. */
export function RepairActions({ repairing, canTry = true }: { repairing: Repairing; canTry?: boolean }) {
  const t = useT()
  const { found, attempt, run, undo, repair, busy } = repairing
  const status = repair?.status
  if (status === 'done' || status === 'failed')
    return (
      <Button icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
        {t('repair.putBack')}
      </Button>
    )
  if (status === 'undone') return null
  return (
    <>
      <Button icon={Eye} busy={attempt.isPending} disabled={!canTry || busy} onClick={() => attempt.mutate()}>
        {t('repair.preview')}
      </Button>
      {found && (
        <Button tone="primary" busy={busy} disabled={found.changed === 0} onClick={() => run.mutate()}>
          {t('repair.apply', { n: found.changed })}
        </Button>
      )}
    </>
  )
}

/** What a preview found: how many records, and the first of them before and after. */
export function RepairPreview({ repairing, object }: { repairing: Repairing; object: string }) {
  const t = useT()
  const { found, repair } = repairing
  if (!found || repair) return null
  return (
    <div aria-live="polite">
      <p className="mb-2 text-sm font-medium">
        {t(found.complete ? 'repair.willChange' : 'repair.willChangeLeast', { n: found.changed })}{' '}
        {found.skipped > 0 && <span className="font-normal text-2">{t('repair.willSkip', { n: found.skipped })}</span>}
      </p>
      <Examples object={object} examples={found.examples.slice(0, 8)} />
    </div>
  )
}

export function Examples({ object, examples }: { object: string; examples: readonly Example[] }) {
  const t = useT()
  if (examples.length === 0) return null
  return (
    <Table label={t('repair.preview')}>
      <thead>
        <tr>
          <Th>{t('repair.record')}</Th>
          <Th>{t('repair.before')}</Th>
          <Th>{t('repair.after')}</Th>
        </tr>
      </thead>
      <tbody>
        {examples.map((one) => (
          <tr key={`${one.id} ${one.column}`}>
            <Td className="max-w-48 truncate">
              <Link to={`/${object}/${one.id}`} className="hover:underline">
                {one.title}
              </Link>
            </Td>
            <Td className="max-w-48 truncate text-2">{one.before || t('repair.empty')}</Td>
            <Td className="max-w-48 truncate font-medium">{one.after || t('repair.empty')}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** What came of a repair, in words: what was changed, what it did to the score, what was put back. */
export function RepairEffect({ repair }: { repair: Repair }) {
  const t = useT()
  const format = useFormat()
  const { counts, scoreBefore, scoreAfter, status } = repair
  const points = (score: number) => format.number(score * 100, { maximumFractionDigits: 2 })
  if (status === 'queued' || status === 'running') return t('repair.running')
  if (status === 'undoing') return t('repair.undoing')
  const parts =
    status === 'undone'
      ? [
          t('repair.restored', { n: counts.restored ?? 0 }),
          (counts.kept ?? 0) > 0 && t('repair.kept', { n: counts.kept }),
        ]
      : [
          t('repair.changed', { n: counts.changed }),
          scoreBefore !== null &&
            scoreAfter !== null &&
            t('repair.effect', { before: points(scoreBefore), after: points(scoreAfter) }),
          repair.error,
        ]
  return parts.filter(Boolean).join(' · ')
}
