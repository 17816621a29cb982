import { Link } from '@tanstack/react-router'
import { useT } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { Chip } from '#web/records/calendar/Chip.tsx'
import { dayOf } from '#web/records/calendar/days.ts'
import { useDay } from '#web/records/calendar/use-days.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** Every entry of one day; beyond what the API gives at once, the list has them. */
export function DayList({ entries, asked, day }: { entries: Entries; asked: Asked; day: string }) {
  const t = useT()
  const { object, field } = entries
  const { data, error, refetch } = useDay({ object, field, asked }, day)
  if (error) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const search = { filter: { [field.name]: { eq: day } } }
  return (
    <>
      <ul className="-mx-1 max-h-80 overflow-y-auto">
        {data.items
          .filter((record) => dayOf(field, record[field.name]) === day)
          .map((record) => (
            <li key={record.id}>
              <Chip {...entries} record={record} roomy />
            </li>
          ))}
      </ul>
      {data.next !== null && (
        <Link to={`/${object.name}`} search={search as never} className="text-sm text-accent hover:underline">
          {t('calendar.moreInList')}
        </Link>
      )}
    </>
  )
}
