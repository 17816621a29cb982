import type { Locale } from '#platform/errors.ts'

/** What the levels of likeness are called in Chinese; the English name is the level's own. */
const chinese: Readonly<Record<string, string>> = {
  different: '不同',
  similar: '相似',
  initial: '首字母相同',
  close: '相近',
  moved: '位置不同',
  'read alike': '读音一致',
  same: '相同',
  'same decade': '年代相近',
  'same year': '同一年',
  'two parts': '两部分相同',
  'same company': '同一公司邮箱',
  'same name part': '邮箱名相同',
  'same ending': '尾号相同',
  'two edits': '差两处',
  'same start': '开头相同',
  'a word': '有一词相同',
  some: '少部分相同',
  half: '约一半相同',
  most: '大部分相同',
  'nearly all': '几乎全部相同',
  near: '数值接近',
}

/** A level of likeness in the reader's language. */
export function levelText(level: string, locale: Locale): string {
  return locale === 'zh' ? (chinese[level] ?? level) : level
}
