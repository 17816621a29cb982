// Scripts that names come in beside those every text is folded from. Before folding, which would take the marks off
// that tell `ga` from `ka`. For comparing, never for showing.
const table = `アa イi ウu エe オo カka キki クku ケke コko ガga ギgi グgu ゲge ゴgo サsa シshi スsu セse ソso ザza ジji ズzu ゼze ゾzo
タta チchi ツtsu テte トto ダda ヂji ヅzu デde ドdo ナna ニni ヌnu ネne ノno ハha ヒhi フfu ヘhe ホho バba ビbi ブbu ベbe ボbo
パpa ピpi プpu ペpe ポpo マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヲo ンn ヴvu
ァa ィi ゥu ェe ォo ャya ュyu ョyo
աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւu փp քk օo ֆf
აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh`
const latin = new Map(table.split(/\s+/).map((entry) => [entry[0]!, entry.slice(1)] as const))
const letters = /[\p{Script=Katakana}\p{Script=Armenian}\p{Script=Georgian}]/gu

export function lettersInLatin(text: string): string {
  if (/^[\x20-\u024f]*$/.test(text)) return text
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ու/g, 'u')
    .replace(/[・･]/g, ' ')
    .replace(/[ーッ]/g, '')
    .replace(letters, (letter) => latin.get(letter) ?? letter)
}
