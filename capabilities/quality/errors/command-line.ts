import type { ErrorRow } from '#platform/errors.ts'

/** The command line, `tend dedupe` included. */
export const commandErrors = {
  cleanUsage: [
    400,
    'Use: tend clean IN [-o OUT] [--report R.json] [--object contact] [--country CN] [--encoding GB18030] [--age-from birthday] [--skip RULE,RULE] [--recipe R.json] [--json], or: tend clean --rules. {reason}',
    '用法：tend clean IN [-o OUT] [--report R.json] [--object contact] [--country CN] [--encoding GB18030] [--age-from birthday] [--skip RULE,RULE] [--recipe R.json] [--json]，或：tend clean --rules。{reason}',
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
} as const satisfies Record<string, ErrorRow>
