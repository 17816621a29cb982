import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Info, Play } from 'lucide-react'
import { useState } from 'react'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import { useLocale, useT } from '#web/i18n/I18n.tsx'
import { offerUndo } from '#web/records/offer-undo.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { DryRun, Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { askOfImport, importKey, takeImportBack } from '#capabilities/quality/web/imports/api.ts'
import { StepFrame } from '#capabilities/quality/web/imports/StepFrame.tsx'
import { dryRunProgressQuery, dryRunQuery, previewQuery, rowsTried } from '#capabilities/quality/web/preview/api.ts'
import '#capabilities/quality/web/preview/messages.ts'
import { PreviewRows } from '#capabilities/quality/web/preview/PreviewRows.tsx'
import { RulesOff } from '#capabilities/quality/web/preview/RulesOff.tsx'
import { SourceAccount } from '#capabilities/quality/web/preview/SourceAccount.tsx'
import { Summary } from '#capabilities/quality/web/preview/Summary.tsx'
import { UnknownPeople } from '#capabilities/quality/web/preview/UnknownPeople.tsx'
import { UnknownChoices } from '#capabilities/quality/web/preview/UnknownChoices.tsx'

/** The third step: what the whole file would do, and its rows with every correction marked. */
export function CheckStep({ one, mapping }: { one: Import; mapping: Mapping }) {
  const t = useT()
  const locale = useLocale()
  const [rows, setRows] = useState(rowsTried(one))
  const asked = { mapping, locale, rows }
  const dryRun = useQuery(dryRunQuery(one.id, asked))
  const { data: progress } = useQuery(dryRunProgressQuery(one.id, asked))
  const preview = useInfiniteQuery(previewQuery(one.id, mapping, locale))
  const run = useRun(one)
  const counts = dryRun.data?.counts
  const isWhole = dryRun.data?.isWhole ?? true
  const written = counts && counts.created + counts.updated
  const action = (
    <Button
      tone="primary"
      icon={Play}
      busy={run.isPending}
      disabled={written === 0 && isWhole}
      onClick={() => run.mutate()}
    >
      {written && isWhole ? t('preview.run', { n: written }) : t('preview.runAll')}
    </Button>
  )
  return (
    <StepFrame
      one={one}
      step="check"
      action={action}
      banner={written === 0 && isWhole && <Banner icon={Info}>{t('preview.nothingNew')}</Banner>}
    >
      {run.error && (
        <div className="mb-4">
          <ErrorNote error={run.error} kept={t('imports.nothingWritten')} />
        </div>
      )}
      <Summary dryRun={dryRun} progress={progress} object={mapping.object} onWhole={() => setRows(null)} />
      {dryRun.data && <Settings one={one} mapping={mapping} found={dryRun.data} />}
      {preview.error && !preview.data && <ErrorNote error={preview.error} onAgain={() => void preview.refetch()} />}
      {preview.isPending && <Skeleton lines={10} />}
      {preview.data && (
        <PreviewRows
          columns={preview.data.pages[0]?.columns ?? []}
          rows={preview.data.pages.flatMap(({ rows }) => rows)}
          object={mapping.object}
          more={
            preview.hasNextPage ? { busy: preview.isFetchingNextPage, load: () => void preview.fetchNextPage() } : null
          }
        />
      )}
    </StepFrame>
  )
}

/** What can be settled here, now that it is known what is in the file. */
function Settings({ one, mapping, found }: { one: Import; mapping: Mapping; found: DryRun }) {
  const { account, choices, skipRules, people } = mapping.options
  return (
    <>
      {found.unknownChoices.length > 0 && (
        <UnknownChoices key={JSON.stringify(choices)} one={one} mapping={mapping} words={found.unknownChoices} />
      )}
      {(account ?? found.accounts[0] ?? found.reasons.find(({ code }) => code === 'quality.idTaken')) !== undefined && (
        <SourceAccount key={account} one={one} mapping={mapping} known={found.accounts} />
      )}
      {found.unknownPeople.length > 0 && (
        <UnknownPeople key={JSON.stringify(people)} one={one} mapping={mapping} words={found.unknownPeople} />
      )}
      <RulesOff key={JSON.stringify(skipRules)} one={one} mapping={mapping} reasons={found.reasons} />
    </>
  )
}

function useRun(one: Import) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => {
      const started = api.post<unknown>(`${path('imports', one.id)}/run`)
      offerUndo({ text: 'imports.begun' }, started, () => takeImportBack(one.id), {
        text: 'imports.takingBack',
        asks: () => askOfImport(one.id),
      })
      return started
    },
    onSuccess: () => {
      queryClient.setQueryData<Import>(
        importKey(one.id),
        (known) => known && { ...known, status: 'running', progress: null },
      )
      void queryClient.invalidateQueries({ queryKey: ['imports'] })
      void navigate({ to: `/imports/${one.id}`, replace: true })
      return queryClient.invalidateQueries({ queryKey: importKey(one.id) })
    },
  })
}
