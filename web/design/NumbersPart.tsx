import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { usePhoneFormat } from '#web/i18n/phone.ts'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { Sparkline } from '#web/ui/Sparkline.tsx'
import { Table, Td, Th } from '#web/ui/Table.tsx'

const hourAgo = new Date(Date.now() - 3_700_000).toISOString()
const weekly = [2, 3, 3, 5, 4, 6, 9, 7, 11]

export function NumbersPart() {
  const t = useT()
  const format = useFormat()
  const phone = usePhoneFormat()
  const rows: [string, string][] = [
    ['CNY', format.money({ amount: 1_234_567.5, currency: 'CNY' })],
    ['USD', format.money({ amount: 98_000_000, currency: 'USD' }, 'compact')],
    [t('design.number'), format.compact(123_456_789)],
    ['%', format.percent(35)],
    [t('design.date'), format.date('2026-03-14')],
    ['+86', phone('+8613800138000')],
    ['+86 ×', phone('+8675588881234;ext=801')],
    ['+1', phone('+12025550123')],
  ]
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Table label={t('design.numbers')}>
        <thead>
          <tr>
            <Th>{t('design.text')}</Th>
            <Th number>{t('design.number')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, text]) => (
            <tr key={name}>
              <Td>{name}</Td>
              <Td number>{text}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-col items-start gap-3 text-sm">
        <span className="flex items-center gap-3">
          {t('design.trend')}
          <Sparkline values={weekly} label={t('design.trend')} />
          <b className="tabular font-semibold">11</b>
        </span>
        <Sparkline kind="bars" hue="blue" values={weekly} label={t('design.trend')} />
        <RelativeTime at={hourAgo} />
      </div>
    </div>
  )
}
