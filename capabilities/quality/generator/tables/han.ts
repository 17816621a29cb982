/** A Chinese word with its pinyin, without tones or blanks. */
export type Han = { readonly text: string; readonly pinyin: string }

/** Reads `王wang718 李li719`: word, pinyin, and how often it is to be listed (once where nothing is said). */
export function readHan(table: string): Han[] {
  return [...table.matchAll(/(\p{Script=Han}+)([a-z]+)(\d*)/gu)].flatMap(([, text = '', pinyin = '', weight]) =>
    Array<Han>(Number(weight || 1)).fill({ text, pinyin }),
  )
}
