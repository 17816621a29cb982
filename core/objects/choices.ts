import { field } from '#sdk/objects.ts'

/** Fields that several objects share word for word, so that a filter means the same everywhere. */
export const source = field.choice(['Source', '来源'], {
  web: ['Website', '官网', 'blue'],
  fair: ['Trade fair', '展会', 'violet'],
  referral: ['Referral', '转介绍', 'green'],
  campaign: ['Campaign', '市场活动', 'orange'],
  phone: ['Phone', '电话', 'teal'],
  shop: ['Shop', '店铺', 'yellow'],
  import: ['Import', '导入', 'grey'],
  other: ['Other', '其他', 'grey'],
})

export const tags = field.multiChoice(['Tags', '标签'], {
  vip: ['VIP', '重点客户', 'yellow'],
  partner: ['Partner', '合作伙伴', 'green'],
  supplier: ['Supplier', '供应商', 'teal'],
  press: ['Press', '媒体', 'violet'],
  newsletter: ['Newsletter', '订阅简报', 'blue'],
})

export const priority = field.choice(
  ['Priority', '优先级'],
  {
    low: ['Low', '低', 'grey'],
    normal: ['Normal', '普通', 'blue'],
    high: ['High', '高', 'orange'],
    urgent: ['Urgent', '紧急', 'red'],
  },
  { fallback: 'normal' },
)

export const direction = field.choice(['Direction', '方向'], {
  in: ['Incoming', '呼入', 'teal'],
  out: ['Outgoing', '呼出', 'blue'],
})

export const owner = field.user(['Owner', '负责人'])
export const description = field.longText(['Description', '描述'])
