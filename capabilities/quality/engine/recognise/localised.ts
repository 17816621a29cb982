import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'

/** Headers as Outlook and Thunderbird write them in other languages, each with its English name. */
const languages: Readonly<Record<string, string>> = {
  de:
    'Vorname=First Name, Weitere Vornamen=Middle Name, Nachname=Last Name, Anrede=Title, Firma=Company, Abteilung=Department, Position=Job Title, ' +
    'Straße geschäftlich=Business Street, Ort geschäftlich=Business City, Region geschäftlich=Business State, Bundesland/Kanton geschäftlich=Business State, ' +
    'Postleitzahl geschäftlich=Business Postal Code, Land geschäftlich=Business Country, Land/Region geschäftlich=Business Country/Region, ' +
    'Straße privat=Home Street, Ort privat=Home City, Region privat=Home State, Bundesland/Kanton privat=Home State, Postleitzahl privat=Home Postal Code, ' +
    'Land privat=Home Country, Land/Region privat=Home Country/Region, Weitere Straße=Other Street, Weiterer Ort=Other City, Weitere Region=Other State, ' +
    'Weitere Postleitzahl=Other Postal Code, Weiteres Land=Other Country, Telefon Assistent=Assistant’s Phone, Name Assistent=Assistant’s Name, ' +
    'Fax geschäftlich=Business Fax, Fax privat=Home Fax, Weiteres Fax=Other Fax, Telefon geschäftlich=Business Phone, Telefon privat=Home Phone, ' +
    'Telefon (privat)=Home Phone, Mobiltelefon=Mobile Phone, Haupttelefon=Primary Phone, Telefon Firma=Company Main Phone, Weiteres Telefon=Other Phone, ' +
    'Autotelefon=Car Phone, Rückmeldung=Callback, Geburtstag=Birthday, Jahrestag=Anniversary, Geschlecht=Gender, Kategorien=Categories, ' +
    'E-Mail-Adresse=E-mail Address, E-Mail 2: Adresse=E-mail 2 Address, Notizen=Notes, Webseite=Web Page, ' +
    'Anzeigename=Display Name, Spitzname=Nickname, Primäre E-Mail-Adresse=Primary Email, Sekundäre E-Mail-Adresse=Secondary Email, Tel. dienstlich=Work Phone, ' +
    'Tel. privat=Home Phone, Fax-Nummer=Fax Number, Pager-Nummer=Pager Number, Mobil-Tel.-Nr.=Mobile Number, Privat: Adresse=Home Address, Privat: Ort=Home City, ' +
    'Privat: Bundesland=Home State, Privat: PLZ=Home ZipCode, Privat: Land=Home Country, Dienstlich: Adresse=Work Address, Dienstlich: Ort=Work City, ' +
    'Dienstlich: Bundesland=Work State, Dienstlich: PLZ=Work ZipCode, Dienstlich: Land=Work Country, Arbeitstitel=Job Title, Organisation=Organization, ' +
    'Geburtsjahr=Birth Year, Geburtsmonat=Birth Month',
  fr:
    'Prénom=First Name, Deuxième prénom=Middle Name, Nom=Last Name, Titre=Title, Suffixe=Suffix, Société=Company, Service=Department, Profession=Job Title, ' +
    'Rue (bureau)=Business Street, Ville (bureau)=Business City, Dép/Région (bureau)=Business State, Code postal (bureau)=Business Postal Code, ' +
    'Pays/Région (bureau)=Business Country/Region, Rue (domicile)=Home Street, Ville (domicile)=Home City, Dép/Région (domicile)=Home State, ' +
    'Code postal (domicile)=Home Postal Code, Pays/Région (domicile)=Home Country/Region, Rue (autre)=Other Street, Ville (autre)=Other City, ' +
    'Code postal (autre)=Other Postal Code, Pays/Région (autre)=Other Country/Region, Téléphone de l’assistant(e)=Assistant’s Phone, ' +
    'Nom de l’assistant(e)=Assistant’s Name, Télécopie (bureau)=Business Fax, Télécopie (domicile)=Home Fax, Télécopie (autre)=Other Fax, ' +
    'Téléphone (bureau)=Business Phone, Téléphone 2 (bureau)=Business Phone 2, Téléphone (domicile)=Home Phone, Téléphone 2 (domicile)=Home Phone 2, ' +
    'Tél. mobile=Mobile Phone, Téléphone principal=Primary Phone, Téléphone société=Company Main Phone, Téléphone (autre)=Other Phone, ' +
    'Téléphone (voiture)=Car Phone, Anniversaire=Birthday, Anniversaire de mariage ou fête=Anniversary, Sexe=Gender, Catégories=Categories, ' +
    'Adresse de messagerie=E-mail Address, Adresse de messagerie 2=E-mail 2 Address, Page Web=Web Page, ' +
    'Nom à afficher=Display Name, Surnom=Nickname, Adresse électronique principale=Primary Email, Adresse électronique secondaire=Secondary Email, ' +
    'Tél. professionnel=Work Phone, Tél. personnel=Home Phone, Portable=Mobile Number, Adresse privée=Home Address, Adresse professionnelle=Work Address, ' +
    'Organisation=Organization, Année de naissance=Birth Year, Mois=Birth Month, Jour=Birth Day',
  zhHans:
    '名=First Name, 名字=First Name, 中间名=Middle Name, 姓=Last Name, 姓氏=Last Name, 称谓=Title, 头衔=Title, 后缀=Suffix, 单位=Company, 公司=Company, 部门=Department, ' +
    '职务=Job Title, 职位=Job Title, 商务地址 街道=Business Street, 商务地址 市/县=Business City, 商务地址 省/市/自治区=Business State, ' +
    '商务地址 邮政编码=Business Postal Code, 商务地址 国家/地区=Business Country/Region, 住宅地址 街道=Home Street, 住宅地址 市/县=Home City, ' +
    '住宅地址 省/市/自治区=Home State, 住宅地址 邮政编码=Home Postal Code, 住宅地址 国家/地区=Home Country/Region, 其他地址 街道=Other Street, ' +
    '公司街道=Business Street, 公司城市=Business City, 公司省份=Business State, 公司邮编=Business Postal Code, 公司国家/地区=Business Country/Region, ' +
    '家庭街道=Home Street, 家庭城市=Home City, 家庭省份=Home State, 家庭邮编=Home Postal Code, 家庭国家/地区=Home Country/Region, ' +
    '助理的电话=Assistant’s Phone, 助理电话=Assistant’s Phone, 助理的姓名=Assistant’s Name, 助理姓名=Assistant’s Name, 商务传真=Business Fax, 公司传真=Business Fax, ' +
    '住宅传真=Home Fax, 家庭传真=Home Fax, 其他传真=Other Fax, 商务电话=Business Phone, 公司电话=Business Phone, 住宅电话=Home Phone, 家庭电话=Home Phone, 移动电话=Mobile Phone, ' +
    '主要电话=Primary Phone, 单位主要电话=Company Main Phone, 其他电话=Other Phone, 车载电话=Car Phone, 寻呼机=Pager, 传呼机=Pager, 生日=Birthday, 纪念日=Anniversary, ' +
    '性别=Gender, 类别=Categories, 电子邮件地址=E-mail Address, 电子邮件 2 地址=E-mail 2 Address, 附注=Notes, 网页=Web Page, ' +
    '显示名称=Display Name, 昵称=Nickname, 主要邮箱=Primary Email, 备用邮箱=Secondary Email, 工作电话=Work Phone, 家庭地址=Home Address, 工作地址=Work Address, ' +
    '工作城市=Work City, 工作省份=Work State, 工作邮编=Work ZipCode, 工作国家=Work Country, 组织=Organization, 出生年份=Birth Year, 出生月份=Birth Month',
  zhHant:
    '名字=First Name, 名=First Name, 中間名=Middle Name, 姓氏=Last Name, 姓=Last Name, 頭銜=Title, 稱謂=Suffix, 公司=Company, 部門=Department, 職稱=Job Title, ' +
    '商務 - 街=Business Street, 商務 - 市/鎮=Business City, 商務 - 縣市=Business State, 商務 - 郵遞區號=Business Postal Code, 商務 - 國家/地區=Business Country/Region, ' +
    '住家 - 街=Home Street, 住家 - 市/鎮=Home City, 住家 - 縣/市=Home State, 住家 - 郵遞區號=Home Postal Code, 住家 - 國家/地區=Home Country/Region, ' +
    '其他 - 街=Other Street, 其他 - 市/鎮=Other City, 其他 - 郵遞區號=Other Postal Code, 助理電話=Assistant’s Phone, 助理=Assistant’s Name, 商務傳真=Business Fax, ' +
    '住家傳真=Home Fax, 其他傳真=Other Fax, 商務電話=Business Phone, 住家電話=Home Phone, 行動電話=Mobile Phone, 代表電話=Company Main Phone, 其他電話=Other Phone, ' +
    '汽車電話=Car Phone, 呼叫器=Pager, 生日=Birthday, 紀念日=Anniversary, 性別=Gender, 類別=Categories, 電子郵件地址=E-mail Address, 記事=Notes, 網頁=Web Page, ' +
    '顯示名稱=Display Name, 暱稱=Nickname, 主要 Email=Primary Email, 次要 Email=Secondary Email, 手機號碼=Mobile Number, 住家住址=Home Address, 商務地址=Work Address, ' +
    '商務市鎮=Work City, 商務縣市=Work State, 商務郵遞區號=Work ZipCode, 商務國家=Work Country, 生日 (年)=Birth Year, 生日 (月)=Birth Month, 生日 (日)=Birth Day',
}

const tables = Object.values(languages).map(
  (pairs) =>
    new Map(
      pairs.split(', ').map((pair) => {
        const [said = '', english = ''] = pair.split('=')
        return [headerKey(said), english] as const
      }),
    ),
)

/** A few words, such as 公司, are in every Chinese sheet: a translation is believed where much of the header has one. */
const fewest = 5
const many = 15

/** The headers in English where they are those of a translated Outlook or Thunderbird, else as they are. */
export function englishHeaders(names: readonly string[]): readonly string[] {
  const keys = names.map(headerKey)
  let best = { table: tables[0]!, count: 0 }
  for (const table of tables) {
    const count = keys.filter((key) => table.has(key)).length
    if (count > best.count) best = { table, count }
  }
  const filled = keys.filter((key) => key !== '').length
  if (best.count < fewest || (best.count < many && best.count * 2 < filled)) return names
  // Numbers stay: there may be a second and a third street.
  return names.map((name, i) => {
    const english = best.table.get(keys[i]!)
    const number = / ?(\d)\b(?! Address)/.exec(name)?.[1]
    return english === undefined ? name : number && !english.includes(number) ? `${english} ${number}` : english
  })
}
