import { daysBefore, writeDate, type DateStyle } from '#capabilities/quality/generator/calendar.ts'
import { formulaLike, fullWidth, soil, takeBrush, type Brush } from '#capabilities/quality/generator/files/dirt.ts'
import type { Drawing } from '#capabilities/quality/generator/files/drawing.ts'
import { dirtRate, type Entry } from '#capabilities/quality/generator/files/plan.ts'
import {
  companyCell,
  emailCell,
  moneyCell,
  phoneCell,
  wholeName,
} from '#capabilities/quality/generator/files/wording.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import type { Address, Person, World } from '#capabilities/quality/generator/world-types.ts'

const HEADER = ['客户姓名', '手机号码', '电子邮箱', '收货地址', '公司', '生日', '下单时间', '累计金额', '备注']
const NOTES = [
  '请放菜鸟驿站',
  '送货前打电话',
  '老客户，优先发货',
  '要开发票',
  '工作日送货',
  '放门口即可',
  '勿放快递柜',
  '顺丰发货',
]

/** The customers of a Chinese shop system: dates year first, mobile numbers guarded against Excel as `="139…"`. */
export function drawShop(random: Random, world: World, entries: readonly Entry<Person>[]): Drawing {
  const companies = new Map(world.companies.map((company) => [company.id, company]))
  const rows = entries.map(({ entity, copy }) => {
    const brush = takeBrush(random, { gbk: true, rate: dirtRate(entity, copy) })
    const company = entity.company ? companies.get(entity.company) : undefined
    const email = emailCell(brush, entity.emails.slice(-1), false)
    const cells = [
      wholeName(brush, entity),
      mobileCell(brush, entity.phones[0] ?? ''),
      email,
      addressCell(brush, entity.address),
      random.chance(0.5) ? companyCell(brush, company, 0.6) : '',
      birthdayCell(brush, entity.birthday),
      orderedAt(brush, world.today),
      moneyCell(brush, 'spent', { amount: spentInAll(random), currency: 'CNY' }),
      remark(brush),
    ]
    return { cells, entity: entity.id, copy, dirt: brush.dirt }
  })
  return { above: [], header: HEADER, rows }
}

/** Yuan with or without jiao, or a round sum. */
function spentInAll(random: Random): number {
  return random.pick([random.int(30, 9000), random.int(300, 90_000) / 10, random.int(2, 900) * 100])
}

function mobileCell(brush: Brush, mobile: string): string {
  const cell = phoneCell(brush, 'phone', mobile)
  return brush.spoil(['phone', 'formula', 0.05], cell, (text) => (/^\d+$/.test(text) ? `="${text}"` : text))
}

/** One cell for all, as on a parcel: sometimes without the province, sometimes without 市, with a postcode or blanks. */
function addressCell(brush: Brush, { region, city, district, street, postcode }: Address): string {
  const { random } = brush
  if (random.chance(0.1)) return ''
  const province = region === city ? '' : (region ?? '')
  const plain = `${province}${city}${district ?? ''}${street}`
  const written = brush.spoil(['address', 'wording', 0.4], plain, () =>
    random.pick([
      `${city}${district ?? ''}${street}`,
      `${province.replace(/省$|壮族自治区$/, '')}${city.replace(/市$/, '')}${district ?? ''}${street}`,
      `${province} ${city} ${district ?? ''} ${street}`.trim(),
      `${plain} ${postcode}`,
      `中国${plain}`,
    ]),
  )
  return soil(
    brush,
    'address',
    brush.spoil(['address', 'fullWidth', 0.03], written, (text) => text.replace(/\d+/g, fullWidth)),
  )
}

function birthdayCell(brush: Brush, birthday: string | null): string {
  if (!birthday || brush.random.chance(0.3)) return ''
  return brush.spoil(['birthday', 'dateFormat', 0.07], writeDate(birthday, 'ymdSlash'), () =>
    writeDate(birthday, brush.random.pick<DateStyle>(['ymd', 'short', 'han', 'compact', 'dmy'])),
  )
}

function orderedAt(brush: Brush, today: string): string {
  const { random } = brush
  const date = daysBefore(today, Math.floor(random.next() ** 1.3 * 540) + 1)
  const time = [random.int(0, 23), random.int(0, 59), random.int(0, 59)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  return brush.spoil(['orderedAt', 'dateFormat', 0.03], `${date} ${time}`, () =>
    writeDate(date, random.pick<DateStyle>(['ymdSlash', 'han'])),
  )
}

function remark(brush: Brush): string {
  if (!brush.random.chance(0.25)) return ''
  return brush.spoil(['description', 'formula', 0.06], brush.random.pick(NOTES), (text) =>
    formulaLike(brush.random, text),
  )
}
