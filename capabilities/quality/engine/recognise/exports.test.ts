import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangementOf } from '#capabilities/quality/engine/recognise/arrange.ts'
import { recogniseExport } from '#capabilities/quality/engine/recognise/exports.ts'
import { guessObject } from '#capabilities/quality/engine/standardise/columns/guess-object.ts'
import { guessMapping, type MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import { objectDefinition } from '#core/objects/registry.ts'

const fieldsOf = (object: string): MappableField[] =>
  Object.entries(objectDefinition(object)!.fields).map(([name, field]) => ({ name, ...field }))

/** The columns of a file as an import sees them: those put together behind those of the file. */
const columnsOf = (headers: readonly string[]) =>
  (arrangementOf(headers)?.columns ?? headers).map((name) => ({ name, samples: [] as string[] }))

function mapped(headers: readonly string[], object: string): Record<string, string> {
  const columns = columnsOf(headers)
  return Object.fromEntries(
    guessMapping(columns, fieldsOf(object)).flatMap((guess, i) => (guess ? [[columns[i]!.name, guess.field]] : [])),
  )
}

const split = (line: string) => line.split(',').map((name) => name.trim())

// First lines of real files, as they were read.
const files: readonly (readonly [what: string, program: string, object: string, headers: string])[] = [
  [
    'Salesforce accounts',
    'salesforce',
    'company',
    'Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,Phone,Website,Industry,AnnualRevenue,NumberOfEmployees,OwnerId,CreatedDate,CreatedById,SystemModstamp',
  ],
  [
    'Data Loader accounts in capitals',
    'salesforce',
    'company',
    'ID,ISDELETED,MASTERRECORDID,NAME,TYPE,PARENTID,BILLINGSTREET,BILLINGCITY,SHIPPINGCOUNTRY,PHONE,FAX,ANNUALREVENUE,OWNERID,CREATEDBYID,SYSTEMMODSTAMP,ORACLE_ID__C',
  ],
  [
    'Salesforce leads',
    'salesforce',
    'lead',
    'Id,IsDeleted,FirstName,LastName,Title,Company,Street,City,Email,LeadSource,Status,Rating,HasOptedOutOfEmail,IsConverted,ConvertedDate,CreatedById',
  ],
  [
    'Salesforce opportunities',
    'salesforce',
    'deal',
    'Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,OwnerId,CreatedById,SystemModstamp',
  ],
  ['Salesforce cases', 'salesforce', 'ticket', 'Id,IsDeleted,CaseNumber,AccountId,SuppliedName,Status,Origin,Subject'],
  [
    'Salesforce report of accounts',
    'salesforce',
    'company',
    'Account Name,Annual Revenue,Ticker Symbol,Industry,SIC Code,Employees,Billing Street,Billing City,Billing Zip/Postal Code,Phone',
  ],
  [
    'HubSpot companies',
    'hubspot',
    'company',
    'Record ID,Company name,Company owner,Company Domain Name,Create Date,Phone Number,City,Country/Region,Industry',
  ],
  ['HubSpot deals', 'hubspot', 'deal', 'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs'],
  [
    'HubSpot tickets',
    'hubspot',
    'ticket',
    'Ticket ID,Ticket Name,Ticket Description,Ticket Status,Pipeline,Ticket Owner,Associated Contact Email',
  ],
  [
    'Google, old layout',
    'google',
    'contact',
    'Name,Given Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value',
  ],
  [
    'Google, new layout',
    'google',
    'contact',
    'First Name,Middle Name,Last Name,File As,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
  ],
  [
    'Outlook',
    'outlook',
    'contact',
    "Title,First Name,Middle Name,Last Name,Company,Business Street,Business Street 2,Business City,Business Fax,Business Phone,Mobile Phone,E-mail Address,Web Page,Assistant's Phone",
  ],
  [
    'Thunderbird',
    'thunderbird',
    'contact',
    'First Name,Last Name,Display Name,Primary Email,Secondary Email,Screen Name,Work Phone,Work Address,Work ZipCode,Birth Year,Birth Month,Birth Day,Custom 1',
  ],
  [
    'Twenty people',
    'twenty',
    'contact',
    'Name / First Name,Name / Last Name,Emails / Primary Email,Emails / Additional Emails,Phones / Primary Phone Number,Phones / Primary Phone Calling Code',
  ],
  ['WuKong leads', 'wukong', 'lead', '线索名称,线索来源,手机,电话,邮箱,地址,客户行业,客户级别,下次联系时间,备注'],
  ['WuKong customers', 'wukong', 'company', '客户名称,客户来源,手机,电话,网址,邮箱,客户行业,客户级别,备注'],
  ['WuKong contacts', 'wukong', 'contact', '姓名,客户名称,手机,电话,邮箱,职务,是否关键决策人,性别,下次联系时间'],
  [
    'WuKong contracts',
    'wukong',
    'order',
    '合同编号,合同名称,客户名称,商机名称,合同金额,下单时间,客户签约人,公司签约人',
  ],
]

for (const [what, program, object, headers] of files) {
  test(`an export is recognised: ${what}`, () => {
    const found = recogniseExport(split(headers))
    assert.deepEqual([found?.program, found?.object], [program, object])
    assert.equal(guessObject(columnsOf(split(headers))), object)
  })
}

test('a sheet of somebody’s own is nobody’s export', () => {
  assert.equal(recogniseExport(split('姓名,公司,手机,邮箱,备注')), null)
  assert.equal(recogniseExport(split('First Name,Last Name,Company,E-mail Address,Phone')), null)
  assert.equal(recogniseExport([]), null)
})

test('contacts and companies joined in one HubSpot sheet: each object gets its own columns of the doubled names', () => {
  const headers = split(
    'Record ID - Contact,First Name,Last Name,Email,Phone Number,Contact owner,Create Date,Company Name,Country/Region,Record ID - Company,Company name,Create Date (2),Phone Number (2),City,Country/Region (2),Industry',
  )
  assert.deepEqual(recogniseExport(headers)?.objects, ['contact', 'company'])
  const contact = mapped(headers, 'contact')
  assert.deepEqual(
    [contact['Phone Number'], contact['Phone Number (2)'], contact.City],
    ['phone', undefined, undefined],
  )
  const company = mapped(headers, 'company')
  assert.deepEqual(
    [
      company['Company name'],
      company['Phone Number (2)'],
      company['Country/Region (2)'],
      company.City,
      company.Industry,
    ],
    ['name', 'phone', 'country', 'address.city', 'industry'],
  )
  assert.equal(company['Phone Number'], undefined)
})

test('Google says beside each value what it is: a fax is no telephone, a star marks the main one', () => {
  const headers = split(
    'Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value',
  )
  const arrangement = arrangementOf(headers)!
  const row = [
    'Ada',
    'L',
    '* myContacts ::: Navy',
    '* Work',
    'a@b.com ::: c@d.com',
    'Work Fax',
    '+1 212 555 0100',
    'Home',
    '+1 212 555 0101',
    '* Mobile',
    '+1 212 555 0102',
  ]
  const cells = arrangement.arrange(row)
  assert.deepEqual(cells.slice(0, row.length), row, 'the cells of the file stay')
  assert.deepEqual(cells.slice(row.length), ['+1 212 555 0102 ; +1 212 555 0101', 'a@b.com ; c@d.com'])
  const fields = mapped(headers, 'contact')
  assert.equal(fields['Phone 1 - Value + Phone 2 - Value + Phone 3 - Value'], 'phone')
  assert.equal(fields['Phone 1 - Value'], undefined)
  assert.equal(fields['Group Membership'], 'tags')
})

test('a birthday in three columns, a street in two, a country code beside its number are put together', () => {
  const thunderbird = arrangementOf(
    split(
      'First Name,Primary Email,Secondary Email,Screen Name,Work Address,Work Address 2,Birth Year,Birth Month,Birth Day',
    ),
  )!
  const cells = (year: string, month: string, day: string) =>
    thunderbird.arrange(['', '', '', '', 'Tower 1', 'Floor 3', year, month, day]).slice(9)
  assert.deepEqual(cells('1990', '3', '7'), ['1990-3-7', 'Tower 1, Floor 3'])
  assert.deepEqual(cells('', '3', '7'), ['--03-07', 'Tower 1, Floor 3'])
  assert.deepEqual(cells('', '', '')[0], '')
  const twenty = arrangementOf(
    split(
      'Emails / Primary Email,Emails / Additional Emails,Phones / Primary Phone Number,Phones / Primary Phone Calling Code',
    ),
  )!
  assert.deepEqual(twenty.arrange(['a@b.com', '["c@d.com","e@f.com"]', '13800138000', '+86']).slice(4), [
    '+86 13800138000',
    'a@b.com ; c@d.com ; e@f.com',
  ])
})

test('a file with the columns put together, as rejected rows are given back, is read as it stands', () => {
  const headers = split('First Name,Primary Email,Secondary Email,Screen Name,Birth Year,Birth Month,Birth Day')
  const once = arrangementOf(headers)!.columns
  assert.deepEqual(arrangementOf(once)!.columns, once)
  assert.equal(mapped(once, 'contact')['Birth Year + Birth Month + Birth Day'], 'birthday')
})

test('rows that Salesforce had deleted are known', () => {
  const { isGone } = arrangementOf(split('Id,IsDeleted,LastName,SystemModstamp'))!
  assert.deepEqual(
    [
      ['1', 'true', 'a', ''],
      ['2', 'FALSE', 'b', ''],
      ['3', '', 'c', ''],
    ].map(isGone),
    [true, false, false],
  )
})

const localised: readonly (readonly [language: string, headers: string])[] = [
  [
    'German',
    'Anrede,Vorname,Nachname,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Fax geschäftlich,Telefon geschäftlich,Mobiltelefon,Geburtstag,Kategorien,E-Mail-Adresse,Notizen',
  ],
  [
    'French',
    'Titre,Prénom,Nom,Société,Service,Profession,Rue (bureau),Ville (bureau),Code postal (bureau),Pays/Région (bureau),Télécopie (bureau),Téléphone (bureau),Tél. mobile,Anniversaire,Catégories,Adresse de messagerie,Notes',
  ],
  [
    'Simplified Chinese',
    '称谓,名,姓,单位,部门,职务,商务地址 街道,商务地址 市/县,商务地址 邮政编码,商务地址 国家/地区,商务传真,商务电话,移动电话,生日,类别,电子邮件地址,附注',
  ],
  [
    'Traditional Chinese',
    '頭銜,名字,姓氏,公司,部門,職稱,商務 - 街,商務 - 市/鎮,商務 - 郵遞區號,商務 - 國家/地區,商務傳真,商務電話,行動電話,生日,類別,電子郵件地址,記事',
  ],
]

for (const [language, line] of localised) {
  test(`Outlook in ${language} is read like Outlook in English`, () => {
    const headers = split(line)
    assert.equal(recogniseExport(headers)?.program, 'outlook')
    const fields = headers.map((name) => mapped(headers, 'contact')[name] ?? '-')
    const expected =
      '- name.given name.family company department title address.street address.city address.postcode address.country - phone phone birthday tags email description'
    assert.equal(fields.join(' '), expected)
  })
}
