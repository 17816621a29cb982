import { useInfiniteQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useSession } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import '#capabilities/quality/web/imports/messages.ts'
import { importsQuery, useLiveImports, useUpload } from '#capabilities/quality/web/imports/api.ts'
import { DropOverlay } from '#capabilities/quality/web/imports/DropOverlay.tsx'
import { ImportLine } from '#capabilities/quality/web/imports/ImportLine.tsx'
import { UploadState } from '#capabilities/quality/web/imports/UploadState.tsx'

/** Every import so far, the latest first, and the way to a new one: the button, or a file dropped anywhere. */
export function ImportsPage() {
  const t = useT()
  const { user } = useSession()
  const upload = useUpload()
  const list = useInfiniteQuery(importsQuery)
  useLiveImports()
  const mayImport = user.role !== 'readonly'
  const start = mayImport && (
    <ButtonLink tone="primary" icon={FileInput} to="/imports/new">
      {t('imports.start')}
    </ButtonLink>
  )
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <Page title={t('imports.title')} action={start}>
      {mayImport && <DropOverlay onFile={upload.mutate} />}
      <div className="mb-4 empty:hidden">
        <UploadState upload={upload} />
      </div>
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={6} />}
      {items?.length === 0 && (
        <Empty icon={FileInput} title={t('imports.none')} hint={t('imports.noneHint')} action={start} />
      )}
      {items && items.length > 0 && (
        <ul className="flex flex-col">
          {items.map((one) => (
            <ImportLine key={one.id} one={one} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Page>
  )
}
