/** The commonest family names of China, the first being the commonest (2020 census), single characters. */
const singles =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆汪范廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛' +
  '闫段雷龙黎史陶毛贺龚顾郝邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐乔颜庞兰章岳倪聂殷申耿关焦左柳甘祝包宁尚符舒阮柯纪童凌毕单季成裴詹苗盛霍骆谷曲项鲁梅' +
  '阳游冉饶滕翁卜屈解柴欧辛房蒲滑冀查仇娄卓莘商臧岑时景明涂戚苑喻邬瞿靳缪管费占艾党车隋路池靖桂牟鲍全原连申屠米敖穆匡晏阎伍丛班佟桑麻易蓝华宫官仲卫隆楚占谌巫' +
  '張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鐘譚陸範韋賈鄒閆龍賀龔顧萬錢嚴湯溫齊喬顏龐蘭聶單紀畢駱魯陽饒歐婁時塗鄔繆費黨車衛蕭'
const doubles = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '夏侯',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '皇甫',
  '长孙',
  '宇文',
  '轩辕',
  '端木',
  '百里',
  '东郭',
  '呼延',
  '闻人',
  '澹台',
  '公冶',
  '太史',
  '申屠',
  '钟离',
  '鲜于',
  '闾丘',
  '拓跋',
  '完颜',
  '西门',
  '南门',
  '濮阳',
  '淳于',
  '单于',
  '歐陽',
  '司馬',
  '諸葛',
  '東方',
  '南宮',
  '尉遲',
  '公孫',
  '長孫',
  '軒轅',
  '鍾離',
  '第五',
  '纳兰',
  '赫连',
  '万俟',
  '司空',
  '欧陽',
]

/** Pinyin and other Latin spellings of the commonest, which tell that a name in Latin letters is Chinese. */
const latin =
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang deng feng cao peng zeng xiao tian dong ' +
  'yuan pan yu jiang cai du ye cheng su wei lü lv lu ding ren yao shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue ' +
  'yan duan lei long tao mao gong gu hao shao wan qian dai kong ouyang sima zhuge shangguan chan cheung wong leung lau ng kwok tsang chow tse tsui ' +
  'lee kim park choi chan lam ho yip yeung lai fung siu mak chiu hui tam lui chu poon yu yuen ko kang jung cho'

export const hanSingles: ReadonlySet<string> = new Set(singles)
export const hanDoubles: ReadonlySet<string> = new Set(doubles)
const ranks = new Map(latin.split(' ').map((name, rank) => [name, rank]))

/** How common a Chinese family name in Latin letters is, 0 being the commonest; Infinity for none. */
export function latinRank(name: string): number {
  return ranks.get(name.toLowerCase()) ?? Infinity
}

/** Those that no English or Japanese given name is written like. */
const rare: ReadonlySet<string> = new Set(
  (
    'xi mo niu ge xing qi qiao pang yue nie geng jiao zuo gan bao ning shang shu ji bi pei zhan miao sheng huo qu xiang ' +
    'rao weng bu chai ou pu zha lou zhuo cen zang mou quan kuang cong sang hua guan chu'
  ).split(' '),
)

export function isRareFamily(name: string): boolean {
  return rare.has(name.toLowerCase())
}

/** How many characters of a Chinese name are the family name. */
export function familyLength(name: string): number {
  if (name.length >= 3 && hanDoubles.has(name.slice(0, 2))) return 2
  // Two family names, as married women in Hong Kong and Taiwan bear them: 陳方安生.
  if (name.length === 4 && hanSingles.has(name[0]!) && hanSingles.has(name[1]!)) return 2
  return 1
}
