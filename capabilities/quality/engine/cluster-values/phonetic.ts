import { pinyin } from 'pinyin-pro'
import { plainText } from '#capabilities/quality/engine/cluster-values/fingerprint.ts'

// After Lawrence Philips' Metaphone (1990), in the order in which the rules apply; vowels count only at the start.
const rules: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn|wr|ae)/, 'n'],
  [/^x/, 's'],
  [/^wh/, 'w'],
  [/mb$/, 'm'],
  [/sch/g, 'sk'],
  [/(?:tio|tia)(?=[a-z])/g, 'xo'],
  [/(?:cia|sio|sia)/g, 'xa'],
  [/(?:tch|ch|sh)/g, 'x'],
  [/th/g, '0'],
  [/ph/g, 'f'],
  [/gh(?=[^aeiou]|$)/g, ''],
  [/dg(?=[eiy])/g, 'j'],
  [/c(?=[iey])/g, 's'],
  [/g(?=[iey])/g, 'j'],
  [/[ckq]+u?/g, 'k'],
  [/x/g, 'X'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/d/g, 't'],
  [/b(?=$)|b/g, 'p'],
  [/[hwy](?![aeiou])/g, ''],
  [/(?<=[a-zX0])[aeiouhwy]+/g, ''],
  [/(.)\1+/g, '$1'],
]

/** How an English word sounds, roughly: `metaphone('Philips') === metaphone('Filips')`. */
export function metaphone(word: string): string {
  // 'wr' at the start sounds as r, the others as n; vowels that begin a word all become a.
  let sound = word.replace(/^wr/, 'r').replace(/^ae/, 'e')
  for (const [pattern, by] of rules) sound = sound.replace(pattern, by)
  return sound.replace(/^[eiou]/, 'a')
}

/** The syllables of Chinese text without tones, other letters as they are: 北京 and Beijing share it. */
export function pinyinKey(value: string): string {
  return spoken(plainText(value)).replaceAll(' ', '')
}

/**
 * The key under which values meet that sound alike: words by metaphone, Chinese by syllables in which zh, z; ch, c;
 * sh, s; ng, n; l, n are not told apart, as many speakers do not.
 *
 * ```ts
 * assert.equal(phoneticKey('Stephen'), phoneticKey('Stefen'))
 * assert.equal(phoneticKey('陈工'), phoneticKey('程工'))
 * ```
 */
export function phoneticKey(value: string): string {
  const text = plainText(value)
  if (!/\p{Script=Han}/u.test(text)) return text.split(' ').map(metaphone).filter(Boolean).join(' ')
  return spoken(text)
    .split(' ')
    .map((part) =>
      part
        .replace(/^([zcs])h/, '$1')
        .replace(/ng$/, 'n')
        .replace(/^l/, 'n'),
    )
    .join(' ')
}

function spoken(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text
  const parts = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  return parts.join(' ').replace(/ +/g, ' ').trim()
}
