import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { profileColumn, type ColumnKind } from '#capabilities/quality/engine/match/profile.ts'

const cells = Array.from({ length: 300 }, (_, i) => `12 Zork ${i} @x`)
const called: Partial<Record<ColumnKind, string>> = {
  given: 'first_name, firstName, FNAME, f_name, First, Vorname, Prénom, 名, mingzi',
  middle: 'middleName, mname, mid_name',
  family: 'last_name, LName, l_name, Sur name, Last, Nachname, 姓氏',
  name: 'full_name, 姓名, xingming',
  email: 'E-mail, eMailAddress, Mail, 信箱, 電郵, youxiang',
  phone: 'tel, mob, phone1, Mobilephone, cellphone, Telefon, 手機, shouji, lianxi_dianhua',
  date: 'DOB, birthdate, bday, Geburtsdatum, 生日, shengri',
  postcode: 'zipCode, ZIP_CD, PLZ, 郵遞區號, youbian',
  company: 'companyName, org, Firma, 公司名称, gongsi_mingcheng',
  place: 'CityName, Ort, Ville, 城市, chengshi, shengfen',
  address: 'addr1, address_line_1, Adresse, str, 地址, dizhi',
  code: 'SSN, passport_no, 身份证号, shenfenzheng',
  category: 'Sex, Geschlecht, 性别, xingbie',
}

suite('what a column is called', () => {
  for (const [kind, headers] of Object.entries(called)) {
    test(`${kind}: ${headers}`, () => {
      for (const header of headers.split(', ')) assert.equal(profileColumn(header, cells).kind, kind, header)
    })
  }

  test('the number of a telephone is dialled, the number of a customer counts', () => {
    const numbers = Array.from({ length: 300 }, (_, i) => `0${2_071_230_000 + i * 7919}`)
    assert.equal(profileColumn('tel_no', numbers).kind, 'phone')
    assert.equal(profileColumn('customer no', numbers).kind, 'ignore')
  })
})
