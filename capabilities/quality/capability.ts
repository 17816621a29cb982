import { showDemo } from '#capabilities/quality/demo.ts'
import { duplicateJobs, matchChangedSoon, scanAfterImport, scanNightly } from '#capabilities/quality/duplicates/jobs.ts'
import { fillJobs } from '#capabilities/quality/fill/jobs.ts'
import { fillWritten } from '#capabilities/quality/fill/on-write.ts'
import { fillRoutes } from '#capabilities/quality/fill/routes.ts'
import { healthJobs, measureAfterImport, measureNightly } from '#capabilities/quality/health/jobs.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { healthRoutes } from '#capabilities/quality/routes-health.ts'
import { mergeAfterScan, mergingJobs } from '#capabilities/quality/merging/jobs.ts'
import { mergingRoutes } from '#capabilities/quality/routes-merging.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { sampleRoutes } from '#capabilities/quality/routes-sample.ts'
import { ruleRoutes } from '#capabilities/quality/routes-rules.ts'
import { ruleCheck } from '#capabilities/quality/rules/check-write.ts'
import { countNightly, ruleJobs } from '#capabilities/quality/rules/jobs.ts'
import { repairJobs } from '#capabilities/quality/repairs/jobs.ts'
import { runScheduled } from '#capabilities/quality/repairs/recipes.ts'
import { sampleJobs } from '#capabilities/quality/sample/jobs.ts'
import { repairRoutes } from '#capabilities/quality/routes-repairs.ts'
import { defineCapability } from '#core/capability.ts'

export const quality = defineCapability({
  name: 'quality',
  permissions: {
    'quality.import': 'Import files, and take imports back',
    'quality.review': 'See suspected duplicates',
    'quality.resolve': 'Merge or dismiss suspected duplicates',
    'quality.merging': 'Say which values survive a merge, and what is merged without asking',
    'quality.repair': 'Change many records at once, and say what counts in the scores',
    'quality.rules': 'Make and change rules that records have to keep',
  },
  routes: [
    ...importRoutes,
    ...duplicateRoutes,
    ...mergingRoutes,
    ...healthRoutes,
    ...repairRoutes,
    ...ruleRoutes,
    ...fillRoutes,
    ...sampleRoutes,
  ],
  jobs: [
    ...importJobs,
    ...duplicateJobs,
    ...mergingJobs,
    ...healthJobs,
    ...repairJobs,
    ...ruleJobs,
    ...fillJobs,
    ...sampleJobs,
  ],
  schedule: {
    '* * * * *': async (ctx) => {
      await fillWritten(ctx)
      await matchChangedSoon(ctx)
    },
    '30 1 * * *': countNightly,
    '0 2 * * *': scanNightly,
    '0 3 * * *': (ctx) => runScheduled(ctx),
    '30 3 * * *': measureNightly,
  },
  listen: {
    'quality.scanned': mergeAfterScan,
    'import.finished': async (ctx, payload: { object: string }) => {
      await scanAfterImport(ctx, payload)
      await measureAfterImport(ctx)
    },
  },
  checks: [ruleCheck],
  migrations: new URL('./migrations/', import.meta.url),
  demo: showDemo,
})
