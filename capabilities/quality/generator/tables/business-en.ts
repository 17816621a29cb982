const words = (list: string) => list.trim().split(/\s+/)

// Two halves of an invented name: Aldermere, Brackwick, Corvholt.
export const stemFirst = words(`Alder Brack Corv Dunn Ember Fenn Gorse Hask Ivel Jarr Kest Lorn Marl Nether Orren Pell
  Quill Ravel Sorrel Thorn Umber Vint Wend Yarr Zephyr`)
export const stemSecond = words('mere wick holt ridge field ford haven gate stone croft well dale brook moor combe')

export const products: readonly (readonly [zh: string, en: string])[] = [
  ['年度维保', 'annual maintenance'],
  ['设备采购', 'equipment order'],
  ['软件许可', 'software licences'],
  ['二期扩容', 'second-phase expansion'],
  ['系统升级', 'system upgrade'],
  ['框架协议', 'framework agreement'],
  ['备件供应', 'spare parts supply'],
  ['培训服务', 'training package'],
  ['试点项目', 'pilot project'],
  ['云服务续约', 'cloud renewal'],
  ['产线改造', 'line retrofit'],
  ['数据迁移', 'data migration'],
]

export const interests: readonly (readonly [zh: string, en: string])[] = [
  ['视觉检测', 'Machine vision'],
  ['仓储自动化', 'Warehouse automation'],
  ['工业机器人', 'Industrial robots'],
  ['客户管理软件', 'CRM software'],
  ['节能改造', 'Energy saving'],
  ['备件', 'Spare parts'],
]

export const lostReasons: readonly (readonly [zh: string, en: string])[] = [
  ['价格过高', 'Price too high'],
  ['预算取消', 'Budget cancelled'],
  ['选择了竞争对手', 'Chose a competitor'],
  ['长期无回复', 'No answer for months'],
  ['需求变更', 'Requirements changed'],
]
