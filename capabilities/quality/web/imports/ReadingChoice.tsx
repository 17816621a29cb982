import { useMutation } from '@tanstack/react-query'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import { readableEncodings, type ReadAs } from '#capabilities/quality/contract-reading.ts'
import { saveReading } from '#capabilities/quality/web/imports/api.ts'

/** How the file is read, to be chosen where the guess is wrong: its encoding, and of a workbook the sheet. */
export function ReadingChoice({ one }: { one: Import }) {
  const t = useT()
  const format = useFormat()
  const save = useMutation({ mutationFn: (reading: ReadAs) => saveReading(one.id, reading) })
  const { encoding, sheet, together } = one.reading
  const choose = (part: ReadAs) => save.mutate({ encoding, sheet, together, ...part })
  const sheets = sheetsOf(one)
  const alike = one.sheet?.alike ?? []
  if (one.encoding === null && sheets.length < 2 && alike.length < 2) return null
  return (
    <div className="mb-4 flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        {one.encoding !== null && (
          <Select
            className="w-72 max-sm:w-full"
            label={t('imports.encoding')}
            options={encodingsOf(one).map((value) => ({
              value,
              label: value === guessOf(one) ? t('imports.encodingGuess', { encoding: value }) : value,
              hint: value in writing ? t(`imports.writing.${writing[value]}`) : undefined,
            }))}
            value={one.encoding}
            disabled={save.isPending}
            onChange={(value) => choose({ encoding: value ?? undefined })}
          />
        )}
        {sheets.length > 1 && !one.sheet?.together && (
          <Select
            className="w-56 max-sm:w-full"
            label={t(one.format === 'html' ? 'imports.tableChoice' : 'imports.sheetChoice')}
            options={sheets.map((name) => ({ value: name, label: name }))}
            value={one.sheet?.name ?? null}
            disabled={save.isPending}
            onChange={(name) => choose({ sheet: name ?? undefined, together: undefined })}
          />
        )}
      </div>
      {alike.length > 1 && (
        <Checkbox
          label={t('imports.together', { n: alike.length })}
          checked={together ?? false}
          disabled={save.isPending}
          onChange={(isOn) => choose({ together: isOn || undefined })}
        />
      )}
      {alike.length > 1 && together && <p className="text-xs text-2">{format.list(alike)}</p>}
      {save.error && <ErrorNote error={save.error} kept={t('imports.readAsBefore')} />}
    </div>
  )
}

/** What is written in an encoding, whose name says little. */
const writing: Readonly<Record<string, string>> = {
  'UTF-8': 'any',
  GB18030: 'chinese',
  Big5: 'traditional',
  Shift_JIS: 'japanese',
  'EUC-JP': 'japanese',
  'EUC-KR': 'korean',
  'windows-1252': 'western',
  'windows-1250': 'central',
  'ISO-8859-2': 'central',
  'windows-1251': 'cyrillic',
  'KOI8-R': 'cyrillic',
  'windows-1253': 'greek',
  'windows-1254': 'turkish',
  'windows-1255': 'hebrew',
  'windows-1256': 'arabic',
  'windows-874': 'thai',
  'UTF-16LE': 'any',
  'UTF-16BE': 'any',
}

function guessOf({ reading, encoding }: Import): string | null {
  return reading.guess ?? encoding
}

/** What was found out stands first; one that is said and in no list stands there too. */
function encodingsOf(one: Import): string[] {
  return [...new Set([guessOf(one), one.encoding, ...readableEncodings])].filter((name) => name !== null)
}

/** The one that is read, then the others in the order of the file. */
function sheetsOf({ sheet }: Import): string[] {
  return sheet ? [sheet.name, ...sheet.others] : []
}
