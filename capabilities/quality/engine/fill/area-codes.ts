import { citiesAt } from '#capabilities/quality/engine/standardise/places/divisions.ts'

/**
 * Cities by the area code of their landlines, without its leading 0 (numbering plan of the People's Republic of
 * China, YD/T 1017; as merged up to 2014). Codes that several cities share say nothing and are left out: 24, 28,
 * 371, 391, 558, 728, 731, 771, 772, 774, 775, 851, 898, 935, 937; and so are prefectures that are no city.
 */
const table = `
10北京 20广州 21上海 22天津 23重庆 25南京 27武汉 29西安 310邯郸 311石家庄 312保定 313张家口 314承德 315唐山 316廊坊 317沧州
318衡水 319邢台 335秦皇岛 349朔州 350忻州 351太原 352大同 353阳泉 354晋中 355长治 356晋城 357临汾 358吕梁 359运城 370商丘
372安阳 373新乡 374许昌 375平顶山 376信阳 377南阳 379洛阳 392鹤壁 393濮阳 394周口 395漯河 396驻马店 398三门峡 411大连 412鞍山
415丹东 416锦州 417营口 418阜新 419辽阳 421朝阳 427盘锦 429葫芦岛 431长春 432吉林 434四平 435通化 436白城 437辽源 438松原
439白山 451哈尔滨 452齐齐哈尔 453牡丹江 454佳木斯 455绥化 456黑河 458伊春 459大庆 464七台河 467鸡西 468鹤岗 469双鸭山
470呼伦贝尔 471呼和浩特 472包头 473乌海 474乌兰察布 475通辽 476赤峰 477鄂尔多斯 478巴彦淖尔 510无锡 511镇江 512苏州 513南通
514扬州 515盐城 516徐州 517淮安 518连云港 519常州 523泰州 527宿迁 530菏泽 531济南 532青岛 533淄博 534德州 535烟台 536潍坊 537济宁
538泰安 539临沂 543滨州 546东营 550滁州 551合肥 552蚌埠 553芜湖 554淮南 555马鞍山 556安庆 557宿州 559黄山 561淮北 562铜陵
563宣城 564六安 566池州 570衢州 571杭州 572湖州 573嘉兴 574宁波 575绍兴 576台州 577温州 578丽水 579金华 580舟山 591福州
592厦门 593宁德 594莆田 595泉州 596漳州 597龙岩 598三明 599南平 631威海 632枣庄 633日照 635聊城 660汕尾 662阳江 663揭阳
668茂名 701鹰潭 710襄阳 711鄂州 712孝感 713黄冈 714黄石 715咸宁 716荆州 717宜昌 719十堰 722随州 724荆门 730岳阳 734衡阳
735郴州 736常德 737益阳 738娄底 739邵阳 744张家界 745怀化 746永州 750江门 751韶关 752惠州 753梅州 754汕头 755深圳 756珠海
757佛山 758肇庆 759湛江 760中山 762河源 763清远 766云浮 768潮州 769东莞 770防城港 773桂林 776百色 777钦州 778河池 779北海
790新余 791南昌 792九江 793上饶 794抚州 795宜春 796吉安 797赣州 798景德镇 799萍乡 812攀枝花 813自贡 816绵阳 817南充 818达州
825遂宁 826广安 827巴中 830泸州 831宜宾 832内江 833乐山 835雅安 838德阳 839广元 856铜仁 857毕节 858六盘水 870昭通 871昆明
874曲靖 875保山 877玉溪 879普洱 883临沧 888丽江 891拉萨 892日喀则 893山南 894林芝 895昌都 896那曲 902哈密 910咸阳 911延安
912榆林 913渭南 914商洛 915安康 916汉中 917宝鸡 919铜川 931兰州 932定西 933平凉 934庆阳 936张掖 938天水 939陇南 943白银
951银川 952石嘴山 953吴忠 954固原 955中卫 971西宁 972海东 990克拉玛依 991乌鲁木齐 995吐鲁番
`

const cities = new Map(
  table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [, code = '', name = ''] = /^(\d+)(\D+)$/.exec(entry) ?? []
      return [code, `${name}市`] as const
    }),
)

/**
 * The city of a Chinese landline in E.164, with its area code; null for mobiles, other countries and shared codes.
 *
 * ```ts
 * assert.deepEqual(cityOfPhone('+8657187654321'), { city: '杭州市', code: '0571' })
 * assert.deepEqual(cityOfPhone('+861062345678'), { city: '北京市', code: '010' })
 * assert.equal(cityOfPhone('+8613800138000'), null)
 * assert.equal(cityOfPhone('+442079460958'), null)
 * ```
 */
export function cityOfPhone(phone: string): { city: string; code: string } | null {
  const [, national] = /^\+86(\d{9,12})(?:;ext=\d+)?$/.exec(phone) ?? []
  if (national === undefined || /^1[3-9]\d{9}$/.test(national)) return null
  const code = national.slice(0, /^(?:10|2)/.test(national) ? 2 : 3)
  const city = cities.get(code)
  // Seven or eight digits follow the code.
  const rest = national.length - code.length
  return city && (rest === 7 || rest === 8) ? { city, code: `0${code}` } : null
}

/**
 * The province of a city by its full name, null for one that the table of divisions does not know.
 *
 * ```ts
 * assert.equal(provinceOfCity('杭州市'), '浙江省')
 * assert.equal(provinceOfCity('北京市'), '北京市')
 * ```
 */
export function provinceOfCity(city: string): string | null {
  return citiesAt(city).find(([, { name }]) => name === city)?.[0].name ?? null
}
