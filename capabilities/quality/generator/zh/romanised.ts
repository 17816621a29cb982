/**
 * How Hong Kong writes the characters our names use, by the usage of its government: no rule leads from Mandarin to it.
 * 張偉 is CHEUNG Wai there, Zhang Wei on the mainland.
 */
const TABLE = `王wong 李lee 张cheung 刘lau 陈chan 杨yeung 黄wong 赵chiu 吴ng 周chow 徐tsui 孙suen 马ma 朱chu 胡wu 郭kwok 何ho 林lam 高ko
罗law 郑cheng 梁leung 谢tse 宋sung 唐tong 许hui 邓tang 韩hon 冯fung 曹tso 彭pang 曾tsang 肖siu 田tin 董tung 潘poon 袁yuen 蔡choi 蒋cheung
余yu 于yu 杜to 叶yip 程ching 魏ngai 苏so 吕lui 丁ting 任yam 卢lo 姚yiu 沈shum 钟chung 姜keung 崔chui 谭tam 陆luk 范fan 汪wong 廖liu 石shek
金kam 韦wai 贾ka 夏ha 付fu 方fong 邹chau 熊hung 白pak 孟mang 秦tsun 邱yau 侯hau 江kong 尹wan 薛sit 闫yim 段tuen 雷lui 龙lung 黎lai 史sze
陶to 贺ho 毛mo 郝kok 顾koo 龚kung 邵siu 万man 覃tam 钱tsin 戴tai 严yim 莫mok 孔hung 向heung 常sheung 欧阳auyeung 单sin 解kai 仇kau 区au 查cha
上官sheungkoon 诸葛chukot 司马szema 伟wai 强keung 磊lui 军kwan 勇yung 涛to 超chiu 明ming 杰kit 鹏pang 浩ho 斌pun 波por 辉fai 刚kong 健kin 俊chun
飞fei 宇yu 凯hoi 建kin 国kwok 华wah 志chi 子tsz 轩hin 然yin 文man 家ka 永wing 晓hiu 海hoi 泽chak 嘉ka 德tak 世sai 天tin 一yat 少siu 振chun
立lap 庆hing 思sze 梓tsz 景king 平ping 涵ham 辰sun 豪ho 鑫yam 峰fung 东tung 生sang 民man 博pok 航hong 才choi 洋yeung 钧kwan 毅ngai 睿yui 芳fong
娜na 敏man 静ching 丽lai 艳yim 娟kuen 霞ha 秀sau 英ying 玲ling 燕yin 红hung 洁kit 婷ting 雪suet 丹tan 倩sin 颖wing 慧wai 萍ping 莉lee 琳lam
桂kwai 欣yan 怡yi 玉yuk 春chun 雅nga 诗sze 佳kai 梦mung 雨yu 淑suk 美mei 婉yuen 可ho 心sum 若yeuk 依yi 月yuet 兰lan 珍chun 梅mui 琴kam 琪ki
萱huen 妍yin 雯man 瑶yiu 蕾lui 芬fan 云wan 晴ching`

const HONG_KONG: ReadonlyMap<string, string> = new Map(
  TABLE.split(/\s+/).map((word) => {
    const [, han = '', latin = ''] = /^(\p{Script=Han}+)([a-z]+)$/u.exec(word) ?? []
    return [han, latin] as const
  }),
)

/** A word of simplified characters in the romanisation of Hong Kong, its syllables apart; null where one is missing. */
export function hongKong(han: string): string | null {
  const whole = HONG_KONG.get(han)
  if (whole !== undefined) return whole
  const syllables = [...han].map((char) => HONG_KONG.get(char))
  return syllables.includes(undefined) ? null : syllables.join(' ')
}
