import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import '#capabilities/quality/web/imports/messages.ts'
import { targetsQuery, useUpload } from '#capabilities/quality/web/imports/api.ts'
import { ImportsBack } from '#capabilities/quality/web/imports/ImportsBack.tsx'
import { DropOverlay } from '#capabilities/quality/web/imports/DropOverlay.tsx'
import { useObjectName } from '#capabilities/quality/web/imports/object-name.ts'
import { pastedFile, shapeOf } from '#capabilities/quality/web/imports/pasted.ts'
import { Steps } from '#capabilities/quality/web/imports/Steps.tsx'
import { UploadState } from '#capabilities/quality/web/imports/UploadState.tsx'

const accepted = '.csv,.tsv,.tab,.txt,.xlsx,.xls,.htm,.html,.xml,.md,.vcf,.vcard,.ndjson,.jsonl,.json'

/** The first step: a file that is dropped, chosen or pasted. */
export function NewImportPage() {
  const t = useT()
  const { object, choice } = useObjectChoice()
  const upload = useUpload(object)
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <Page title={t('imports.start')} lead={<ImportsBack />} filters={<Steps now="file" />}>
      <DropOverlay onFile={upload.mutate} />
      {choice}
      <div className="grid max-w-5xl gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <div
            className={cx(
              'flex min-h-56 flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-line-strong p-6 text-center',
              upload.isPending && 'opacity-60',
            )}
          >
            <Icon of={FileUp} size={20} className="text-accent" />
            <div>
              <p className="font-medium">{t('imports.dropHere')}</p>
              <p className="mt-1 text-sm text-2">{t('imports.dropHint')}</p>
            </div>
            <Button tone="primary" busy={upload.isPending} onClick={() => chooser.current?.click()}>
              {t('imports.choose')}
            </Button>
            <input
              ref={chooser}
              type="file"
              accept={accepted}
              className="hidden"
              aria-hidden
              tabIndex={-1}
              onChange={({ target }) => {
                const [file] = target.files ?? []
                target.value = '' // so that the same file, mended, may be chosen again
                if (file) upload.mutate(file)
              }}
            />
          </div>
          <UploadState upload={upload} />
        </div>
        <PasteTable busy={upload.isPending} onFile={upload.mutate} />
      </div>
    </Page>
  )
}

/** What the file holds, where the address or a person says it; else that is found out. */
function useObjectChoice(): { object: string | undefined; choice: ReactNode } {
  const t = useT()
  const nameOf = useObjectName()
  const navigate = useNavigate()
  const { object: asked } = useSearch({ strict: false }) as { object?: string }
  const { data: targets } = useQuery(targetsQuery)
  // Until it is known what may be brought in, the address is believed.
  const object = targets ? targets.find((target) => target.object === asked)?.object : asked
  const choices = [
    { value: '', label: t('imports.holdsAny') },
    ...(targets ?? []).map((target) => ({ value: target.object, label: nameOf(target.object) })),
  ]
  const choose = (value: string | null) =>
    void navigate({ to: '/imports/new', search: (value ? { object: value } : {}) as never, replace: true })
  const choice = (
    <Select
      className="mb-4 w-64 max-sm:w-full"
      label={t('imports.holds')}
      options={choices}
      value={object ?? ''}
      onChange={choose}
    />
  )
  return { object, choice }
}

function PasteTable({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const shape = shapeOf(text)
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('imports.paste')}
        hint={shape ? t('imports.pasteShape', shape) : t('imports.pasteHint')}
        placeholder={t('imports.pastePlaceholder')}
        value={text}
        onChange={setText}
        lines={8}
        inputClassName="min-h-48 font-mono whitespace-pre pointer-coarse:min-h-48"
      />
      <Button
        className="self-start"
        disabled={!shape}
        busy={busy}
        onClick={() => onFile(pastedFile(text, t('imports.pastedName')))}
      >
        {t('imports.pasteUse')}
      </Button>
    </div>
  )
}
