import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'start.title': ['First steps', '开始使用'],
  'start.hide': ['Hide the first steps', '不再显示'],
  'start.done': ['done', '已完成'],
  'start.contacts': ['Bring in the people you deal with', '导入你的客户和联系人'],
  'start.contactsHint': [
    'From Excel, a CSV or vCard file, or pasted. You see beforehand what will happen, and can take it back.',
    '支持 Excel、CSV、vCard 文件，也可直接粘贴。导入前可预览，导入后可撤销。',
  ],
  'start.import': ['Import a file', '导入文件'],
  'start.create': ['Type the first one', '手动新建'],
  'start.people': ['Invite a colleague', '邀请同事'],
  'start.peopleHint': [
    'Everyone gets a sign-in link and a role that says what may be seen and changed.',
    '每人会得到一个登录链接和一个角色，角色决定可查看和修改的范围。',
  ],
  'start.invite': ['Invite', '邀请'],
  'start.sample': ['Look around with sample data', '用示例数据试一试'],
  'start.sampleHint': [
    'Some 240 made-up contacts with companies and deals, brought in as messy files. They go again in one act; what you have worked on stays.',
    '约 240 位虚构联系人及其公司和商机，以杂乱的文件导入。可一键删除，你改过的会保留。',
  ],
  'start.fill': ['Bring in sample data', '导入示例数据'],
  'start.filling': ['The sample data are coming in', '正在导入示例数据'],
  'start.there': ['The sample data are there', '示例数据已导入'],
  'start.thereHint': [
    'See the lists, the board of deals, and what data health and duplicates found in them.',
    '可以看看列表、商机看板，以及数据健康和重复项的发现。',
  ],
  'start.look': ['See the contacts', '查看联系人'],
  'start.remove': ['Remove the sample data', '删除示例数据'],
  'start.leaving': ['The sample data are being removed', '正在删除示例数据'],
})
