import { path } from '#web/api.ts'
import type { CrmRecord } from '#web/types.ts'

export type FileRecord = CrmRecord & {
  name: string
  mimeType?: string | null
  size?: number | null
  sha256?: string | null
}

/** Where what is in a file can be fetched. */
export function contentAt({ id }: FileRecord, isDownload = false): string {
  return `/api${path('files', id, 'content')}${isDownload ? '?download=1' : ''}`
}

export function isPicture({ mimeType }: FileRecord): boolean {
  return mimeType?.startsWith('image/') ?? false
}

export function isViewable(file: FileRecord): boolean {
  return isPicture(file) || file.mimeType === 'application/pdf' || file.mimeType === 'text/plain'
}
