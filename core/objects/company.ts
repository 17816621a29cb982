import { description, owner, source, tags } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const company = defineObject({
  name: 'company',
  label: ['Company', '公司'],
  plural: ['Companies', '公司'],
  icon: 'building-2',
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    shortName: field.text(['Short name', '简称'], { searched: true }),
    domain: field.text(['Domain', '域名'], { searched: true }),
    website: field.url(['Website', '网址']),
    email: field.email(['E-mail', '邮箱'], { searched: true }),
    phone: field.phone(['Phone', '电话'], { searched: true }),
    industry: field.choice(['Industry', '行业'], {
      software: ['Software', '软件'], manufacturing: ['Manufacturing', '制造'], retail: ['Retail', '零售'],
      healthcare: ['Healthcare', '医疗'], finance: ['Finance', '金融'], logistics: ['Logistics', '物流'],
      energy: ['Energy', '能源'], education: ['Education', '教育'], media: ['Media', '传媒'],
      construction: ['Construction', '建筑'], hospitality: ['Hospitality', '酒店餐饮'],
      consulting: ['Consulting', '咨询'], other: ['Other', '其他'],
    }),
    employees: field.integer(['Employees', '员工数']),
    revenue: field.money(['Annual revenue', '年营收']),
    country: field.country(['Country', '国家/地区']),
    address: field.address(['Address', '地址']),
    creditCode: field.text(['Unified Social Credit Code', '统一社会信用代码'], { searched: true }),
    parent: field.link('company', ['Parent company', '上级公司']),
    source,
    owner,
    tags,
    description,
    contactCount: field.rollup(['Contacts', '联系人数'], { object: 'contact', by: 'company', do: 'count' }),
    openDealCount: field.rollup(['Open deals', '进行中商机'], {
      object: 'deal', by: 'company', do: 'count', where: { path: 'stage.kind', equals: 'open' },
    }),
    wonAmount: field.rollup(['Won amount', '成交金额'], {
      object: 'deal', by: 'company', do: 'sum', of: 'amount', where: { path: 'stage.kind', equals: 'won' },
    }),
  },
  title: 'name',
  subtitle: 'industry',
  listed: ['name', 'industry', 'country', 'phone', 'employees', 'contactCount', 'openDealCount', 'owner'],
  indexes: [['country'], ['owner'], ['parent']],
})
