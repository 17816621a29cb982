import type { ErrorRow } from '#platform/errors.ts'

/** Imports. */
export const importErrors = {
  importNotFound: [404, 'There is no import {id}.', '没有编号为 {id} 的导入。'],
  importState: [409, 'The import is {status}; that cannot be done now.', '导入当前状态为 {status}，无法执行该操作。'],
  importNotYours: [
    403,
    'Only who ran the import, or a manager, may take it back.',
    '只有导入者本人或经理可以撤销该导入。',
  ],
  importFileGone: [410, 'The uploaded file is no longer there. Upload it again.', '上传的文件已不存在，请重新上传。'],
  sampleThere: [409, 'The sample data are there already, or on their way.', '示例数据已存在或正在导入。'],
  sampleNotThere: [404, 'There are no sample data here.', '这里没有示例数据。'],
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
  memberUnknown: [422, 'Nobody here is known as “{value}”.', '这里没有“{value}”这位成员。'],
  rowSumsUp: [422, 'This row sums up others and is no record.', '该行是对其他行的汇总，不是记录。'],
  rowIsGone: [409, 'This row was deleted in the program it comes from.', '该行在来源软件中已被删除。'],
  valueKept: [
    409,
    'The record has “{now}”, the file says “{value}”; the record’s value stays.',
    '系统中为“{now}”，文件中为“{value}”；保留系统中的值。',
  ],
  valueReplaced: [
    409,
    'The record had “{now}”; the file’s “{value}” takes its place.',
    '系统中原为“{now}”，将改为文件中的“{value}”。',
  ],
  idTaken: [
    409,
    'The id of this row is that of “{value}” here, who is somebody else: is the file from another account?',
    '该行的编号在这里属于“{value}”，但不是同一条记录：文件是否来自另一个账号？',
  ],
  choiceNotThere: [422, '{field} has no choice {value}.', '“{field}”没有选项 {value}。'],
  rowIsKnown: [409, 'It is there already: {value}.', '已存在：{value}。'],
  linkNotMade: [422, 'No {object} can be made of its name alone.', '仅凭名称无法新建 {object}。'],
  rowIsAlike: [409, 'It may be the same as {value}.', '可能与“{value}”是同一个。'],
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
} as const satisfies Record<string, ErrorRow>
