import { description, owner, source } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

export const pipeline = defineObject({
  name: 'pipeline',
  label: ['Pipeline', '销售流程'],
  plural: ['Pipelines', '销售流程'],
  icon: 'workflow',
  inner: true,
  fields: {
    name: field.text(['Name', '名称'], { required: true }),
    position: field.integer(['Position', '次序'], { fallback: 0 }),
  },
  title: 'name',
  listed: ['name', 'position'],
})

export const stage = defineObject({
  name: 'stage',
  label: ['Stage', '阶段'],
  plural: ['Stages', '阶段'],
  icon: 'milestone',
  inner: true,
  fields: {
    name: field.text(['Name', '名称'], { required: true }),
    pipeline: field.link('pipeline', ['Pipeline', '销售流程'], { required: true }),
    position: field.integer(['Position', '次序'], { fallback: 0 }),
    kind: field.choice(
      ['Kind', '类别'],
      {
        open: ['Open', '进行中', 'blue'],
        won: ['Won', '赢单', 'green'],
        lost: ['Lost', '输单', 'red'],
      },
      { required: true, fallback: 'open' },
    ),
    probability: field.percent(['Probability', '赢率']),
    hue: field.choice(['Colour', '颜色'], {
      grey: ['Grey', '灰色', 'grey'],
      blue: ['Blue', '蓝色', 'blue'],
      teal: ['Teal', '青色', 'teal'],
      green: ['Green', '绿色', 'green'],
      yellow: ['Yellow', '黄色', 'yellow'],
      orange: ['Orange', '橙色', 'orange'],
      red: ['Red', '红色', 'red'],
      violet: ['Violet', '紫色', 'violet'],
    }),
  },
  title: 'name',
  listed: ['name', 'pipeline', 'position', 'kind', 'probability'],
  indexes: [['pipeline']],
})

export const deal = defineObject({
  name: 'deal',
  label: ['Deal', '商机'],
  plural: ['Deals', '商机'],
  icon: 'handshake',
  fields: {
    name: field.text(['Name', '名称'], { required: true, searched: true }),
    company: field.link('company', ['Company', '公司']),
    contact: field.link('contact', ['Contact', '联系人']),
    pipeline: field.link('pipeline', ['Pipeline', '销售流程']),
    stage: field.link('stage', ['Stage', '阶段']),
    amount: field.money(['Amount', '金额']),
    probability: field.percent(['Probability', '赢率']),
    weighted: field.formula(['Weighted amount', '加权金额'], 'amount * probability / 100'),
    closesOn: field.date(['Expected close', '预计成交日期']),
    closedAt: field.dateTime(['Closed', '关闭时间']),
    source,
    lostReason: field.text(['Lost because', '输单原因']),
    owner,
    description,
  },
  title: 'name',
  subtitle: 'company',
  listed: ['name', 'company', 'stage', 'amount', 'closesOn', 'owner'],
  indexes: [['stage'], ['company'], ['contact'], ['owner']],
})
