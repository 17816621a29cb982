import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useT } from '#web/i18n/I18n.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import '#capabilities/quality/web/imports/messages.ts'
import { importQuery, isUnrun } from '#capabilities/quality/web/imports/api.ts'
import { ImportsBack } from '#capabilities/quality/web/imports/ImportsBack.tsx'
import { ColumnsStep } from '#capabilities/quality/web/mapping/ColumnsStep.tsx'
import { CheckStep } from '#capabilities/quality/web/preview/CheckStep.tsx'
import { ResultStep } from '#capabilities/quality/web/report/ResultStep.tsx'

/** One import at the step it has reached; `?step=columns` goes back as long as nothing has been written. */
export function ImportPage() {
  const t = useT()
  const { id = '' } = useParams({ strict: false })
  const { step } = useSearch({ strict: false }) as { step?: string }
  const { data, error, refetch } = useQuery(importQuery(id))
  if (!data) {
    return (
      <Page title={t('imports.title')} lead={<ImportsBack />}>
        {error ? <ErrorNote error={error} onAgain={() => void refetch()} /> : <Skeleton lines={8} />}
      </Page>
    )
  }
  if (!isUnrun(data.status)) return <ResultStep one={data} />
  // Read otherwise, a file has other columns, and begins with what is proposed for them.
  const file = `${data.id} ${data.encoding} ${data.sheet?.name} ${data.sheet?.together} ${data.reading.object}`
  if (step === 'columns' || data.status === 'uploaded' || !data.mapping) return <ColumnsStep key={file} one={data} />
  return <CheckStep one={data} mapping={data.mapping} />
}
