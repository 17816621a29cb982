import { bulkJobs } from '#capabilities/bulk/jobs.ts'
import { bulkRoutes } from '#capabilities/bulk/routes.ts'
import { defineCapability } from '#core/capability.ts'

export const bulk = defineCapability({
  name: 'bulk',
  routes: bulkRoutes,
  jobs: bulkJobs,
  migrations: new URL('./migrations/', import.meta.url),
})
