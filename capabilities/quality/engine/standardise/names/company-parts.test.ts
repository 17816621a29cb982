import assert from 'node:assert/strict'
import { test } from 'node:test'
import { companyParts } from '#capabilities/quality/engine/standardise/names/company-name.ts'

test('a branch is a part of its own, and what is no place in brackets is no place', () => {
  const of = (name: string) => {
    const { place, brand, trade, form, branch } = companyParts(name)
    return [place, brand, trade, form, branch].map((part) => part ?? '').join('|')
  }
  assert.equal(of('中国工商银行股份有限公司北京分行'), '|中国工商|银行|股份有限公司|北京分行')
  assert.equal(of('中国工商银行北京朝阳支行'), '|中国工商|银行||北京朝阳支行')
  assert.equal(of('北京字节跳动科技有限公司（上海分公司）'), '北京|字节跳动|科技|有限公司|上海分公司')
  assert.equal(of('阿里巴巴（中国）网络技术有限公司'), '中国|阿里巴巴|网络技术|有限公司|')
  assert.equal(companyParts('华为技术有限公司（总部）').place, null)
})

test('a branch is not its parent: it keeps its own name, and the parts say so', () => {
  assert.equal(companyParts('深圳鹭屿科技有限公司').branch, null)
  const branch = companyParts('深圳鹭屿科技有限公司上海分公司')
  assert.deepEqual([branch.brand, branch.branch], ['鹭屿', '上海分公司'])
  assert.equal(companyParts('中国银行深圳分行').branch !== null, true)
})
