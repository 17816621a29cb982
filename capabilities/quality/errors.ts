import { defineErrors } from '#platform/errors.ts'

export const errors = defineErrors('quality', {
  // A file that cannot be read as a table
  fileNotFound: [
    422,
    'There is no file {path}. Check the name and the folder.',
    '找不到文件 {path}，请检查文件名和所在文件夹。',
  ],
  fileUnreadable: [422, 'The file {path} cannot be read ({code}).', '无法读取文件 {path}（{code}）。'],
  fileNotRegular: [422, 'This is a folder or a device, not a file.', '这是文件夹或设备，不是文件。'],
  fileEmpty: [422, 'The file is empty: it has neither a header nor rows.', '文件是空的：既没有表头，也没有数据。'],
  headerOnly: [
    422,
    'The file has a header on line {line} but no rows below it.',
    '文件第 {line} 行是表头，下面没有任何数据。',
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
  packageBroken: [422, 'The workbook is damaged and cannot be opened.', '工作簿已损坏，无法打开。'],
  packageLocked: [
    422,
    'The workbook is locked with a password. Save it without one.',
    '工作簿设有密码，请取消密码后另存。',
  ],
  workbookBroken: [
    422,
    'The workbook is damaged: its part {part} cannot be read.',
    '工作簿已损坏：无法读取其中的 {part}。',
  ],
  jsonBroken: [
    422,
    'The JSON is broken on line {line}, column {column}.',
    'JSON 在第 {line} 行第 {column} 列有语法错误。',
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
    'The JSON on line {line} is nested more than {limit} levels deep.',
    '第 {line} 行的 JSON 嵌套超过 {limit} 层。',
  ],
  vcardNotClosed: [
    422,
    'The card that begins on line {line} has no END:VCARD.',
    '第 {line} 行开始的名片缺少 END:VCARD。',
  ],

  // A value that cannot be understood, or not wholly
  valueDamaged: [
    422,
    '“{value}” holds characters that were lost in an earlier conversion.',
    '“{value}”含有在之前的编码转换中丢失的字符。',
  ],
  valueIsFormula: [
    422,
    '“{value}” is a spreadsheet formula. It is kept as text and never computed.',
    '“{value}”是电子表格公式，将作为文本保留，不会被计算。',
  ],
  nameUnreadable: [422, '“{value}” is not a person’s name.', '“{value}”不是人名。'],
  emailUnreadable: [422, '“{value}” is not an e-mail address.', '“{value}”不是有效的邮箱地址。'],
  phoneUnreadable: [422, '“{value}” is not a phone number in {country}.', '“{value}”不是 {country} 的有效电话号码。'],
  urlUnreadable: [422, '“{value}” is not a web address.', '“{value}”不是有效的网址。'],
  countryUnknown: [422, 'No country is called “{value}”.', '没有名为“{value}”的国家或地区。'],
  dateUnreadable: [422, '“{value}” is not a date.', '“{value}”不是有效的日期。'],
  dateImpossible: [422, 'There is no such day: “{value}”.', '不存在这一天：“{value}”。'],
  datePartial: [422, '“{value}” does not say the whole date.', '“{value}”不是完整的日期。'],
  dateTimeUnreadable: [422, '“{value}” is not a date and time.', '“{value}”不是有效的日期时间。'],
  numberUnreadable: [422, '“{value}” is not a number.', '“{value}”不是数字。'],
  integerUnreadable: [422, '“{value}” is not a whole number.', '“{value}”不是整数。'],
  moneyUnreadable: [422, '“{value}” is not an amount of money.', '“{value}”不是有效的金额。'],
  percentUnreadable: [422, '“{value}” is not a percentage.', '“{value}”不是有效的百分比。'],
  booleanUnreadable: [422, '“{value}” is neither yes nor no.', '“{value}”既不是“是”也不是“否”。'],
  choiceUnknown: [422, '“{value}” is not one of the choices.', '“{value}”不在可选项中。'],

  // The command line
  cleanUsage: [
    400,
    'Use: tend clean IN [-o OUT] [--report R.json] [--object contact] [--country CN] [--age-from birthday] [--json]. {reason}',
    '用法：tend clean IN [-o OUT] [--report R.json] [--object contact] [--country CN] [--age-from birthday] [--json]。{reason}',
  ],
  optionUnknown: [400, 'There is no option {option}.', '没有选项 {option}。'],
  optionNeedsValue: [400, 'The option {option} needs a value.', '选项 {option} 需要一个值。'],
  objectUnknown: [
    400,
    'There is no object “{object}”. Use one of: {objects}.',
    '没有对象“{object}”，可用的有：{objects}。',
  ],
  countryCodeUnknown: [
    400,
    '“{country}” is not a country code. Give two letters, as CN.',
    '“{country}”不是国家代码，请使用两个字母，如 CN。',
  ],
  columnUnknown: [
    400,
    'The file has no column “{column}”. It has: {columns}.',
    '文件中没有“{column}”列，现有的列：{columns}。',
  ],
  formatNotWritten: [
    400,
    'Cannot write {extension}. Use .csv, .tsv, .ndjson or .json.',
    '无法写入 {extension}，请使用 .csv、.tsv、.ndjson 或 .json。',
  ],
  fileNotWritten: [400, 'Cannot write {path} ({code}).', '无法写入 {path}（{code}）。'],

  // Finding duplicates from the command line
  dedupeUsage: [
    400,
    'Use: tend dedupe IN [IN2] -o OUT.csv [--id COLUMN] [--pairs PAIRS.csv] [--threshold P] [--ignore COL,COL] [--report R.json] [--explain ID1,ID2] [--json]. {reason}',
    '用法：tend dedupe IN [IN2] -o OUT.csv [--id COLUMN] [--pairs PAIRS.csv] [--threshold P] [--ignore COL,COL] [--report R.json] [--explain ID1,ID2] [--json]。{reason}',
  ],
  thresholdWrong: [
    400,
    '--threshold {value} is not a probability. Give a number above 0 and below 1, as 0.9.',
    '--threshold {value} 不是概率，请使用大于 0 且小于 1 的数，如 0.9。',
  ],
  idEmpty: [
    422,
    '{path}, line {line}: the column “{column}” is empty. Give each record an id, or leave out --id.',
    '{path} 第 {line} 行：“{column}”列为空。请为每条记录填写编号，或去掉 --id。',
  ],
  idTwice: [
    422,
    '{path}, line {line}: the id “{id}” was already used on line {before}. Use a column whose values are all different.',
    '{path} 第 {line} 行：编号“{id}”已在第 {before} 行出现。请换用一个取值不重复的列。',
  ],
  recordsNotFound: [
    422,
    'There are no two records {ids}. Give two ids separated by a comma, as --explain 12,34.',
    '找不到 {ids} 这两条记录。请用逗号分隔两个编号，如 --explain 12,34。',
  ],
  outIsInput: [
    400,
    '{path} is read and would be overwritten. Choose another name for the output.',
    '{path} 是输入文件，不能被覆盖，请为输出文件换一个名称。',
  ],

  // Imports
  importNotFound: [404, 'There is no import {id}.', '没有编号为 {id} 的导入。'],
  importState: [409, 'The import is {status}; that cannot be done now.', '导入当前状态为 {status}，无法执行该操作。'],
  importNotYours: [
    403,
    'Only who ran the import, or a manager, may take it back.',
    '只有导入者本人或经理可以撤销该导入。',
  ],
  importFileGone: [410, 'The uploaded file is no longer there. Upload it again.', '上传的文件已不存在，请重新上传。'],
  uploadMissing: [
    400,
    'Send the file as the form field “file”, or as the body with its name in ?name=.',
    '请以表单字段“file”上传文件，或将文件作为请求正文并在 ?name= 中给出文件名。',
  ],
  uploadTooLarge: [413, 'The file is larger than {limit} bytes. Split it.', '文件超过 {limit} 字节，请拆分后再上传。'],
  uploadBroken: [
    400,
    'The upload stopped before the end of the file. Send it again.',
    '上传中断，文件不完整，请重新上传。',
  ],
  mappingMissing: [
    422,
    'Say first what the file holds and which column belongs to which field.',
    '请先说明文件内容，并指定各列对应的字段。',
  ],
  objectNotImportable: [422, 'Records of {object} cannot be imported.', '{object} 不支持导入。'],
  fieldNotImportable: [
    422,
    '{object} has no field {field} that can be imported.',
    '{object} 没有可导入的字段 {field}。',
  ],
  fieldMappedTwice: [
    422,
    '{field} has two columns, {first} and {second}; it takes one.',
    '{field} 只能对应一列，现在对应了 {first} 和 {second}。',
  ],
  nothingMapped: [422, 'No column is mapped to a field.', '没有任何列对应到字段。'],
  requiredNotMapped: [
    422,
    'No column is mapped to {field}, which every {object} needs.',
    '{object} 必填的 {field} 没有对应的列。',
  ],
  matchNotPossible: [422, 'Records of {object} cannot be matched by {field}.', '{object} 不能按 {field} 匹配。'],
  valueMissing: [422, '{field} is empty.', '“{field}”为空。'],
  valueNotTaken: [422, '“{value}” does not fit into {field}.', '“{value}”无法写入 {field}。'],
  linkNotFound: [422, 'No {object} is known as “{value}”.', '没有名为“{value}”的{object}。'],
  linkAmbiguous: [
    422,
    'Several records of {object} are known as “{value}”.',
    '有多条{object}名为“{value}”，无法确定是哪一条。',
  ],
  rowIsKnown: [409, 'It is there already: {value}.', '已存在：{value}。'],
  rowMayNotChange: [403, 'You may not change {value}.', '您无权修改 {value}。'],
  importUsage: [
    400,
    'Use: tend import FILE --object contact [--dry-run] [--mapping M.json] [--url URL] [--token KEY] [--json], or tend import --undo ID. {reason}',
    '用法：tend import FILE --object contact [--dry-run] [--mapping M.json] [--url URL] [--token KEY] [--json]，或 tend import --undo ID。{reason}',
  ],
  serverAway: [
    503,
    'Tend does not answer at {url}. Start it, or give --url.',
    'Tend 在 {url} 没有响应。请先启动，或用 --url 指定地址。',
  ],
  serverRefused: [400, '{detail}', '{detail}'],

  // Duplicates
  pairNotFound: [404, 'There is no duplicate pair {id}.', '没有编号为 {id} 的重复组。'],
  pairAlreadyResolved: [
    409,
    'Pair {id} is already {status}; reopen it first.',
    '重复组 {id} 已处理（{status}），请先重新打开。',
  ],
  pairRecordGone: [
    409,
    'One of the two records of pair {id} is deleted or was merged into another.',
    '重复组 {id} 中有一条记录已被删除，或已合并到其他记录。',
  ],
  objectNotMatched: [422, 'Records of {object} cannot be searched for duplicates.', '{object} 不支持查重。'],
})
