/** What was said or planned. `{name}`, `{company}` and `{product}` are filled in. */
export type Script = { readonly subject: string; readonly body: string }
export type ActivityKind = 'note' | 'call' | 'meeting' | 'task'

const read = (table: string): Script[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [subject = '', body = ''] = line.split('|')
      return { subject, body }
    })

export const scripts: Readonly<Record<'zh' | 'en', Readonly<Record<ActivityKind, readonly Script[]>>>> = {
  zh: {
    note: read(`
客户偏好|{name}更愿意用微信联系，上午不方便接电话。
竞品情况|{company}目前在用另一家的系统，合同明年三月到期。
预算说明|关于{product}，预算已报上去，等总部批复。
决策链|{name}负责选型，最终由总经理拍板。
收货要求|{company}要求周末送货，门卫需提前登记。
开票信息|开增值税专用发票，抬头以营业执照为准。`),
    call: read(`
电话回访|{name}对{product}的报价基本认可，希望再优惠 3%。
首次沟通|介绍了公司和产品，{name}让发一份资料到邮箱。
催款电话|{name}说财务本周五统一付款。
确认到货|{company}已收到货，外包装有一箱破损，已拍照。
未接通|打了两次无人接听，下午再联系。
需求确认|{name}补充了{product}的几个指标，需要重新核价。`),
    meeting: read(`
产品演示|给{company}演示了主要功能，{name}关心数据安全和部署方式。
上门拜访|参观了{company}的车间，现场条件适合做{product}试点。
商务谈判|就{product}的付款方式谈到三六一，质保一年。
项目启动会|双方确认了里程碑，{name}为甲方接口人。
季度回顾|本季度工单 12 个，{name}对响应速度满意。`),
    task: read(`
发送报价|把{product}的正式报价单发给{name}。
准备合同|按{company}的模板准备合同，请法务审一遍。
寄样品|给{name}寄两套样品，顺丰到付。
跟进试用|问{name}试用情况，收集问题。
生日问候|给{name}发一条生日祝福。`),
  },
  en: {
    note: read(`
Contact preference|{name} prefers e-mail and is out of the office on Fridays.
Competition|{company} runs another vendor's system; the contract ends next March.
Budget|The budget for the {product} is with head office for approval.
Decision path|{name} makes the shortlist, the managing director decides.
Delivery|{company} takes deliveries before noon only; register the driver at the gate.`),
    call: read(`
Follow-up call|{name} is fine with the quote for the {product} but asks for another 3% off.
First conversation|Introduced ourselves; {name} wants the brochure by e-mail.
Payment reminder|{name} says accounting pays on Friday.
Delivery check|{company} has the goods; one box was damaged, photos taken.
No answer|Rang twice, left a message with reception.
Requirements|{name} added three points to the {product}; we have to recalculate.`),
    meeting: read(`
Product demo|Showed the main features to {company}; {name} asked about data protection and hosting.
Site visit|Walked through the plant; a trial of the {product} is feasible.
Negotiation|Agreed on 30 / 60 / 10 for the {product}, one year of warranty.
Kick-off|Milestones agreed, {name} is our contact.
Quarterly review|Twelve tickets this quarter, {name} is happy with response times.`),
    task: read(`
Send quote|Send {name} the formal quote for the {product}.
Prepare contract|Draft the contract on the template of {company} and have legal read it.
Send samples|Two sets of samples to {name}, courier, freight collect.
Check on the trial|Ask {name} how the trial goes and collect issues.
Call back|Call {name} after the holidays.`),
  },
}
