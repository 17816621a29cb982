import { defineMessages } from '#web/i18n/messages.ts'

/** Words of maps. */
export const messages = defineMessages({
  'map.what': ['What the list shows', '列表显示'],
  'map.countries': ['Countries', '国家/地区'],
  'map.cities': ['Cities', '城市'],
  'map.picture': ['Map of {n} records in {places} countries', '地图：{n} 条记录，分布在 {places} 个国家/地区'],
  'map.keys': [
    'The arrows move the map, plus and minus zoom, 0 shows all of it. The list beside it says the same in words.',
    '方向键移动地图，加号、减号缩放，0 显示全部。旁边的列表用文字列出同样的内容。',
  ],
  'map.zoomIn': ['Zoom in', '放大'],
  'map.zoomOut': ['Zoom out', '缩小'],
  'map.whole': ['Show the whole world', '显示全部'],
  'map.nowhere': ['No country', '未填国家/地区'],
  'map.nothing': ['No addresses yet', '还没有地址'],
  'map.nothingHint': ['Records with a country or a city appear here.', '填写了国家/地区或城市的记录会显示在这里。'],
  'map.cut': ['The {n} largest places are shown.', '仅显示最大的 {n} 个地点。'],
  'map.unplaced': [
    '{n, plural, one {# record is} other {# records are}} in cities the map does not know; the list has them.',
    '{n} 条记录所在的城市未标在地图上，列表中可查看。',
  ],
  'map.source': ['Outlines: Natural Earth', '轮廓数据：Natural Earth'],
  'map.place': ['{place}: {n}', '{place}：{n}'],
})
