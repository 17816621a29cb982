import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'pipelines.deals': ['{n, plural, one {# deal} other {# deals}}', '{n} 个商机'],
  'pipelines.editStage': ['Edit stage', '编辑阶段'],
  'pipelines.kind': ['Means', '含义'],
  'pipelines.lead': [
    'The stages a deal goes through, as columns of the board. A stage that means won or lost closes its deals.',
    '商机经过的各个阶段，即看板上的各列。含义为“赢单”或“输单”的阶段会关闭商机。',
  ],
  'pipelines.new': ['New pipeline', '新建销售流程'],
  'pipelines.newStage': ['New stage', '新建阶段'],
  'pipelines.none': ['No pipeline yet', '还没有销售流程'],
  'pipelines.notEmpty': [
    '{n, plural, one {# deal is in “{name}”. Move it to another stage first.} other {# deals are in “{name}”. Move them to another stage first.}}',
    '“{name}”中还有 {n} 个商机，请先移到其他阶段。',
  ],
  'pipelines.probability': ['Probability', '赢率'],
  'pipelines.removed': ['“{name}” was deleted', '“{name}”已删除'],
  'pipelines.rename': ['Rename', '重命名'],
  'pipelines.stages': ['Stages of {name}', '{name}的阶段'],
  'pipelines.title': ['Pipelines', '销售流程'],
})
