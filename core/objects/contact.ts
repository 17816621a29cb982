import { description, owner, source, tags } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const contact = defineObject({
  name: 'contact',
  label: ['Contact', '联系人'],
  plural: ['Contacts', '联系人'],
  icon: 'user-round',
  fields: {
    name: field.personName(['Name', '姓名'], { required: true, searched: true }),
    email: field.email(['E-mail', '邮箱'], { searched: true }),
    phone: field.phone(['Phone', '电话'], { searched: true }),
    company: field.link('company', ['Company', '公司']),
    title: field.text(['Job title', '职务']),
    department: field.text(['Department', '部门']),
    gender: field.choice(['Gender', '性别'], {
      female: ['Female', '女', 'orange'],
      male: ['Male', '男', 'blue'],
      other: ['Other', '其他', 'grey'],
    }),
    birthday: field.date(['Birthday', '生日']),
    country: field.country(['Country', '国家/地区']),
    address: field.address(['Address', '地址']),
    wechat: field.text(['WeChat', '微信'], { searched: true }),
    source,
    stage: field.choice(['Stage', '阶段'], {
      new: ['New', '新建', 'grey'],
      contacted: ['Contacted', '已联系', 'blue'],
      qualified: ['Qualified', '已确认', 'teal'],
      proposal: ['Proposal', '已报价', 'yellow'],
      customer: ['Customer', '客户', 'green'],
      lost: ['Lost', '已流失', 'red'],
    }),
    score: field.integer(['Score', '评分']),
    owner,
    tags,
    doNotContact: field.boolean(['Do not contact', '请勿联系']),
    description,
  },
  title: 'name',
  subtitle: 'title',
  listed: ['name', 'company', 'title', 'phone', 'email', 'stage', 'country', 'owner'],
  indexes: [['country', 'stage'], ['company'], ['owner']],
})
