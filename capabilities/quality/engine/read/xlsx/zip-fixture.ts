import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP file of some parts, for tests: made here because tests must show what readers do with odd ones. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(raw), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(raw.length, 8)
    const head = Buffer.concat([
      Buffer.from('504b0304140000000800000000000000'.slice(0, 28), 'hex'),
      sizes,
      uint16(name.length),
      uint16(0),
      Buffer.from(name),
    ])
    const entry = Buffer.concat([
      Buffer.from('504b01021400140000000800', 'hex'),
      Buffer.alloc(4),
      sizes,
      uint16(name.length),
      Buffer.alloc(12),
      uint32(offset),
      Buffer.from(name),
    ])
    bodies.push(head, packed)
    directory.push(entry)
    offset += head.length + packed.length
  }
  const central = Buffer.concat(directory)
  const count = uint16(directory.length)
  return Buffer.concat([
    ...bodies,
    central,
    Buffer.from('504b050600000000', 'hex'),
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ])
}

/** A workbook of one sheet. `rows` is the XML inside `sheetData`. */
export function workbookOf(rows: string | Buffer, parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      Buffer.from(rows),
      Buffer.from('</sheetData></worksheet>'),
    ]),
    ...parts,
  })
}

/** A workbook of several sheets of text, by their names. */
export function sheetsOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const names = Object.keys(sheets)
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const parts = names.map((name, i) => {
    const rows = sheets[name]!.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')
    return [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet><sheetData>${rows}</sheetData></worksheet>`] as const
  })
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names
      .map((name, i) => `<sheet name="${name}" r:id="r${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(parts),
  })
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
