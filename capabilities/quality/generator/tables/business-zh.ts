import { readHan } from '#capabilities/quality/generator/tables/han.ts'

// 字号 of two uncommon characters, so that no real company is meant: 砚舟, 鹭屿, 槿川.
export const brandFirst =
  readHan(`砚yan 鹭lu 槿jin 樾yue 霁ji 岚lan 漪yi 筠yun 珩heng 翎ling 蓼liao 芷zhi 苔tai 柘zhe 棠tang 曜yao 栎li 屿yu
澜lan 橙cheng 鲸jing 麦mai 鹿lu 榆yu 枫feng 萤ying 桐tong 泊bo 槐huai 荻di`)
export const brandSecond =
  readHan(`舟zhou 屿yu 鸣ming 原yuan 川chuan 汀ting 野ye 笙sheng 弈yi 禾he 杉shan 溪xi 麓lu 岸an 帆fan 谷gu 桥qiao 里li
塔ta 砾li 桦hua 砚yan 河he 森sen`)

/** A trade: how companies name it, the choice it falls under, and its words in domains. */
export type Trade = { readonly zh: string; readonly en: string; readonly industry: string; readonly domain: string }

export const trades: readonly Trade[] = `
技术|Technologies|software|tech|10
科技|Technology|software|tech|12
信息技术|Information Systems|software|it|8
智能装备|Smart Equipment|manufacturing|equip|8
电子|Electronics|manufacturing|elec|8
精密机械|Precision Machinery|manufacturing|machinery|6
纺织|Textiles|manufacturing|textile|4
食品|Foods|retail|food|5
贸易|Trading|retail|trade|9
医疗器械|Medical Devices|healthcare|med|5
供应链管理|Supply Chain|logistics|scm|4
国际物流|Logistics|logistics|logistics|5
新能源|New Energy|energy|energy|5
教育咨询|Education|education|edu|4
文化传媒|Media|media|media|5
建筑工程|Construction|construction|build|5
酒店管理|Hospitality|hospitality|hotels|3
企业管理咨询|Consulting|consulting|consult|4
融资租赁|Leasing|finance|leasing|2`
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [zh = '', en = '', industry = '', domain = '', weight] = row.split('|')
    return Array<Trade>(Number(weight)).fill({ zh, en, industry, domain })
  })

export const legalForms: readonly string[] = [
  ...Array<string>(14).fill('有限公司'),
  ...Array<string>(3).fill('有限责任公司'),
  ...Array<string>(3).fill('股份有限公司'),
  '集团有限公司',
]

/** A post in both languages. `level` from 1 (clerk) to 5 (head of the house). */
export type Post = {
  readonly zh: string
  readonly en: string
  readonly unit: readonly [zh: string, en: string]
  readonly level: number
}

export const posts: readonly Post[] = `
总经理|General Manager|总经办|Management|5|5
董事长|Chairman|董事会|Board|5|2
副总经理|Vice President|总经办|Management|4|3
首席技术官|Chief Technology Officer|技术部|Technology|5|2
销售总监|Sales Director|销售部|Sales|4|5
销售经理|Sales Manager|销售部|Sales|3|9
客户经理|Account Manager|销售部|Sales|2|8
采购经理|Purchasing Manager|采购部|Purchasing|3|10
采购专员|Buyer|采购部|Purchasing|1|8
市场经理|Marketing Manager|市场部|Marketing|3|6
市场专员|Marketing Specialist|市场部|Marketing|1|4
财务经理|Finance Manager|财务部|Finance|3|5
会计|Accountant|财务部|Finance|1|4
人事经理|HR Manager|人事部|Human Resources|3|3
IT经理|IT Manager|信息部|IT|3|6
系统工程师|Systems Engineer|信息部|IT|2|6
软件工程师|Software Engineer|研发部|R&D|2|7
项目经理|Project Manager|项目部|Projects|3|7
生产主管|Production Supervisor|生产部|Production|2|4
质量经理|Quality Manager|质量部|Quality|3|3
物流主管|Logistics Supervisor|物流部|Logistics|2|3
行政助理|Office Assistant|行政部|Administration|1|4`
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [zh = '', en = '', unitZh = '', unitEn = '', level, weight] = row.split('|')
    return Array<Post>(Number(weight)).fill({ zh, en, unit: [unitZh, unitEn], level: Number(level) })
  })
