import { useT } from '#web/i18n/I18n.tsx'

/** Where a record or a value came from, in words: the file of an import, or people. */
export function useSource(): (source: string | null) => string | null {
  const t = useT()
  return (source) => (source === 'people' ? t('merge.people') : source)
}
