// Letters of other alphabets as people write them in Latin ones in names: for comparing, never for showing. Arabic and
// Persian leave short vowels out, so `latinLevel` compares their bones alone.
const letters = new Map(
  `аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya
іi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz ңn әa өo үu ұu қk ғg һh
αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
ءa آa أa إi ؤw ئy اa بb ةa تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw ىa يy
پp چch ژzh کk گg یy
אa בb גg דd הh וv זz חch טt יy כk ךk לl מm םm נn ןn סs עa פp ףp צts ץts קk רr שsh תt`
    .split(/\s+/)
    .map((entry) => [entry[0]!, entry.slice(1)] as const),
)
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/gu

const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const firstSyllable = 0xac00
const lastSyllable = 0xd7a3

/** Cyrillic, Greek, Arabic, Hebrew and Korean letters in Latin ones; all else stays. Expects lower case, no accents. */
export function inLatin(text: string): string {
  return text.replace(foreign, (char) => {
    const code = char.charCodeAt(0)
    if (code < firstSyllable || code > lastSyllable) return letters.get(char) ?? char
    const at = code - firstSyllable
    // Revised Romanisation, syllable by syllable: 21 vowels and 28 endings to each initial.
    return initials[Math.floor(at / 588)]! + vowels[Math.floor(at / 28) % 21]! + finals[at % 28]!
  })
}

/** The consonants of a Latin spelling, doubled ones once: what an alphabet without vowels would write. */
export function bonesOf(word: string): string {
  return word.replace(/[aeiouyw\s'-]/g, '').replace(/(.)\1+/g, '$1')
}
