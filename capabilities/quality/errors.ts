import { commandErrors } from '#capabilities/quality/errors/command-line.ts'
import { duplicateErrors } from '#capabilities/quality/errors/duplicates.ts'
import { fileErrors } from '#capabilities/quality/errors/files.ts'
import { fillErrors } from '#capabilities/quality/errors/fill.ts'
import { healthErrors } from '#capabilities/quality/errors/health.ts'
import { importErrors } from '#capabilities/quality/errors/imports.ts'
import { ruleErrors } from '#capabilities/quality/errors/rules.ts'
import { valueErrors } from '#capabilities/quality/errors/values.ts'
import { defineErrors } from '#platform/errors.ts'

/** Every failure this capability can name: one table, a file for each room of it. */
export const errors = defineErrors('quality', {
  ...fileErrors,
  ...valueErrors,
  ...commandErrors,
  ...importErrors,
  ...duplicateErrors,
  ...healthErrors,
  ...ruleErrors,
  ...fillErrors,
})
