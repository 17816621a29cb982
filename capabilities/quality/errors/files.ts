import type { ErrorRow } from '#platform/errors.ts'

/** A file that cannot be read as a table. */
export const fileErrors = {
  fileNotFound: [
    422,
    'There is no file {path}. Check the name and the folder.',
    '找不到文件 {path}，请检查文件名和所在文件夹。',
  ],
  fileUnreadable: [
    422,
    'The file {path} cannot be read ({code}). Check who may read it.',
    '无法读取文件 {path}（{code}），请检查读取权限。',
  ],
  fileNotRegular: [
    422,
    'This is a folder or a device, not a file. Name a file.',
    '这是文件夹或设备，不是文件，请指定一个文件。',
  ],
  fileEmpty: [
    422,
    'The file is empty: it has neither a header nor rows. Export it once more.',
    '文件是空的：既没有表头，也没有数据。请重新导出。',
  ],
  headerOnly: [
    422,
    'The file has a header on line {line} but no rows below it. Add the rows, or export it once more.',
    '文件第 {line} 行是表头，下面没有任何数据。请补充数据或重新导出。',
  ],
  fileIsNoTable: [
    422,
    'The file is {format}, not a table. Save the table as CSV or XLSX and try again.',
    '这是 {format} 文件，不是表格。请将表格另存为 CSV 或 XLSX 后重试。',
  ],
  fileIsOldExcel: [
    422,
    'The file is an old Excel workbook (.xls) or one locked with a password. Save it as .xlsx without a password.',
    '这是旧版 Excel 工作簿（.xls）或带密码的工作簿，请另存为不带密码的 .xlsx 文件。',
  ],
  fileIsBinary: [
    422,
    'The file is not text and not a workbook. Save the table as CSV or XLSX and try again.',
    '文件既不是文本，也不是工作簿。请将表格另存为 CSV 或 XLSX 后重试。',
  ],
  encodingUnknown: [
    400,
    'There is no encoding “{encoding}”. Name one such as UTF-8, GB18030, Big5, Shift_JIS or windows-1252.',
    '没有名为“{encoding}”的编码，可使用 UTF-8、GB18030、Big5、Shift_JIS、windows-1252 等。',
  ],
  encodingUnfit: [
    422,
    'The file is no text in {encoding}: too many of its characters do not exist there. It looks like {guess}; choose that, or save the file as UTF-8.',
    '按 {encoding} 无法读取此文件：出现大量不存在的字符。看起来是 {guess}，请改选它，或将文件另存为 UTF-8。',
  ],
  sheetUnknown: [
    422,
    'The file has no sheet “{sheet}”. Its sheets are: {sheets}.',
    '文件中没有名为“{sheet}”的工作表。现有工作表：{sheets}。',
  ],
  sheetsNotAlike: [
    422,
    'The file has no sheets with the same columns that could be read together. Import each sheet by itself.',
    '文件中没有列名相同、可以一起读取的工作表，请逐个工作表导入。',
  ],
  fileWithoutSheets: [
    422,
    'The file has no sheets, so there is no “{sheet}”. Leave the sheet out, or choose a workbook.',
    '该文件不含工作表，因此没有“{sheet}”。请不要指定工作表，或改用工作簿文件。',
  ],
  quoteNotClosed: [
    422,
    'A quotation mark opened on line {line}, column {column} is never closed. Close it, or write it twice if it is text.',
    '第 {line} 行第 {column} 列的引号没有配对。请补上引号；如果引号是内容的一部分，请写两次。',
  ],
  tooManyCells: [
    422,
    'Line {line} has {cells} cells, but the header has only {columns}. Put cells that contain the separator in quotes.',
    '第 {line} 行有 {cells} 个单元格，而表头只有 {columns} 列。内容中含有分隔符的单元格请加引号。',
  ],
  cellTooLarge: [
    413,
    'The cell on line {line}, column {column} is larger than {limit} bytes. Shorten it or leave it out.',
    '第 {line} 行第 {column} 列的单元格超过 {limit} 字节，请缩短或删除其内容。',
  ],
  tooManyColumns: [
    413,
    'Line {line} has {columns} columns; at most {limit} are read. Leave out the columns that are not needed.',
    '第 {line} 行有 {columns} 列，最多可读取 {limit} 列，请删除不需要的列。',
  ],
  unpackedTooLarge: [
    413,
    'The workbook unpacks to more than {limit} MB. Save it as CSV, or split it.',
    '工作簿解压后超过 {limit} MB，请另存为 CSV 或拆分后再试。',
  ],
  unpackedTooMuch: [
    413,
    'The workbook unpacks to more than {ratio} times its size, as only harmful files do. It was not read.',
    '工作簿解压后超过自身大小的 {ratio} 倍，只有恶意文件才会如此，因此没有读取。',
  ],
  sharedStringsTooLarge: [
    413,
    'The texts of the workbook ({count} and more) need over {limit} MB of memory. Save it as CSV.',
    '工作簿的文本（已有 {count} 条）需要 {limit} MB 以上的内存，请另存为 CSV。',
  ],
  packageBroken: [
    422,
    'The workbook is damaged and cannot be opened. Export it or copy it once more, or save it as CSV.',
    '工作簿已损坏，无法打开。请重新导出或复制，或另存为 CSV。',
  ],
  packageLocked: [
    422,
    'The workbook is locked with a password. Save it without one.',
    '工作簿设有密码，请取消密码后另存。',
  ],
  sheetRefused: [422, 'Sheet “{sheet}”: {why}', '工作表“{sheet}”：{why}'],
  workbookBroken: [
    422,
    'The workbook is damaged: its part {part} cannot be read. Open it in Excel and save it anew.',
    '工作簿已损坏：无法读取其中的 {part}。请用 Excel 打开后重新保存。',
  ],
  jsonBroken: [
    422,
    'The JSON is broken on line {line}, column {column}. Repair it there, or export it once more.',
    'JSON 在第 {line} 行第 {column} 列有语法错误，请在该处修正或重新导出。',
  ],
  jsonDuplicateKey: [
    422,
    'The record on line {line} has the key “{key}” twice. Only one can be kept: remove the other.',
    '第 {line} 行的记录中键“{key}”出现了两次。只能保留一个，请删除另一个。',
  ],
  jsonNotRecords: [
    422,
    'Line {line} is not a JSON object. The file must hold objects, one a line or in one array.',
    '第 {line} 行不是 JSON 对象。文件内容应为对象，每行一个，或放在一个数组中。',
  ],
  jsonTooDeep: [
    422,
    'The JSON on line {line} is nested more than {limit} levels deep. Export it flatter.',
    '第 {line} 行的 JSON 嵌套超过 {limit} 层，请减少嵌套后重试。',
  ],
  vcardNotClosed: [
    422,
    'The card that begins on line {line} has no END:VCARD. Add that line, or export the cards once more.',
    '第 {line} 行开始的名片缺少 END:VCARD，请补上该行或重新导出。',
  ],
} as const satisfies Record<string, ErrorRow>
