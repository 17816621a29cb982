import { useT } from '#web/i18n/I18n.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import type { Undone } from '#capabilities/quality/contract-imports.ts'

/** What was taken back, and what had to stay and why. */
export function UndoneNote({ undone }: { undone: Undone }) {
  const t = useT()
  return (
    <section className="mb-6 text-sm">
      <ul className="list-disc pl-5">
        <li>{t('report.undonePurged', { n: undone.purged })}</li>
        <li>{t('report.undoneRestored', { n: undone.restored })}</li>
      </ul>
      {undone.kept > 0 && (
        <>
          <p className="mt-3 mb-1">{t('report.undoneKept', { n: undone.kept })}</p>
          <ul className="flex flex-col gap-1">
            {undone.examples.map(({ object, id, title, why }) => (
              <li key={`${object} ${id}`} className="flex min-w-0 items-center gap-2">
                <RecordLink object={object} value={{ id, title }} whole />
                <span className="text-xs whitespace-nowrap text-3">{t(`report.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
