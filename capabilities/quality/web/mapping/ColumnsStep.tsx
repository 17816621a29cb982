import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, FileQuestionMark, TriangleAlert } from 'lucide-react'
import { api, path } from '#web/api.ts'
import { queryClient, useSession } from '#web/data.ts'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Import, ImportTarget, Mapping } from '#capabilities/quality/contract-imports.ts'
import { importKey, saveReading, targetsQuery } from '#capabilities/quality/web/imports/api.ts'
import { useObjectName } from '#capabilities/quality/web/imports/object-name.ts'
import { StepFrame } from '#capabilities/quality/web/imports/StepFrame.tsx'
import { ColumnRow } from '#capabilities/quality/web/mapping/ColumnRow.tsx'
import { clashes, missing, withField } from '#capabilities/quality/web/mapping/draft.ts'
import '#capabilities/quality/web/mapping/messages.ts'
import { OptionsForm } from '#capabilities/quality/web/mapping/OptionsForm.tsx'
import { startOptions } from '#capabilities/quality/web/mapping/start-options.ts'
import { useDraft } from '#capabilities/quality/web/mapping/use-draft.ts'

/** The second step: which column is which field, and how values are read and records matched. */
export function ColumnsStep({ one }: { one: Import }) {
  const { data: targets, error, refetch } = useQuery(targetsQuery)
  if (targets && targets.length > 0) return <Columns one={one} targets={targets} />
  return (
    <StepFrame one={one} step="columns">
      {error ? <ErrorNote error={error} onAgain={() => void refetch()} /> : <Skeleton lines={8} />}
    </StepFrame>
  )
}

function Columns({ one, targets }: { one: Import; targets: readonly ImportTarget[] }) {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const locale = useLocale()
  const { currency } = useSession().workspace
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { draft, target, change, setObject, forget } = useDraft(
    one,
    targets,
    startOptions({ locale, language: navigator.language, timeZone, currency }),
  )
  const save = useSave(one, forget)
  const lacking = missing(draft, target)
  const banner = (
    <>
      {draft.object === one.reading.object && <LooksLike one={one} forget={forget} />}
      {lacking.length > 0 && (
        <Banner tone="warning" icon={TriangleAlert}>
          {t('mapping.missing', { fields: format.list(lacking.map((field) => label(field.label))) })}
        </Banner>
      )}
    </>
  )
  return (
    <StepFrame
      one={one}
      step="columns"
      banner={banner}
      action={
        <Button tone="primary" icon={ArrowRight} busy={save.isPending} onClick={() => save.mutate(draft)}>
          {t('mapping.check')}
        </Button>
      }
    >
      {save.error && (
        <div className="mb-4">
          <ErrorNote error={save.error} kept={t('imports.nothingWritten')} />
        </div>
      )}
      <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <section>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h2 className="text-sm font-semibold">{t('mapping.title')}</h2>
            <ObjectSelect target={target} targets={targets} onChange={setObject} />
          </div>
          <ColumnList one={one} draft={draft} target={target} onChange={change} />
        </section>
        <OptionsForm mapping={draft} target={target} onChange={(options) => change({ ...draft, options })} />
      </div>
    </StepFrame>
  )
}

/** What a person said the file holds is kept; what it seems to hold is offered. */
function LooksLike({ one: { id, reading }, forget }: { one: Import; forget: () => void }) {
  const t = useT()
  const nameOf = useObjectName()
  const { encoding, sheet, together, looksLike } = reading
  const take = useMutation({
    mutationFn: () => saveReading(id, { encoding, sheet, together, object: looksLike }, forget),
    onError: (error) => toast({ text: 'ui.said', params: { detail: error.message }, tone: 'danger' }),
  })
  if (!looksLike) return null
  const what = nameOf(looksLike)
  return (
    <Banner
      icon={FileQuestionMark}
      action={
        <Button size="sm" busy={take.isPending} onClick={() => take.mutate()}>
          {t('mapping.takeAs', { what: what.toLowerCase() })}
        </Button>
      }
    >
      {t('mapping.looksLike', { what: what.toLowerCase(), said: nameOf(reading.object ?? '').toLowerCase() })}
    </Banner>
  )
}

/** Keeps the mapping with the import and goes on to check what it does. */
function useSave(one: Import, forget: () => void) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (mapping: Mapping) => api.put<Import | undefined>(`${path('imports', one.id)}/mapping`, mapping),
    onSuccess: async (_, mapping) => {
      forget()
      queryClient.setQueryData<Import>(
        importKey(one.id),
        (known) => known && { ...known, mapping, object: mapping.object, status: 'mapped' },
      )
      void queryClient.invalidateQueries({ queryKey: ['imports'] })
      await navigate({ to: `/imports/${one.id}`, search: { step: 'check' } as never })
    },
  })
}

type ListProps = { one: Import; draft: Mapping; target: ImportTarget; onChange: (draft: Mapping) => void }

function ColumnList({ one, draft, target, onChange }: ListProps) {
  const t = useT()
  const clash = clashes(draft, target)
  const ignored = draft.columns.filter(({ field }) => field === null).length
  const chosen = new Map(draft.columns.map(({ column, field }) => [column, field]))
  return (
    <>
      <ColumnHead />
      {one.columns.map((column) => (
        <ColumnRow
          key={column.name}
          column={column}
          target={target}
          field={chosen.get(column.name) ?? null}
          rivals={(clash.get(chosen.get(column.name) ?? '') ?? []).filter((name) => name !== column.name)}
          onChange={(field) => onChange(withField(draft, column.name, field))}
        />
      ))}
      {ignored > 0 && <p className="pt-2 text-xs text-3">{t('mapping.ignored', { n: ignored })}</p>}
    </>
  )
}

type ObjectProps = { target: ImportTarget; targets: readonly ImportTarget[]; onChange: (object: string) => void }

/** What a row of the file is. Another choice brings other fields, so it stands above the columns. */
function ObjectSelect({ target, targets, onChange }: ObjectProps) {
  const t = useT()
  const label = useLabel()
  return (
    <div className="flex items-center gap-2 text-sm text-2">
      <span aria-hidden>{t('mapping.object')}</span>
      <Select
        className="w-44"
        ariaLabel={t('mapping.object')}
        options={targets.map((one) => ({ value: one.object, label: label(one.label) }))}
        value={target.object}
        onChange={(object) => {
          if (object) onChange(object)
        }}
      />
    </div>
  )
}

function ColumnHead() {
  const t = useT()
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)_17rem] gap-x-4 border-b border-line py-1 text-sm text-3 max-md:hidden">
      <span>{t('mapping.column')}</span>
      <span>{t('mapping.samples')}</span>
      <span>{t('mapping.field')}</span>
    </div>
  )
}
