import { pinyinOf } from '#capabilities/quality/engine/kinds/text.ts'

// Hong Kong readings as people write them in Latin letters: no standard fixes them, so several stand side by side.
const surnames = `陈chan 黄wong 李lee,li 张cheung 刘lau 林lam 何ho 吴ng 郑cheng 梁leung 王wong 周chow,chau 叶yip 杨yeung
罗law,lo 谢tse 冯fung 邓tang 曾tsang 蔡choi,tsoi 许hui 马ma 朱chu 胡wu,woo 苏so 吕lui 潘poon,pun 彭pang 卢lo 赖lai 钟chung
方fong 徐tsui,chui 余yu,yue 高ko 赵chiu 关kwan 曹tso,cho 谭tam 萧siu 肖siu 廖liu 石shek 邱yau 汤tong 江kong 范fan 袁yuen
黎lai 郭kwok 孙suen,sun 伍ng 简kan 龙lung 戴tai 唐tong 莫mok 温wan 沈shum,sum 洪hung 区au 霍fok 甘kam 麦mak 施sze 尹wan
阮yuen 易yick 古koo,ku 游yau 程ching 韩hon 史sze 田tin 侯hau 熊hung 骆lok 倪ngai 翁yung 毛mo 文man 颜ngan 鲍pau 傅fu 杜to
贺ho 丁ting 任yam 严yim 蒋tseung 姚yiu 金kam 陆luk 魏ngai 姜keung 雷lui 凌ling 柯or 祁kei 连lin 卓cheuk 容yung 尤yau
蓝lam 章cheung 屈wat 岑shum 詹chim 康hong 梅mui 白pak 邹chau 俞yu 薛sit 崔chui 夏ha 宋sung 顾ku 孟mang 秦tsun 贾ka 邵siu
常sheung 武mo 乔kiu 龚kung 钱chin 欧au 阳yeung 司sze 徒to 上sheung 官koon 诸chu 葛kot`
const givenNames = `伟wai 明ming 志chi 家ka 文man 国kwok 华wah 强keung 俊chun 杰kit 嘉ka 欣yan 慧wai 敏man 玲ling 美mei 丽lai
英ying 珍chun,chan 琪kei,ki 怡yee,yi 仪yee,yi 诗sze 雅nga 婷ting 颖wing 咏wing 永wing 荣wing 昌cheung 晓hiu 辉fai 恒hang
谦him 乐lok 贤yin 雯man 君kwan 子tsz 浩ho 健kin 安on 宁ning 天tin 宇yu 轩hin 朗long 曦hei 熙hei 思sze 悦yuet 心sum 佩pui
珊shan 霞ha 秀sau 凤fung 兰lan 燕yin 红hung 莲lin 娟kuen 萍ping 惠wai 淑shuk 宝po 玉yuk 银ngan 德tak 成shing 诚shing 胜shing
庆hing 兴hing 光kwong 广kwong 锦kam 耀yiu 祖cho 福fuk 寿sau 海hoi 山shan 峰fung 森sum 柏pak 松chung 竹chuk 梓tsz 晴ching
楠nam 彤tung 蕙wai 芷tsz 若yeuk 凯hoi 琳lam 珠chu 瑜yu 瑞sui 祥cheung 民man 生sang 平ping 和wo 东tung 南nam 西sai 北pak
中chung 正ching 立lap 建kin 军kwan 勇yung 波bo 超chiu 鹏pang 飞fei 翔cheung 宏wang 伦lun 铭ming 礼lai 义yee 仁yan 信shun
智chi 孝hau 忠chung 芳fong 恩yan 希hei 琴kam 静ching 少siu 大tai 小siu 水shui 月yuet 雪suet 冰bing 诺nok 展chin 达tat`

const compound = new Set(
  `欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 呼延
澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 赫连 拓跋 第五 南门 西门`.split(/\s+/),
)

const hongKong = new Map<string, string[]>()
for (const [, char, readings] of `${surnames} ${givenNames}`.matchAll(/(\p{Script=Han})([a-z,]+)/gu)) {
  hongKong.set(char!, [...(hongKong.get(char!) ?? []), ...readings!.split(',')])
}

/** Latin spellings seen for a character beyond the tables: character → spellings. Learned from the data itself. */
export type Readings = Readonly<Record<string, readonly string[]>>

/** Cuts a Chinese full name (simplified, no blanks) into family and given name; double surnames count as one. */
export function splitHanName(name: string): { family: string; given: string } {
  const chars = [...name]
  const size = chars.length > 2 && compound.has(chars[0]! + chars[1]!) ? 2 : chars.length > 1 ? 1 : 0
  return { family: chars.slice(0, size).join(''), given: chars.slice(size).join('') }
}

/** Every way the characters of a name may be spelt: one list a character. `ü` may be written v, u or yu. */
export function spellingsOf(han: string, isFamily: boolean, learned: Readings): string[][] {
  const chars = [...han]
  // Readings of surnames hold only in that place: 单 is shan as a family name and dan in a given one.
  const read = isFamily ? pinyinOf(han) : pinyinOf(`王${han}`).slice(1)
  return chars.map((char, i) => {
    const sound = read[i] ?? ''
    const ways = sound.includes('v') ? [sound, sound.replace('v', 'u'), sound.replace('v', 'yu')] : [sound]
    return [...new Set([...ways, ...(hongKong.get(char) ?? []), ...(learned[char] ?? [])])].filter((way) => way !== '')
  })
}

/** Whether Latin letters (no blanks) can be read as exactly these characters in this order. */
export function readsAs(latin: string, spellings: readonly (readonly string[])[], place = 0, from = 0): boolean {
  if (place === spellings.length) return from === latin.length
  for (const way of spellings[place]!) {
    if (latin.startsWith(way, from) && readsAs(latin, spellings, place + 1, from + way.length)) return true
  }
  return false
}
