import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SpellCheck } from 'lucide-react'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta } from '#web/types.ts'
import type { ClusterMethod } from '#capabilities/quality/contract-health.ts'
import { clusterMethods } from '#capabilities/quality/contract-health.ts'
import '#capabilities/quality/web/health/messages.ts'
import '#capabilities/quality/web/repairs/messages.ts'
import { ObjectTabs } from '#capabilities/quality/web/health/ObjectTabs.tsx'
import { useNames } from '#capabilities/quality/web/health/use-names.ts'
import { clustersQuery } from '#capabilities/quality/web/repairs/api.ts'
import { AllClusters } from '#capabilities/quality/web/repairs/AllClusters.tsx'
import { ClusterCard } from '#capabilities/quality/web/repairs/ClusterCard.tsx'
import { HealthBack } from '#capabilities/quality/web/health/HealthBack.tsx'

type Search = { object?: string; field?: string; method?: ClusterMethod }

/** `/health/values`: values of a field that mean the same, and one click to make them one. */
export function ValuesPage() {
  const t = useT()
  const navigate = useNavigate()
  const { object = 'contact', field: asked, method = 'fingerprint' } = useSearch({ strict: false }) as Search
  const meta = useObject(object)
  const paths = meta ? textPaths(meta) : []
  const field = asked && paths.includes(asked) ? asked : (paths[0] ?? '')
  const { data, error, refetch, isPending } = useQuery({
    ...clustersQuery(object, field, method),
    enabled: field !== '',
  })
  const go = (search: Search) => void navigate({ to: '.', search: { object, field, method, ...search } as never })
  return (
    <Page
      title={t('values.title')}
      lead={<HealthBack object={object} />}
      filters={<ValueFilters object={object} field={field} method={method} paths={paths} onChange={go} />}
    >
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {isPending && field !== '' && <Skeleton lines={6} />}
      {data && (
        <p className="mb-3 text-sm text-2">
          {t('values.found', { n: data.groups, values: data.values })}{' '}
          {data.groups > data.clusters.length && t('values.shown', { n: data.clusters.length })}{' '}
          {!data.complete && t('values.most', { n: data.values - 1 })}
        </p>
      )}
      {data && data.clusters.length > 1 && (
        <AllClusters key={`${field} ${method}`} object={object} field={field} clusters={data.clusters} />
      )}
      {data?.clusters.length === 0 && <Empty icon={SpellCheck} title={t('values.none')} hint={t('values.noneHint')} />}
      <div className="grid max-w-300 items-start gap-4 lg:grid-cols-2">
        {data?.clusters.map((cluster) => (
          <ClusterCard
            key={`${field} ${cluster.values.map(({ value }) => value).join('\n')}`}
            object={object}
            field={field}
            cluster={cluster}
          />
        ))}
      </div>
    </Page>
  )
}

type FilterProps = {
  object: string
  field: string
  method: ClusterMethod
  paths: readonly string[]
  onChange: (search: Search) => void
}

function ValueFilters({ object, field, method, paths, onChange: go }: FilterProps) {
  const t = useT()
  const names = useNames(object)
  return (
    <>
      <ObjectTabs object={object} onChange={(next) => go({ object: next, field: undefined })} />
      <Select
        className="w-44"
        ariaLabel={t('values.field')}
        value={field}
        options={paths.map((path) => ({ value: path, label: names.field(path) }))}
        onChange={(next) => go({ field: next ?? undefined })}
      />
      <Select
        className="w-48"
        ariaLabel={t('values.method')}
        value={method}
        options={clusterMethods.map((one) => ({
          value: one,
          label: t(`values.method.${one}`),
          hint: t(`values.method.${one}.hint`),
        }))}
        onChange={(next) => go({ method: (next ?? 'fingerprint') as ClusterMethod })}
      />
    </>
  )
}

/** Fields whose values are short texts many records may share. */
export function textPaths(object: ObjectMeta): string[] {
  return object.fields.flatMap(({ name, type, readOnly }) => {
    if (readOnly) return []
    if (type === 'address') return [`${name}.city`, `${name}.region`, `${name}.district`]
    return ['text', 'choice', 'country'].includes(type) ? [name] : []
  })
}
