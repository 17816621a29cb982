import { commonHan } from '#capabilities/quality/engine/read/text/common-han.ts'

/**
 * How much text reads like a language, per character that is not ASCII: below 0 for noise, 3 for everyday Chinese.
 * Bytes read in a wrong encoding give rare characters, signs in the middle of words and capitals behind small letters.
 * `letters` are the marked Latin ones to be expected.
 */
export function likeness(text: string, letters: ReadonlySet<string> = latinLetters.western): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    count += 1
    sum += weight(text, i, letters)
  }
  return count === 0 ? 0 : sum / count
}

function weight(text: string, at: number, letters: ReadonlySet<string>): number {
  const code = text.charCodeAt(at)
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0)) return -6
  if (code >= 0x4e00 && code <= 0x9fff) return commonHan.has(code) ? 3 : -0.6
  if (code >= 0x3041 && code <= 0x30fe) return 2
  if (code >= 0xff61 && code <= 0xff9f) return halfWidthKana(text, at)
  if (code >= 0xac00 && code <= 0xd7a3) return 0.9
  if (code >= 0x3000 && code <= 0x303f) return 1
  if (code >= 0xff00 && code <= 0xff5e) return 1
  if (code >= 0xc0 && code <= 0x17f) return latin(text, at, letters)
  if (code >= 0x370 && code <= 0x6ff) return alphabetic(text, at)
  if (code >= 0xe01 && code <= 0xe5b) return isScript(text, at - 1, 0xe) || isScript(text, at + 1, 0xe) ? 0.95 : -1
  return isLetterAt(text, at - 1) && isLetterAt(text, at + 1) ? -2 : -0.5
}

/** Kana of half a width come in words, as old tills and banks write them; a lone one is half of another character. */
function halfWidthKana(text: string, at: number): number {
  let run = 1
  while (isHalfWidth(text.charCodeAt(at - run)) && run < 4) run += 1
  let ahead = 0
  while (isHalfWidth(text.charCodeAt(at + 1 + ahead)) && ahead < 4) ahead += 1
  return run + ahead >= 3 ? 1.2 : -1.5
}

function isHalfWidth(code: number): boolean {
  return code >= 0xff61 && code <= 0xff9f
}

/** Letters with marks that go together in the languages of the West, of Central Europe and in Turkish. */
export const latinLetters = {
  western: new Set('äöüßéèêëàâáíóúñçãõôîïùûåøæœÄÖÜÉÈÀÁÍÓÚÑÇÃÕÔÂÊÅØÆ'),
  central: new Set('áéíóúýčďěňřšťůžäöüőűąćęłńśźżâăîßÁÉÍÓÚÝČĎŘŠŤŮŽŐŰĄĆĘŁŃŚŹŻÖÜÄđ'),
  turkish: new Set('çğıöşüÇĞİÖŞÜâîû'),
}

/** Letters with marks stand among letters; those of one family of languages go together. */
function latin(text: string, at: number, letters: ReadonlySet<string>): number {
  if (!isLetterAt(text, at - 1) && !isLetterAt(text, at + 1)) return -1.5
  if (isSmall(text.charCodeAt(at - 1)) && isCapital(text[at]!)) return -1.5
  return letters.has(text[at]!) ? 1.6 : 0.4
}

// The commonest letters of Russian, Greek, Hebrew and Arabic, most of running text.
const frequent = new Set('оеаинтсрвлкмдпуяыіαοιετνσρκηςάόίυλπέἀיוהלאתרבמשנםاليمونرتبعدسةه')

/** Cyrillic, Greek, Hebrew, Arabic: a letter stands among its own, and a capital at the beginning of a word. */
function alphabetic(text: string, at: number): number {
  const block = blockOf(text.charCodeAt(at))
  const letter = text[at]!
  if (!/\p{L}/u.test(letter)) return -1
  const [before, after] = [blockOf(text.charCodeAt(at - 1)), blockOf(text.charCodeAt(at + 1))]
  if (before !== block && after !== block) return -1.5
  if (isLetterAt(text, at - 1) || isLetterAt(text, at + 1)) return -1.5
  if (before === block && isCapital(letter) && isLower(text[at - 1]!)) return -2
  // Whole words in capitals are rarer than small ones: KOI8-R writes small what its neighbours write large.
  const usual = before === block && isCapital(letter) ? 1.3 : 1.7
  return frequent.has(letter.toLowerCase()) ? usual : usual - 1
}

function blockOf(code: number): number {
  if (code >= 0x370 && code < 0x400) return 1
  if (code >= 0x400 && code < 0x530) return 2
  if (code >= 0x590 && code < 0x600) return 3
  return code >= 0x600 && code < 0x700 ? 4 : 0
}

function isScript(text: string, at: number, high: number): boolean {
  return text.charCodeAt(at) >> 8 === high
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase()
}

function isLower(letter: string): boolean {
  return letter !== letter.toUpperCase()
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}
