import { findings, type CleanReport, type ColumnReport } from '#capabilities/quality/engine/clean/report.ts'
import { rules, type RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import { declaredErrors, fill, type Locale } from '#platform/errors.ts'

/** The report of `tend clean` for machines: counts, and every rule and error in words of both languages. */
export function reportJson(report: CleanReport, input: string) {
  return {
    input,
    object: report.object,
    country: report.country,
    rows: report.rows,
    findings: findings(report),
    tooManyCells: report.ragged,
    columns: report.columns.map((column) => ({
      name: column.name,
      field: column.field,
      type: column.type,
      changed: column.changed,
      filled: column.filled,
      rejected: column.rejected,
      flagged: column.flagged,
      rules: Object.entries(column.rules).map(([rule, entry]) => ({ rule, ...rules[rule as RuleName], ...entry })),
      problems: Object.entries(column.problems).map(([code, { count, places }]) => ({
        code,
        count,
        listed: places.length,
        places: places.map((place) => ({ ...place, ...detail(code, place.value, report) })),
      })),
    })),
  }
}

/** The report of `tend clean` for people: a line for each column that was touched. */
export function cleanSummary(report: CleanReport, locale: Locale): string {
  const zh = locale === 'zh'
  const count = findings(report)
  const rows = report.rows.toLocaleString('en')
  const lines = [
    zh
      ? `已清洗 ${rows} 行（${report.object}，${report.country}）`
      : `Cleaned ${rows} rows (${report.object}, ${report.country})`,
  ]
  for (const column of report.columns) {
    const said = [
      column.changed > 0 ? (zh ? `更正 ${column.changed}` : `${column.changed} changed`) : '',
      column.filled > 0 ? (zh ? `补全 ${column.filled}` : `${column.filled} filled`) : '',
      column.flagged > 0 ? (zh ? `提示 ${column.flagged}` : `${column.flagged} flagged`) : '',
      column.rejected > 0 ? (zh ? `待核对 ${column.rejected}` : `${column.rejected} to check`) : '',
    ].filter(Boolean)
    if (said.length > 0)
      lines.push(`  ${column.name}: ${said.join(zh ? '，' : ', ')}`, ...examples(column, report, locale))
  }
  if (report.ragged.count > 0) {
    const places = report.ragged.lines.slice(0, 5).join(', ')
    lines.push(
      zh
        ? `  单元格过多的行：${report.ragged.count}（第 ${places} 行），未改动`
        : `  Rows with too many cells, left as they were: ${report.ragged.count} (line ${places})`,
    )
  }
  if (count > 0) {
    lines.push(
      zh
        ? `${count} 处无法识别，已保留原样；--report 可列出全部。`
        : `${count} could not be read and stand as they were; --report lists each.`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Every rule of cleaning by the name `--skip` takes, with what it does. */
export function ruleList(locale: Locale, json: boolean): string {
  if (json)
    return `${JSON.stringify(
      Object.entries(rules).map(([rule, words]) => ({ rule, ...words })),
      null,
      2,
    )}\n`
  const width = Math.max(...Object.keys(rules).map((name) => name.length)) + 2
  return Object.entries(rules)
    .map(([name, words]) => `${name.padEnd(width)}${words[locale]}\n`)
    .join('')
}

const examplesShown = 2

function examples(column: ColumnReport, report: CleanReport, locale: Locale): string[] {
  const changes = Object.entries(column.rules)
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, examplesShown)
    .map(
      ([
        rule,
        {
          count,
          examples: [first],
        },
      ]) => {
        const words = rules[rule as RuleName][locale]
        return `    ${words} (${count})${first && first.from !== '' && first.from !== first.to ? `: ${quoted(first.from)} → ${quoted(first.to)}` : ''}`
      },
    )
  const problems = Object.entries(column.problems).flatMap(([code, { places }]) =>
    places
      .slice(0, examplesShown)
      .map(({ line, value }) =>
        locale === 'zh'
          ? `    第 ${line} 行：${detail(code, value, report).zh}`
          : `    line ${line}: ${detail(code, value, report).en}`,
      ),
  )
  return [...changes, ...problems]
}

function detail(code: string, value: string, { country }: CleanReport): { en: string; zh: string } {
  const [, en = code, zh = code] = declaredErrors().get(code) ?? []
  return { en: fill(en, { value, country }), zh: fill(zh, { value, country }) }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}
