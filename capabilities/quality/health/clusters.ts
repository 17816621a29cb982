import { setImmediate } from 'node:timers/promises'
import type { ClusterMethod, Clusters } from '#capabilities/quality/contract-health.ts'
import { clusterValues } from '#capabilities/quality/engine/cluster-values/cluster.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { valuesOf } from '#capabilities/quality/health/bad-values.ts'
import { measuredObject } from '#capabilities/quality/health/fields.ts'
import { clusterPaths } from '#capabilities/quality/health/spellings.ts'
import type { Ctx } from '#core/context.ts'

// Bounds what one look costs: by key some 20 µs a value, by nearness some 100.
const mostByKey = 50_000
const mostByNearness = 10_000
const mostClusters = 200

/** Values of a field that may mean the same, by one method; of a field with very many values, of the most frequent. */
export async function clustersOf(
  ctx: Ctx,
  name: string,
  { field, method }: { field: string; method: ClusterMethod },
): Promise<Clusters> {
  const object = measuredObject(ctx, name)
  if (!clusterPaths(object).includes(field)) throw errors.fieldNotMeasured({ object: name, field })
  const most = method === 'nearest' ? mostByNearness : mostByKey
  const values = await valuesOf(ctx, object, field, most + 1)
  await setImmediate()
  const clusters = clusterValues(values.slice(0, most), method)
  const shown = clusters.slice(0, mostClusters)
  return { clusters: shown, groups: clusters.length, values: values.length, complete: values.length <= most }
}
