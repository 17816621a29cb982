const popular = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'foxmail.com',
  'sina.com',
  'sohu.com',
  'aliyun.com',
  'yeah.net',
  'live.com',
  'protonmail.com',
  'googlemail.com',
  'vip.qq.com',
] as const

/** Domains that look like a typing error of a popular one, and are real. */
const real = new Set([
  'ymail.com',
  'email.com',
  'mail.com',
  'hotmail.co',
  'gmx.com',
  'yahoo.co',
  'live.cn',
  'live.co',
  'sina.cn',
  'gmal.com.cn',
  'love.com',
  'line.com',
  'life.com',
  'wina.com',
  'aliyun.co',
  'five.com',
  'give.com',
  'olive.com',
  'alive.com',
  'sofu.com',
  'soho.com',
  'china.com',
  'tina.com',
  'nina.com',
  'dina.com',
  'lina.com',
  'sinan.com',
  'yahoo.cn',
  'rocketmail.com',
  'fmail.com',
  'jmail.com',
  'zmail.com',
  'hmail.com',
  'tmail.com',
  'bmail.com',
  'kmail.com',
  'gail.com',
  'gmai.com.cn',
])

const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'qq.con': 'qq.com',
    'qq.cm': 'qq.com',
    'qq.co': 'qq.com',
    'qq.om': 'qq.com',
    'qq.comm': 'qq.com',
    'qq.cim': 'qq.com',
    'qq.vom': 'qq.com',
    'qq.coom': 'qq.com',
    'qqq.com': 'qq.com',
    'qq.ocm': 'qq.com',
    '163.con': '163.com',
    '163.cm': '163.com',
    '163.co': '163.com',
    '163.om': '163.com',
    '126.con': '126.com',
    '126.cm': '126.com',
    '126.co': '126.com',
    '126.om': '126.com',
    '139.con': '139.com',
    '139.co': '139.com',
    'gmail.cn': 'gmail.com',
    'gmail.co': 'gmail.com',
    'gmail.cm': 'gmail.com',
    'gmail.om': 'gmail.com',
    'gmail.net': 'gmail.com',
    'gmaill.com': 'gmail.com',
    'gmali.com': 'gmail.com',
    'gmai.com': 'gmail.com',
    'gmal.com': 'gmail.com',
    'gnail.com': 'gmail.com',
    'gamil.com': 'gmail.com',
    'gmial.com': 'gmail.com',
    'gmil.com': 'gmail.com',
    'hotmai.com': 'hotmail.com',
    'hotmial.com': 'hotmail.com',
    'hotmal.com': 'hotmail.com',
    'outlok.com': 'outlook.com',
    'outllok.com': 'outlook.com',
    'outlook.cn': 'outlook.com',
    'yaho.com': 'yahoo.com',
    'yahho.com': 'yahoo.com',
    'yhoo.com': 'yahoo.com',
    'iclould.com': 'icloud.com',
    'icoud.com': 'icloud.com',
    'foxmial.com': 'foxmail.com',
    'foxmal.com': 'foxmail.com',
    'foxmai.com': 'foxmail.com',
  }),
)
const noEnd = /\.(con|cmo|ocm|comm|coom|vom|xom|cpm|ccom|clm)$/
const longest = Math.max(...popular.map((name) => name.length))
const right = new Set<string>([...popular, 'qq.com', '163.com', '126.com', '139.com', '188.com'])

/**
 * The domain that was meant, in lower case: a misspelt popular mail host, or an ending that no domain has (`.con`).
 * One typing error is mended where the name is long enough to be sure; a domain that exists is left alone.
 */
export function correctDomain(domain: string): string {
  if (right.has(domain)) return domain
  let meant =
    written.get(domain) ??
    (domain.endsWith('.com') ? domain : domain.replace(noEnd, '.com').replace(/\.con\.cn$/, '.com.cn'))
  if (meant.length <= longest + 1 && !right.has(meant) && !real.has(meant)) {
    meant = popular.find((name) => name.length >= 9 && isOneAway(name, meant)) ?? meant
  }
  return written.get(meant) ?? meant
}

/** One letter too many, too few, other, or two neighbours swapped; never the first letter, which people get right. */
function isOneAway(name: string, typed: string): boolean {
  if (Math.abs(name.length - typed.length) > 1 || name[0] !== typed[0]) return false
  let at = 0
  while (at < name.length && name[at] === typed[at]) at += 1
  const a = name.slice(at)
  const b = typed.slice(at)
  if (a === '' && b === '') return false
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}
