import { showDemo } from '#capabilities/quality/demo.ts'
import { duplicateJobs, scanAfterImport, scanNightly } from '#capabilities/quality/duplicates/jobs.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { defineCapability } from '#core/capability.ts'

export const quality = defineCapability({
  name: 'quality',
  permissions: {
    'quality.import': 'Import files, and take imports back',
    'quality.review': 'See suspected duplicates',
    'quality.resolve': 'Merge or dismiss suspected duplicates',
  },
  routes: [...importRoutes, ...duplicateRoutes],
  jobs: [...importJobs, ...duplicateJobs],
  schedule: { '0 2 * * *': scanNightly },
  listen: { 'import.finished': scanAfterImport },
  migrations: new URL('./migrations/', import.meta.url),
  demo: showDemo,
})
