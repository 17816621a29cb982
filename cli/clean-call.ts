import { parseArgs } from 'node:util'
import { countryCode } from '#capabilities/quality/engine/standardise/places/country.ts'
import { isRule, rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { errors } from '#capabilities/quality/errors.ts'
import type { Io } from '#cli/tend.ts'
import { builtInObjects, objectDefinition } from '#core/objects/registry.ts'

export type Call = {
  readonly input: string
  readonly out?: string
  readonly report?: string
  readonly object?: string
  readonly country?: string
  readonly ageFrom?: string
  /** Of the input, where the guess is wrong. */
  readonly encoding?: string
  /** Of a workbook or a page with several tables; else the first that holds a table. */
  readonly sheet?: string
  /** A file with a recipe: its steps are done after the cleaning. */
  readonly recipe?: string
  /** Only list the rules. */
  readonly rules?: boolean
  /** Names of rules that must not be applied. */
  readonly off: ReadonlySet<string>
  readonly json: boolean
}

const options = {
  out: { type: 'string', short: 'o' },
  report: { type: 'string' },
  object: { type: 'string' },
  country: { type: 'string' },
  'age-from': { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  skip: { type: 'string' },
  recipe: { type: 'string' },
  rules: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Reads the words behind `tend clean`; refuses by name what they do not mean. */
export function readCall(argv: string[], io: Io): Call {
  const { values, positionals } = parse(argv)
  const [input = ''] = positionals
  if (values.rules && input === '') return { input, rules: true, off: new Set(), json: values.json === true }
  if (input === '' || positionals.length > 1) {
    throw errors.cleanUsage({ reason: io.locale === 'zh' ? '请给出一个文件。' : 'Give one file.' })
  }
  const { object, country } = values
  if (object !== undefined && !objectDefinition(object)) {
    throw errors.objectUnknown({ object, objects: builtInObjects.map(({ name }) => name).join(', ') })
  }
  const code = country?.toUpperCase()
  if (code !== undefined && (code.length !== 2 || countryCode(code) !== code))
    throw errors.countryCodeUnknown({ country })
  return {
    input,
    out: values.out,
    report: values.report,
    object,
    country: code,
    ageFrom: values['age-from'],
    encoding: values.encoding,
    sheet: values.sheet,
    recipe: values.recipe,
    off: rulesOff(values.skip),
    json: values.json === true,
  }
}

function rulesOff(skip = ''): ReadonlySet<string> {
  const names = skip
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const unknown = names.find((name) => !isRule(name))
  if (unknown !== undefined) throw errors.ruleUnknown({ rule: unknown, rules: Object.keys(rules).join(', ') })
  return new Set(names)
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    const option = /'(--?[\w-]+)/.exec(message)?.[1] ?? argv.find((word) => word.startsWith('-')) ?? ''
    throw code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? errors.optionUnknown({ option })
      : errors.optionNeedsValue({ option })
  }
}
