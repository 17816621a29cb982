import { useT } from '#web/i18n/I18n.tsx'

const own: Readonly<Record<string, string>> = { people: 'merge.people', '<tend>': 'merge.itself' }

/** Where a record or a value came from, in words: the file of an import, people, or Tend itself. */
export function useSource(): <S extends string | null>(source: S) => S | string {
  const t = useT()
  return (source) => {
    const says = source === null ? undefined : own[source]
    return says === undefined ? source : t(says)
  }
}
