/** A city with what its addresses, telephones and registrations begin with. */
export type City = {
  readonly region: string
  readonly city: string
  /** Without 市: as company names and talk have it. */
  readonly short: string
  readonly pinyin: string
  /** Six digits of GB/T 2260. */
  readonly division: string
  readonly areaCode: string
  /** First four digits of its postcodes. */
  readonly postcode: string
  readonly districts: readonly string[]
  readonly weight: number
}

const CITIES = `
北京市 北京市 beijing 110000 10 1000 朝阳区,海淀区,东城区,西城区,丰台区,大兴区 9
上海市 上海市 shanghai 310000 21 2000 浦东新区,徐汇区,静安区,长宁区,闵行区,杨浦区,嘉定区 9
天津市 天津市 tianjin 120000 22 3000 和平区,南开区,河西区,西青区 2
重庆市 重庆市 chongqing 500000 23 4000 渝中区,江北区,渝北区,九龙坡区 3
广东省 广州市 guangzhou 440100 20 5100 天河区,越秀区,海珠区,番禺区,白云区 7
广东省 深圳市 shenzhen 440300 755 5180 南山区,福田区,罗湖区,宝安区,龙岗区 9
广东省 东莞市 dongguan 441900 769 5230 南城街道,长安镇,虎门镇,松山湖 3
广东省 佛山市 foshan 440600 757 5280 禅城区,南海区,顺德区 3
浙江省 杭州市 hangzhou 330100 571 3100 西湖区,滨江区,余杭区,萧山区,拱墅区 7
浙江省 宁波市 ningbo 330200 574 3150 鄞州区,海曙区,北仑区 3
浙江省 温州市 wenzhou 330300 577 3250 鹿城区,瓯海区,龙湾区 2
江苏省 南京市 nanjing 320100 25 2100 玄武区,鼓楼区,建邺区,江宁区 5
江苏省 苏州市 suzhou 320500 512 2150 姑苏区,吴中区,虎丘区,吴江区 5
江苏省 无锡市 wuxi 320200 510 2140 梁溪区,滨湖区,新吴区 3
四川省 成都市 chengdu 510100 28 6100 武侯区,锦江区,青羊区,高新区,成华区 6
湖北省 武汉市 wuhan 420100 27 4300 武昌区,江汉区,洪山区,汉阳区 5
湖南省 长沙市 changsha 430100 731 4100 岳麓区,芙蓉区,雨花区,开福区 3
河南省 郑州市 zhengzhou 410100 371 4500 金水区,中原区,二七区 3
陕西省 西安市 xian 610100 29 7100 雁塔区,碑林区,未央区,莲湖区 4
山东省 济南市 jinan 370100 531 2500 历下区,市中区,槐荫区 3
山东省 青岛市 qingdao 370200 532 2660 市南区,崂山区,黄岛区,城阳区 4
福建省 福州市 fuzhou 350100 591 3500 鼓楼区,台江区,仓山区 2
福建省 厦门市 xiamen 350200 592 3610 思明区,湖里区,集美区 3
福建省 泉州市 quanzhou 350500 595 3620 丰泽区,鲤城区,晋江市 2
安徽省 合肥市 hefei 340100 551 2300 蜀山区,包河区,庐阳区 3
江西省 南昌市 nanchang 360100 791 3300 东湖区,红谷滩区,青山湖区 2
辽宁省 沈阳市 shenyang 210100 24 1100 和平区,沈河区,铁西区 2
辽宁省 大连市 dalian 210200 411 1160 中山区,沙河口区,甘井子区 2
黑龙江省 哈尔滨市 haerbin 230100 451 1500 南岗区,道里区,香坊区 2
吉林省 长春市 changchun 220100 431 1300 朝阳区,南关区,宽城区 2
河北省 石家庄市 shijiazhuang 130100 311 0500 长安区,裕华区,桥西区 2
山西省 太原市 taiyuan 140100 351 0300 小店区,迎泽区,万柏林区 1
云南省 昆明市 kunming 530100 871 6500 五华区,盘龙区,官渡区 2
贵州省 贵阳市 guiyang 520100 851 5500 南明区,云岩区,观山湖区 1
广西壮族自治区 南宁市 nanning 450100 771 5300 青秀区,兴宁区,西乡塘区 2
海南省 海口市 haikou 460100 898 5700 龙华区,美兰区 1
甘肃省 兰州市 lanzhou 620100 931 7300 城关区,七里河区 1`

export const cities: readonly City[] = CITIES.trim()
  .split('\n')
  .map((line) => {
    const [region = '', city = '', pinyin = '', division = '', areaCode = '', postcode = '', districts = '', weight] =
      line.split(' ')
    const short = city.replace(/市$/, '')
    return {
      region,
      city,
      short,
      pinyin,
      division,
      areaCode,
      postcode,
      districts: districts.split(','),
      weight: Number(weight),
    }
  })

export const weightedCities: readonly City[] = cities.flatMap((city) => Array<City>(city.weight).fill(city))

export const streets =
  `中山路 人民路 建设路 解放路 文化路 长江路 科技路 创业路 学院路 新华路 滨河大道 高新一路 迎宾大道 和平路 朝阳路
软件园二路 环城北路 湖滨路 工业大道 兴业路`.split(/\s+/)

export const estates = '阳光花园 翠湖雅苑 金色家园 锦绣华庭 书香门第 江南春晓 梧桐苑 桂花里 东风小区 和谐家园'.split(
  ' ',
)

export const towers = '创新大厦 科创中心 国际商务中心 软件园 产业园 时代广场 金融中心 孵化基地'.split(' ')

export const mobilePrefixes =
  `134 135 136 137 138 139 147 150 151 152 157 158 159 178 182 183 184 187 188 198 130 131 132
155 156 166 175 176 185 186 133 153 173 177 180 181 189 191 193 199`.split(/\s+/)
