import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pastedFile, shapeOf } from '#capabilities/quality/web/imports/pasted.ts'

test('a table copied from a spreadsheet is counted without its header and blank lines', () => {
  assert.deepEqual(shapeOf('姓名\t电话\t邮箱\r\n张伟\t138\ta@b.cn\r\n\r\n李娜\t139\t\r\n'), { rows: 2, columns: 3 })
})

test('commas and semicolons separate columns too', () => {
  assert.deepEqual(shapeOf('name,phone\nAda,1'), { rows: 1, columns: 2 })
  assert.deepEqual(shapeOf('name;phone;mail\nAda;1;x'), { rows: 1, columns: 3 })
})

test('a table in Markdown, of a database or of a web page is counted without its strokes', () => {
  const counted = { rows: 2, columns: 2 }
  assert.deepEqual(shapeOf('| Name | City |\n|---|:--:|\n| Ada | Rome |\n| Bob | Bern |\n'), counted)
  assert.deepEqual(shapeOf('+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+'), counted)
  const cells = ['a', 'b', 'c'].map((cell) => `<tr><td>${cell}</td><td>x</td></tr>`).join('')
  assert.deepEqual(shapeOf(`<table>${cells}</table>`), counted)
  assert.equal(shapeOf('<table><tr><th>a</th></tr></table>'), null)
})

test('a header alone is no table', () => {
  assert.equal(shapeOf(''), null)
  assert.equal(shapeOf('name,phone\n\n'), null)
})

test('a pasted table becomes a file with all its text', async () => {
  assert.equal(await pastedFile('a\tb\n1\t2', 't.csv').text(), 'a\tb\n1\t2')
})
