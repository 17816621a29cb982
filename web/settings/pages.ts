import {
  Boxes,
  Building,
  CircleUser,
  Cog,
  GitBranch,
  KeyRound,
  ListFilter,
  MonitorSmartphone,
  Network,
  Palette,
  UsersRound,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Label } from '#web/i18n/messages.ts'
import type { NavEntry } from '#web/shell/screens.ts'
import type { ObjectMeta, Role } from '#web/types.ts'

export type Part = 'person' | 'workspace'

/** A screen of the settings, as its list shows it. */
export type SettingsEntry = {
  readonly path: string
  readonly label: Label
  readonly icon: LucideIcon
  readonly part: Part
  readonly roles?: readonly Role[]
  /** What people call it as well, in both languages, with pinyin; never shown, only searched. */
  readonly words?: string
}

/** Something that the search finds: a screen, or a place within one. */
export type Found = { readonly href: string; readonly label: Label; readonly within: Label | null }

type Own = Omit<SettingsEntry, 'label'> & {
  /** A message id. */ says: string
  /** Places within, by their message ids, and where on the screen they are. */
  places?: readonly (readonly [says: string, hash: string, words: string])[]
}

const admins: readonly Role[] = ['owner', 'admin']

const own: readonly Own[] = [
  {
    path: '/settings',
    says: 'settings.profile',
    icon: CircleUser,
    part: 'person',
    words: 'account me geren ziliao grzl 账户 我',
    places: [
      ['settings.name', 'name', 'xingming xm'],
      ['settings.password', 'password', 'mima mm sign in login 登录 denglu'],
    ],
  },
  {
    path: '/settings/appearance',
    says: 'settings.appearance',
    icon: Palette,
    part: 'person',
    words: 'yuyan waiguan yywg',
    places: [
      ['settings.language', 'language', 'english chinese 中文 英文 yuyan yy locale'],
      [
        'settings.region',
        'region',
        'format date time number currency week 12 24 hour 格式 日期 时间 数字 周 diqu geshi dq gs',
      ],
      ['settings.theme', 'theme', 'dark light mode 深色 浅色 主题 waiguan shense zhuti wg'],
    ],
  },
  {
    path: '/settings/device',
    says: 'device.title',
    icon: MonitorSmartphone,
    part: 'person',
    words: 'install app offline pwa drafts unsent 安装 离线 草稿 未发送 anzhuang lixian benshebei bsb',
  },
  {
    path: '/settings/workspace',
    says: 'workspace.title',
    icon: Building,
    part: 'workspace',
    roles: admins,
    words: 'company name currency organisation 公司 名称 币种 货币 gongzuoqu gzq gongsi mingcheng bizhong',
    places: [
      ['workspace.name', 'name', 'mingcheng mc'],
      ['workspace.currency', 'currency', 'money bizhong bz huobi 货币'],
      ['workspace.language', 'language', 'language default yuyan yy 默认语言'],
      ['workspace.zone', 'zone', 'clock night shiqu sq 时间 夜间'],
    ],
  },
  {
    path: '/settings/people',
    says: 'settings.people',
    icon: UsersRound,
    part: 'workspace',
    words: 'users invite permissions team members 用户 邀请 权限 角色 chengyuan juese cyjs quanxian yaoqing',
  },
  {
    path: '/team',
    says: 'settings.teams',
    icon: Network,
    part: 'workspace',
    words: 'groups departments 部门 小组 tuandui td bumen',
  },
  {
    path: '/settings/objects',
    says: 'model.objects',
    icon: Boxes,
    part: 'workspace',
    roles: admins,
    words: 'custom fields tables columns layout 自定义 表 列 布局 duixiang ziduan dxzd zidingyi',
  },
  {
    path: '/settings/pipelines',
    says: 'pipelines.title',
    icon: GitBranch,
    part: 'workspace',
    roles: admins,
    words: 'stages board columns won lost 阶段 看板 赢单 xiaoshou liucheng xslc jieduan kanban',
  },
  {
    path: '/settings/choices',
    says: 'model.choices',
    icon: ListFilter,
    part: 'workspace',
    roles: admins,
    words: 'options picklist dropdown tags colours 下拉 标签 颜色 xuanxiang xx',
  },
  {
    path: '/settings/keys',
    says: 'keysPage.title',
    icon: KeyRound,
    part: 'workspace',
    words: 'token secret integration programs 令牌 接口 集成 miyao my',
  },
  {
    path: '/settings/jobs',
    says: 'jobs.title',
    icon: Cog,
    part: 'workspace',
    words: 'background queue tasks running 任务 队列 houtai renwu htrw',
  },
]

type Words = (id: string) => readonly [en: string, zh: string]

/** All screens of the settings that this role may use, the person's own first. `nav` is what capabilities add. */
export function settingsEntries(nav: readonly NavEntry[], role: Role, words: Words): SettingsEntry[] {
  const entries: SettingsEntry[] = own.map((entry) => ({ ...entry, label: both(words, entry.says) }))
  const added = nav
    .filter((entry) => entry.group === 'settings' || entry.settings)
    .map(({ settings = 'workspace', path, label, icon, roles }) => ({ path, label, icon, roles, part: settings }))
  const all = [...entries, ...added].filter((entry) => !entry.roles || entry.roles.includes(role))
  return (['person', 'workspace'] as const).flatMap((part) => all.filter((entry) => entry.part === part))
}

/** What holds every typed word, in either language, as pinyin or by another name; screens before places in them. */
export function findSettings(
  typed: string,
  from: {
    entries: readonly SettingsEntry[]
    objects: readonly ObjectMeta[]
    words: Words
    /** Whether a Chinese text is spoken so, where that is known. */
    speaks?: (text: string, typed: string) => boolean
  },
): Found[] {
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (asked.length === 0) return []
  return searchable(from)
    .filter(({ text, found }) => asked.every((word) => text.includes(word) || from.speaks?.(found.label.zh, word)))
    .slice(0, 30)
    .map(({ found }) => found)
}

type Searchable = { found: Found; text: string }

function searchable({ entries, objects, words }: Parameters<typeof findSettings>[1]): Searchable[] {
  const line = (found: Found, more = ''): Searchable => ({
    found,
    text: `${found.label.en} ${found.label.zh} ${more}`.toLowerCase(),
  })
  const screens = entries.map((entry) => line({ href: entry.path, label: entry.label, within: null }, entry.words))
  const places = own
    .filter(({ path }) => entries.some((entry) => entry.path === path))
    .flatMap(({ path, says, places: inner = [] }) =>
      inner.map(([id, hash, more]) =>
        line({ href: hash === '' ? path : `${path}#${hash}`, label: both(words, id), within: both(words, says) }, more),
      ),
    )
  const isAdmin = entries.some(({ path }) => path === '/settings/objects')
  const model = (isAdmin ? objects : []).flatMap(({ name, plural, fields }) => [
    line({ href: `/settings/objects/${name}`, label: plural, within: both(words, 'model.objects') }),
    ...fields.map((field) =>
      line({ href: `/settings/objects/${name}#field-${field.name}`, label: field.label, within: plural }),
    ),
  ])
  return [...screens, ...places, ...model]
}

function both(words: Words, id: string): Label {
  const [en, zh] = words(id)
  return { en, zh }
}
