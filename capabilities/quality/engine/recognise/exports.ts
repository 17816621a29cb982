import { englishHeaders } from '#capabilities/quality/engine/recognise/localised.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'

export type Program = 'salesforce' | 'hubspot' | 'google' | 'outlook' | 'thunderbird' | 'wukong' | 'twenty'

/** A file known by its headers. */
export type Export = {
  readonly program: Program
  /** What its rows are; a sheet of several objects is named by the first. */
  readonly object: string | null
  /** The objects its columns belong to, more than one where rows of several were joined. */
  readonly objects: readonly string[]
  /** For each column the object it belongs to. */
  readonly owners: readonly string[]
  /** The headers in English. */
  readonly headers: readonly string[]
}

type Signature = {
  readonly program: Program
  /** Headers only this program writes, and how many of them a file must have. */
  readonly signs: RegExp
  readonly least: number
  /** Which object the file holds: the first whose headers are all there. */
  readonly objects: readonly (readonly [object: string, ...headers: string[]])[]
}

const signatures: readonly Signature[] = [
  {
    program: 'salesforce',
    signs:
      /^(isdeleted|systemmodstamp|createdbyid|lastmodifiedbyid|masterrecordid|accountid|hasoptedoutofemail|jigsaw|mailingzippostalcode|asstphone|billingzippostalcode|siccode|tickersymbol|emailoptout)$/,
    least: 2,
    objects: [
      ['lead', 'isconverted'],
      ['deal', 'stagename'],
      ['ticket', 'casenumber'],
      ['contact', 'lastname'],
      ['company', 'billingcity'],
    ],
  },
  {
    program: 'hubspot',
    signs:
      /^(recordid(contact|company|deal|ticket)?|(contact|company|deal|ticket)owner|companydomainname|lifecyclestage|associated(company|contact|deal)(ids?|email|domain)?|dealstage|lastengagementdate|ticketname|activitytype)$/,
    least: 2,
    objects: [
      ['ticket', 'ticketname'],
      ['deal', 'dealname'],
      ['contact', 'recordidcontact'],
      ['contact', 'lastname'],
      ['contact', 'email', 'contactowner'],
      ['company', 'companydomainname'],
      ['company', 'companyname'],
    ],
  },
  {
    program: 'google',
    signs:
      /^(emailvalue|phonevalue|emailtype|emaillabel|phonetype|phonelabel|groupmembership|fileas|addressformatted)$/,
    least: 2,
    objects: [['contact']],
  },
  {
    program: 'thunderbird',
    signs: /^(primaryemail|secondaryemail|screenname|workzipcode|homezipcode|birthyear|birthmonth|pagernumber)$/,
    least: 3,
    objects: [['contact']],
  },
  {
    program: 'outlook',
    signs:
      /^(emailaddress|businessstreet|businesscity|businesspostalcode|businessphone|businessfax|companymainphone|webpage|homestreet|homepostalcode|assistantsphone|ttytddphone)$/,
    least: 4,
    objects: [['contact']],
  },
  {
    program: 'twenty',
    signs:
      /^(emailsprimaryemail|emailsadditionalemails|phonesprimaryphonenumber|phonesprimaryphonecallingcode|phonesprimaryphonecountrycode|addressaddress|addresspostcode|linkslinkurl|amountcurrency|namefirstname|domainnamelinkurl)$/,
    least: 2,
    objects: [
      ['deal', 'amountamount'],
      ['contact', 'emailsprimaryemail'],
      ['company', 'linkslinkurl'],
      ['company', 'domainnamelinkurl'],
    ],
  },
  {
    program: 'wukong',
    signs:
      /^(下次联系时间|客户行业|客户级别|客户来源|线索来源|线索名称|是否关键决策人|客户签约人|公司签约人|商机名称|商机金额|回款编号|产品单位|产品编码|预计成交日期)$/,
    least: 2,
    objects: [
      ['lead', '线索名称'],
      ['contact', '姓名', '客户名称'],
      ['order', '合同编号'],
      ['deal', '商机名称'],
      ['product', '产品名称'],
      ['company', '客户名称'],
    ],
  },
]

/** The program that wrote a file and what the file holds, told by its headers in any language; null for others. */
export function recogniseExport(names: readonly string[]): Export | null {
  const headers = englishHeaders(names)
  const keys = headers.map(headerKey)
  const known = new Set(keys)
  for (const { program, signs, least, objects } of signatures) {
    if ([...known].filter((key) => signs.test(key)).length < least) continue
    const object = objects.find(([, ...needed]) => needed.every((key) => known.has(key)))?.[0] ?? null
    const owners = ownersOf(keys, object)
    return { program, object, objects: [...new Set(owners)], owners, headers }
  }
  return null
}

/** HubSpot joins the columns of several objects; each begins with its `Record ID - Company`. */
function ownersOf(keys: readonly string[], object: string | null): string[] {
  let owner = object ?? ''
  const isJoined = keys.filter((key) => /^recordid(contact|company|deal|ticket)$/.test(key)).length > 1
  return keys.map((key) => {
    const begun = isJoined ? /^recordid(contact|company|deal|ticket)$/.exec(key)?.[1] : undefined
    owner = begun ?? owner
    return owner
  })
}
