import { recogniseExport } from '#capabilities/quality/engine/recognise/exports.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'
import type { Column } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import { typeOfValues } from '#capabilities/quality/engine/standardise/columns/profile.ts'

/** Headers that tell what a file is about, and how strongly. */
const signs: Readonly<Record<string, readonly (readonly [header: RegExp, weight: number])[]>> = {
  contact: [
    [/^(first|last|given|family|full|middle|contact|display)name$|^(姓名|联系人|联系人姓名|姓|名|收货人|称呼)$/, 4],
    [/^(salutation|birth|birthday|birthdate|dateofbirth)/, 3],
    [/^(生日|出生|性别|微信)|gender|wechat/, 3],
    [/mobile|手机|jobtitle|职务|职位|department|部门/, 2],
    [/^(e?mail|邮箱)/, 1],
    [/recordidcontact/, 6],
    [/^(lifecyclestage|contactowner)$/, 4],
    [/^name$/, 1],
  ],
  lead: [
    [/^(isconverted|converted(date|accountid|contactid|opportunityid))$/, 16],
    [/^(leadname|leadowner|线索.*)$/, 6],
    [/^(线索名称|线索状态)$/, 4],
    [/^status$/, 1],
  ],
  company: [
    [/^(companyname|accountname|公司名称|企业名称|客户名称|公司全称)$/, 3],
    [/domain|industry|行业|employees|员工|annualrevenue|营收|ticker|^sic|信用代码|法人/, 3],
    [/^(billing|shipping)/, 1],
    [/website|网址|官网/, 1],
    [/^(companyowner|companyid|accountnumber|recordidcompany)$/, 4],
    [/^name$|^名称$/, 1],
  ],
  deal: [
    [/^(dealname|opportunityname|dealstage|stagename|dealowner|商机.*)$/, 6],
    [/^(amount|金额|closedate|预计成交日期|probability|赢率|pipeline|forecastcategory)$/, 3],
    [/成交|输单/, 3],
  ],
  product: [
    [/^(productname|sku|productcode|unitprice|产品名称|产品编码|产品单位|商品名称|货号|listprice)$/, 6],
    [/^(price|价格|单价|unit|单位|category|产品类型|active)$/, 2],
  ],
  task: [
    [/^(taskname|taskstatus|taskduedate|task|任务|任务名称)$/, 6],
    [/^(duedate|截止日期|截止时间|到期时间)$/, 4],
    [/^(subject|主题|priority|优先级)$/, 2],
  ],
  ticket: [
    [/^(ticketname|ticketid|ticketstatus|ticketpriority|casenumber|工单.*)$/, 6],
    [/^(origin|priority|优先级|subject)$/, 2],
  ],
  order: [
    [/^(ordernumber|orderdate|订单编号|订单号|合同编号|合同名称|下单时间)$/, 6],
    [/^(合同金额|订单金额)$/, 3],
  ],
  quote: [[/^(quotenumber|quotename|报价单号|报价单名称|报价名称)$/, 6]],
  call: [[/^(callduration|callresult|calloutcome|通话时长|通话时间|通话结果)$/, 6]],
  meeting: [[/^(meetingname|meetingoutcome|会议主题|会议时间|attendees|参会人)$/, 6]],
  campaign: [[/^(campaignname|活动名称|市场活动|budgetedcost)$/, 6]],
  note: [[/^(notebody|notetitle|笔记|跟进记录|跟进内容)$/, 6]],
}

const enough = 4

/** The object whose records a file holds, told by its headers; by e-mail addresses alone, contacts; else null. */
export function guessObject(columns: readonly Column[]): string | null {
  const exported = recogniseExport(columns.map(({ name }) => name))
  if (exported?.object) return exported.object
  const keys = columns.map(({ name }) => headerKey(name))
  let best: { object: string | null; score: number } = { object: null, score: enough - 1 }
  for (const [object, rows] of Object.entries(signs)) {
    let score = 0
    for (const [header, weight] of rows) if (keys.some((key) => header.test(key))) score += weight
    if (score > best.score) best = { object, score }
  }
  if (best.object === 'company' && keys.some((key) => signs.contact![0]![0].test(key))) return 'contact'
  return best.object ?? (columns.some(({ samples }) => typeOfValues(samples) === 'email') ? 'contact' : null)
}
