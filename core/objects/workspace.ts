import { description, owner } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const campaign = defineObject({
  name: 'campaign',
  label: ['Campaign', '市场活动'],
  plural: ['Campaigns', '市场活动'],
  icon: 'megaphone',
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    kind: field.choice(['Kind', '类型'], {
      mail: ['E-mail', '邮件'],
      event: ['Event', '线下活动'],
      fair: ['Trade fair', '展会'],
      advert: ['Advertising', '广告'],
      social: ['Social media', '社交媒体'],
      other: ['Other', '其他'],
    }),
    status: field.choice(
      ['Status', '状态'],
      {
        planned: ['Planned', '计划中', 'grey'],
        running: ['Running', '进行中', 'blue'],
        finished: ['Finished', '已结束', 'green'],
        cancelled: ['Cancelled', '已取消', 'red'],
      },
      { fallback: 'planned' },
    ),
    startsOn: field.date(['Starts', '开始日期']),
    endsOn: field.date(['Ends', '结束日期']),
    budget: field.money(['Budget', '预算']),
    members: field.links('contact', ['Members', '参与联系人']),
    owner,
    description,
  },
  title: 'name',
  listed: ['name', 'kind', 'status', 'startsOn', 'endsOn', 'budget', 'owner'],
})

export const file = defineObject({
  name: 'file',
  label: ['File', '文件'],
  plural: ['Files', '文件'],
  icon: 'paperclip',
  inner: true,
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    mimeType: field.text(['Type', '类型']),
    size: field.integer(['Size in bytes', '大小（字节）']),
    sha256: field.text(['SHA-256', 'SHA-256']),
    target: field.linkAny(['About', '关联对象']),
  },
  title: 'name',
  listed: ['name', 'mimeType', 'size', 'target'],
})

export const user = defineObject({
  name: 'user',
  label: ['User', '用户'],
  plural: ['Users', '用户'],
  icon: 'circle-user-round',
  inner: true,
  fields: {
    name: field.text(['Name', '姓名'], { required: true, searched: true }),
    email: field.text(['E-mail', '邮箱'], { unique: true, searched: true, readOnly: true }),
    role: field.choice(
      ['Role', '角色'],
      {
        owner: ['Owner', '所有者', 'violet'],
        admin: ['Administrator', '管理员', 'red'],
        manager: ['Manager', '经理', 'orange'],
        member: ['Member', '成员', 'blue'],
        readonly: ['Read only', '只读', 'grey'],
      },
      { required: true, fallback: 'member', readOnly: true },
    ),
    locale: field.choice(['Language', '语言'], { en: ['English', 'English'], zh: ['中文', '中文'] }),
    active: field.boolean(['Active', '启用'], { fallback: true, readOnly: true }),
    title: field.text(['Job title', '职务']),
  },
  title: 'name',
  subtitle: 'email',
  listed: ['name', 'email', 'role', 'active'],
})

export const team = defineObject({
  name: 'team',
  label: ['Team', '团队'],
  plural: ['Teams', '团队'],
  icon: 'users-round',
  inner: true,
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    lead: field.user(['Lead', '负责人']),
    members: field.links('user', ['Members', '成员']),
  },
  title: 'name',
  listed: ['name', 'lead'],
})
