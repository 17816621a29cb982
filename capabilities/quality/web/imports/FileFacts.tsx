import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Import } from '#capabilities/quality/contract-imports.ts'

const separators: Record<string, string> = {
  ',': 'imports.comma',
  ';': 'imports.semicolon',
  '\t': 'imports.tab',
  '|': 'imports.bar',
}

/** "CSV · UTF-8 · separated by commas · 34 KB": what was found out about the file. */
export function FileFacts({ one, lead }: { one: Import; lead?: string }) {
  const t = useT()
  const format = useFormat()
  const separator = one.delimiter === null ? undefined : separators[one.delimiter]
  const facts = [
    lead,
    t(`imports.format.${one.format}`),
    one.encoding,
    separator && t(separator),
    one.sheet &&
      (one.sheet.together
        ? t('imports.sheetsTogether', { n: one.sheet.alike?.length ?? 0 })
        : t('imports.sheet', { name: one.sheet.name })),
    one.sheet && one.sheet.others.length > 0 && t('imports.sheetsLeft', { names: one.sheet.others.join(', ') }),
    format.bytes(one.size),
  ]
  return <>{facts.filter(Boolean).join(' · ')}</>
}
