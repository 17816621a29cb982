import { description, owner } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const product = defineObject({
  name: 'product',
  label: ['Product', '产品'],
  plural: ['Products', '产品'],
  icon: 'package',
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    code: field.text(['Code', '编码'], { unique: true, searched: true }),
    category: field.text(['Category', '类别']),
    unit: field.text(['Unit', '单位']),
    price: field.money(['Price', '价格']),
    active: field.boolean(['Active', '在售'], { fallback: true }),
    description,
  },
  title: 'name',
  subtitle: 'code',
  listed: ['name', 'code', 'category', 'price', 'unit', 'active'],
})

const parties = {
  company: field.link('company', ['Company', '公司']),
  contact: field.link('contact', ['Contact', '联系人']),
  deal: field.link('deal', ['Deal', '商机']),
}

export const quote = defineObject({
  name: 'quote',
  label: ['Quote', '报价单'],
  plural: ['Quotes', '报价单'],
  icon: 'file-text',
  fields: {
    number: field.autoNumber(['Number', '编号'], 'Q-'),
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    ...parties,
    status: field.choice(
      ['Status', '状态'],
      {
        draft: ['Draft', '草稿', 'grey'],
        sent: ['Sent', '已发送', 'blue'],
        accepted: ['Accepted', '已接受', 'green'],
        rejected: ['Rejected', '已拒绝', 'red'],
        expired: ['Expired', '已过期', 'orange'],
      },
      { fallback: 'draft' },
    ),
    validUntil: field.date(['Valid until', '有效期至']),
    owner,
    total: field.rollup(['Total', '合计'], { object: 'quoteLine', by: 'quote', do: 'sum', of: 'amount' }),
  },
  title: 'name',
  listed: ['number', 'name', 'company', 'status', 'total', 'validUntil', 'owner'],
  indexes: [['deal'], ['company']],
})

export const order = defineObject({
  name: 'order',
  label: ['Order', '订单'],
  plural: ['Orders', '订单'],
  icon: 'shopping-cart',
  fields: {
    number: field.autoNumber(['Number', '编号'], 'O-'),
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    quote: field.link('quote', ['Quote', '报价单']),
    ...parties,
    status: field.choice(
      ['Status', '状态'],
      {
        draft: ['Draft', '草稿', 'grey'],
        confirmed: ['Confirmed', '已确认', 'blue'],
        shipped: ['Shipped', '已发货', 'teal'],
        completed: ['Completed', '已完成', 'green'],
        cancelled: ['Cancelled', '已取消', 'red'],
      },
      { fallback: 'draft' },
    ),
    orderedOn: field.date(['Ordered on', '下单日期']),
    owner,
    total: field.rollup(['Total', '合计'], { object: 'orderLine', by: 'order', do: 'sum', of: 'amount' }),
  },
  title: 'name',
  listed: ['number', 'name', 'company', 'status', 'total', 'orderedOn', 'owner'],
  indexes: [['deal'], ['company']],
})

const line = {
  product: field.link('product', ['Product', '产品']),
  description: field.text(['Description', '描述']),
  quantity: field.number(['Quantity', '数量'], { required: true, fallback: 1 }),
  unitPrice: field.number(['Unit price', '单价'], { required: true, fallback: 0 }),
  discount: field.percent(['Discount', '折扣'], { fallback: 0 }),
  amount: field.formula(['Amount', '金额'], 'quantity * unitPrice * (100 - discount) / 100'),
  position: field.integer(['Position', '次序'], { fallback: 0 }),
}

export const quoteLine = defineObject({
  name: 'quoteLine',
  label: ['Quote line', '报价明细'],
  plural: ['Quote lines', '报价明细'],
  icon: 'list',
  inner: true,
  fields: { quote: field.link('quote', ['Quote', '报价单'], { required: true }), ...line },
  title: 'description',
  listed: ['quote', 'product', 'quantity', 'unitPrice', 'discount', 'amount'],
  indexes: [['quote']],
})

export const orderLine = defineObject({
  name: 'orderLine',
  label: ['Order line', '订单明细'],
  plural: ['Order lines', '订单明细'],
  icon: 'list',
  inner: true,
  fields: { order: field.link('order', ['Order', '订单'], { required: true }), ...line },
  title: 'description',
  listed: ['order', 'product', 'quantity', 'unitPrice', 'discount', 'amount'],
  indexes: [['order']],
})
