import type { ExportLook } from '#capabilities/bulk/contract.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'

/** The first rows of the file, as a table that scrolls within itself. */
export function ExportRows({ look: { columns, rows, count } }: { look: ExportLook }) {
  const t = useT()
  return (
    <div className="min-w-0 rounded-md border border-line px-2 pb-1.5">
      <Table label={t('bulk.firstRows')}>
        <thead>
          <tr>
            {columns.map((name, at) => (
              <Th key={at}>{name}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <Td key={at} className="max-w-48 truncate">
                  {cell}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {count > rows.length && <p className="pt-1.5 text-xs text-2">{t('bulk.moreRows', { n: count - rows.length })}</p>}
    </div>
  )
}
