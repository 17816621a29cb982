import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'keysPage.copy': ['Copy key', '复制密钥'],
  'keysPage.ended': ['No longer valid', '已失效'],
  'keysPage.expired': ['Expired', '已过期'],
  'keysPage.expires': ['Valid until', '有效期至'],
  'keysPage.forDays': ['{n, plural, one {# day} other {# days}}', '{n} 天'],
  'keysPage.forever': ['Until it is revoked', '长期有效，直至撤销'],
  'keysPage.lastUsed': ['Last used', '最近使用'],
  'keysPage.lead': [
    'With a key, a program works in this workspace in your name. It can do no more than the role you give it.',
    '程序可凭密钥以你的名义使用本工作区，权限不超过所选角色。',
  ],
  'keysPage.made': ['Made {when}', '{when}创建'],
  'keysPage.madeLead': [
    'Copy it now: it is shown this once and cannot be looked up later.',
    '请立即复制：密钥只显示这一次，之后无法查看。',
  ],
  'keysPage.name': ['What it is for', '用途'],
  'keysPage.namePlaceholder': ['Website form', '例如：官网表单'],
  'keysPage.never': ['never', '从未使用'],
  'keysPage.new': ['New key', '新建密钥'],
  'keysPage.none': ['No keys yet', '还没有密钥'],
  'keysPage.person': ['Person', '创建人'],
  'keysPage.revoke': ['Revoke', '撤销密钥'],
  'keysPage.revokeKey': ['Revoke “{name}”', '撤销“{name}”'],
  'keysPage.revokeLead': [
    'What uses this key stops working at once. A revoked key cannot be brought back.',
    '使用此密钥的程序会立即失去访问权限。撤销后无法恢复。',
  ],
  'keysPage.revokeTitle': ['Revoke “{name}”?', '撤销“{name}”？'],
  'keysPage.revoked': ['Revoked', '已撤销'],
  'keysPage.revokedToast': ['“{name}” opens nothing any more', '“{name}”已撤销'],
  'keysPage.role': ['May do what', '权限'],
  'keysPage.title': ['API keys', 'API 密钥'],
  'keysPage.valid': ['Valid for', '有效期'],
  'keysPage.yourKey': ['Your new key', '新密钥'],
})
