import { hanDoubles, hanSingles } from '#capabilities/quality/engine/standardise/names/surnames.ts'

const label =
  /^(?:姓名|名字|联系人|聯絡人|收件人|收货人|客户|负责人|经办人|法人|法定代表人|尊敬的|name|contact|attn)\s*[:：.]?\s*(?=\p{L})/iu

const jobs =
  '采购|销售|财务|会计|出纳|市场|人事|行政|技术|商务|客服|运营|项目|研发|生产|品质|质检|仓库|前台|助理|业务|外贸|跟单|设计|产品|法务|物流'
const jobBehind = new RegExp(`^(\\p{Script=Han}{2,4})(?:\\s*[-—–－]\\s*|\\s+)(?:${jobs})(?:\\p{Script=Han}{0,4})$`, 'u')
const latinJob =
  /^(\p{L}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*)+)\s*(?:,|\s[-–—|])\s*(?=[^,]*\b(?:ceo|cto|cfo|coo|cmo|vp|svp|evp|director|manager|president|founder|engineer|consultant|sales|marketing|purchasing|procurement|head of|officer|partner|owner|assistant|analyst|chairman|chairwoman|secretary|buyer|developer|designer|architect)\b)[^,]*$/iu

/** `姓名：张伟`, `*张伟`, `（张伟）`, `张伟（大客户）`, `Robert "Bob" Smith`, `张伟 / David`: what is no name, where one is left. */
export function withoutNote(text: string): string {
  const isMixed = /[A-Za-z]/.test(text) && /\p{Script=Han}/u.test(text)
  if (!isMixed && !/[^\p{L}\p{M}\s'’.·-]|^尊敬的|^(?:name|contact|attn) /iu.test(text)) return text
  let name = text.replace(label, '').replace(/^[*#•\s]+(?=\p{L})|(?<=\p{L}{2})[*#]$/gu, '')
  for (let before = ''; before !== name;) {
    before = name
    name = name
      .replace(/^[(（【[]([^()（）【】[\]]+)[)）】\]]$/, '$1')
      .replace(/\s*[(（【[][^()（）【】[\]]*[)）】\]]\s*/g, ' ')
      .replace(/(?<=\S)\s*[“"][^“”"]+[”"]\s*(?=\S)/g, ' ')
      .trim()
  }
  // A second name behind a stroke: 张伟 / David.
  name = hanBesideLatin(name.replace(/(?<=\p{L})\s*[/|]\s*.*$/u, ''))
  return /\p{L}/u.test(name) ? name : text
}

/** `马化腾 Pony Ma`: a whole Chinese name needs none in Latin letters beside it. */
function hanBesideLatin(text: string): string {
  const [, before = '', han, behind = ''] =
    /^([A-Za-z][A-Za-z .'’-]*)?\s*(?<!\p{L}\p{Script=Han})(\p{Script=Han}{2,4})\s*([A-Za-z][A-Za-z .'’-]*)?$/u.exec(
      text,
    ) ?? []
  if (han === undefined || (before === '') === (behind === '') || (before + behind).trim().length < 3) return text
  return beginsWithFamily(han) && !/sir$/i.test(behind) ? han : text
}

/** `王强-采购`, `John Smith, Sales Manager`: what somebody does, behind the name. */
export function withoutJob(text: string): string {
  const code = text.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fff) return jobBehind.exec(text)?.[1] ?? text
  return /,|\s[-–—|]/.test(text) ? (latinJob.exec(text)?.[1] ?? text) : text
}

/** Whether a cell names more than one person: 张三、李四, `John and Jane Smith`, `Mr & Mrs Smith`. */
export function isSeveral(text: string): boolean {
  if (/\s(?:and|und|&)\s/i.test(text) && /\p{L}\.?\s+(?:and|und|&)\s+\p{L}/iu.test(text)) return true
  if (!/[、，,/&;；\s]/.test(text) || !/\p{Script=Han}/u.test(text)) return false
  const parts = text.split(/\s*[、，,/&;；]\s*|\s+[和与]\s+/)
  if (parts.length > 1) return parts.every((part) => /^\p{Script=Han}{2,5}$/u.test(part) && beginsWithFamily(part))
  const [a = '', b = '', ...rest] = text.split(' ')
  return rest.length === 0 && isCommon(a) && isCommon(b)
}

function beginsWithFamily(han: string): boolean {
  return !hanDoubles.has(han) && (hanSingles.has(han[0]!) || hanDoubles.has(han.slice(0, 2)))
}

// Names of two characters beside each other may be Japanese: both must begin with one of the ten commonest of China.
const commonest: ReadonlySet<string> = new Set('王李张刘陈杨赵黄周吴')

function isCommon(part: string): boolean {
  return /^\p{Script=Han}{2,3}$/u.test(part) && commonest.has(part[0]!)
}
