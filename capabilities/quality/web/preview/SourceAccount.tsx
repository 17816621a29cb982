import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import type { Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { saveMapping } from '#capabilities/quality/web/imports/api.ts'

type Props = { one: Import; mapping: Mapping; /** Accounts that were named before. */ known: readonly string[] }

/** Ids in the file are those of other records here: which account of its program is it from? */
export function SourceAccount({ one, mapping, known }: Props) {
  const t = useT()
  const format = useFormat()
  const before = mapping.options.account ?? ''
  const [name, setName] = useState(before)
  const save = useMutation({
    mutationFn: () =>
      saveMapping(one, { ...mapping, options: { ...mapping.options, account: name.trim() || undefined } }),
  })
  return (
    <section aria-label={t('preview.account')} className="mb-6 max-w-2xl">
      <h2 className="text-sm font-semibold">{t('preview.account')}</h2>
      <p className="pb-2 text-sm text-2">
        {t('preview.accountHint')}
        {known.length > 0 && ` ${t('preview.accountsKnown', { names: format.list([...known]) })}`}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <TextField
          ariaLabel={t('preview.account')}
          placeholder={t('preview.accountFirst')}
          className="w-64 max-sm:w-full"
          value={name}
          onChange={(text) => setName(text.slice(0, 60))}
        />
        <Button size="sm" disabled={name.trim() === before} busy={save.isPending} onClick={() => save.mutate()}>
          {t('preview.choicesApply')}
        </Button>
      </div>
      {save.error && <ErrorNote error={save.error} />}
    </section>
  )
}
