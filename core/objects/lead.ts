import { description, owner, source } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const lead = defineObject({
  name: 'lead',
  label: ['Lead', '线索'],
  plural: ['Leads', '线索'],
  icon: 'sprout',
  fields: {
    name: field.personName(['Name', '姓名'], { required: true, searched: true }),
    companyName: field.text(['Company', '公司'], { searched: true }),
    email: field.email(['E-mail', '邮箱'], { searched: true }),
    phone: field.phone(['Phone', '电话'], { searched: true }),
    title: field.text(['Job title', '职务']),
    country: field.country(['Country', '国家/地区']),
    address: field.address(['Address', '地址']),
    source,
    status: field.choice(
      ['Status', '状态'],
      {
        new: ['New', '新建', 'grey'],
        working: ['Working', '跟进中', 'blue'],
        nurturing: ['Nurturing', '培育中', 'yellow'],
        qualified: ['Qualified', '已确认', 'teal'],
        unqualified: ['Unqualified', '不合格', 'red'],
        converted: ['Converted', '已转化', 'green'],
      },
      { fallback: 'new' },
    ),
    rating: field.rating(['Rating', '星级']),
    owner,
    description,
    contact: field.link('contact', ['Contact', '转化的联系人'], { readOnly: true }),
    company: field.link('company', ['Converted to company', '转化的公司'], { readOnly: true }),
    deal: field.link('deal', ['Converted to deal', '转化的商机'], { readOnly: true }),
    convertedAt: field.dateTime(['Converted', '转化时间'], { readOnly: true }),
  },
  title: 'name',
  subtitle: 'companyName',
  listed: ['name', 'companyName', 'phone', 'email', 'status', 'rating', 'source', 'owner'],
  indexes: [['status'], ['owner']],
})
