import { description, direction, owner, priority } from '#core/objects/choices.ts'
import { defineObject, field } from '#sdk/objects.ts'

// Each activity names its record by object and id, so that a new object gets a timeline without a new column.
const target = field.linkAny(['About', '关联对象'])

// So long before the task is due, or the meeting starts; the value is minutes.
const remindBefore = field.choice(['Remind me', '提醒'], {
  '0': ['At the time', '准时', 'grey'],
  '5': ['5 minutes before', '提前 5 分钟', 'grey'],
  '15': ['15 minutes before', '提前 15 分钟', 'grey'],
  '30': ['30 minutes before', '提前 30 分钟', 'grey'],
  '60': ['1 hour before', '提前 1 小时', 'grey'],
  '1440': ['1 day before', '提前 1 天', 'grey'],
})
const remindAt = field.dateTime(['Remind me at', '提醒时间'])

export const task = defineObject({
  name: 'task',
  label: ['Task', '任务'],
  plural: ['Tasks', '任务'],
  icon: 'square-check-big',
  fields: {
    subject: field.text(['Subject', '主题'], { required: true, searched: true }),
    status: field.choice(
      ['Status', '状态'],
      { open: ['Open', '未完成', 'blue'], done: ['Done', '已完成', 'green'] },
      {
        fallback: 'open',
      },
    ),
    priority,
    dueAt: field.dateTime(['Due', '截止时间']),
    doneAt: field.dateTime(['Done at', '完成时间']),
    remindBefore,
    remindAt,
    repeat: field.recurrence(['Repeats', '重复']),
    checklist: field.checklist(['Steps', '清单']),
    owner,
    target,
    description,
  },
  title: 'subject',
  listed: ['subject', 'status', 'priority', 'dueAt', 'target', 'owner', 'remindBefore'],
  indexes: [['status'], ['owner']],
})

export const note = defineObject({
  name: 'note',
  label: ['Note', '备注'],
  plural: ['Notes', '备注'],
  icon: 'sticky-note',
  inner: true,
  fields: {
    body: field.richText(['Text', '内容'], { required: true, searched: true }),
    target,
    pinned: field.boolean(['Pinned', '置顶'], { fallback: false }),
  },
  title: 'body',
  listed: ['body', 'target', 'pinned'],
})

export const call = defineObject({
  name: 'call',
  label: ['Call', '通话'],
  plural: ['Calls', '通话'],
  icon: 'phone',
  fields: {
    subject: field.text(['Subject', '主题'], { required: true, searched: true }),
    direction,
    startedAt: field.dateTime(['Started', '开始时间']),
    duration: field.duration(['Duration', '时长']),
    outcome: field.choice(['Outcome', '结果'], {
      reached: ['Reached', '已接通', 'green'],
      noAnswer: ['No answer', '无人接听', 'grey'],
      voicemail: ['Voicemail', '语音信箱', 'blue'],
      busy: ['Busy', '占线', 'orange'],
      wrongNumber: ['Wrong number', '号码错误', 'red'],
    }),
    phone: field.phone(['Phone', '电话']),
    target,
    body: field.longText(['Notes', '记录']),
    owner,
  },
  title: 'subject',
  listed: ['subject', 'direction', 'startedAt', 'duration', 'outcome', 'target', 'owner'],
})

export const meeting = defineObject({
  name: 'meeting',
  label: ['Meeting', '会议'],
  plural: ['Meetings', '会议'],
  icon: 'calendar',
  fields: {
    subject: field.text(['Subject', '主题'], { required: true, searched: true }),
    startsAt: field.dateTime(['Starts', '开始时间']),
    endsAt: field.dateTime(['Ends', '结束时间']),
    remindBefore,
    remindAt,
    location: field.text(['Place', '地点']),
    target,
    attendees: field.links('contact', ['Attendees', '参会人']),
    body: field.longText(['Notes', '记录']),
    owner,
  },
  title: 'subject',
  listed: ['subject', 'startsAt', 'endsAt', 'location', 'target', 'owner', 'remindBefore'],
})

export const emailMessage = defineObject({
  name: 'emailMessage',
  label: ['E-mail message', '邮件'],
  plural: ['E-mail messages', '邮件'],
  icon: 'mail',
  fields: {
    subject: field.text(['Subject', '主题'], { required: true, searched: true }),
    direction: field.choice(['Direction', '方向'], {
      in: ['Received', '收到', 'teal'],
      out: ['Sent', '发出', 'blue'],
    }),
    from: field.text(['From', '发件人']),
    to: field.text(['To', '收件人']),
    sentAt: field.dateTime(['Sent', '发送时间']),
    body: field.richText(['Text', '正文']),
    target,
    owner,
  },
  title: 'subject',
  listed: ['subject', 'from', 'to', 'sentAt', 'target', 'owner'],
})

export const ticket = defineObject({
  name: 'ticket',
  label: ['Ticket', '工单'],
  plural: ['Tickets', '工单'],
  icon: 'life-buoy',
  fields: {
    number: field.autoNumber(['Number', '编号'], 'T-'),
    subject: field.text(['Subject', '主题'], { required: true, searched: true }),
    status: field.choice(
      ['Status', '状态'],
      {
        new: ['New', '新建', 'grey'],
        open: ['Open', '处理中', 'blue'],
        waiting: ['Waiting', '等待客户', 'yellow'],
        resolved: ['Resolved', '已解决', 'green'],
        closed: ['Closed', '已关闭', 'grey'],
      },
      { fallback: 'new' },
    ),
    priority,
    channel: field.choice(['Channel', '渠道'], {
      mail: ['E-mail', '邮件'],
      phone: ['Phone', '电话'],
      chat: ['Chat', '在线聊天'],
      web: ['Web form', '网页表单'],
    }),
    company: field.link('company', ['Company', '公司']),
    contact: field.link('contact', ['Contact', '联系人']),
    dueAt: field.dateTime(['Due', '截止时间']),
    resolvedAt: field.dateTime(['Resolved', '解决时间']),
    owner,
    description,
  },
  title: 'subject',
  listed: ['number', 'subject', 'status', 'priority', 'company', 'contact', 'owner'],
  indexes: [['status'], ['company'], ['contact']],
})
