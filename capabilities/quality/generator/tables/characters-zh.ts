// Simplified and traditional side by side, for the characters our names and companies use.
const TRADITIONAL = `张張 刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 邓鄧 韩韓 冯馮 萧蕭 肖肖 蒋蔣 叶葉 苏蘇 吕呂
卢盧 钟鍾 谭譚 陆陸 韦韋 贾賈 邹鄒 龙龍 贺賀 顾顧 龚龔 万萬 钱錢 严嚴 欧歐 单單 区區 诸諸 伟偉 强強 军軍 涛濤 杰傑 鹏鵬 浩浩 斌斌
辉輝 刚剛 凯凱 飞飛 国國 华華 轩軒 东東 龙龍 钧鈞 丽麗 艳豔 静靜 娟娟 红紅 洁潔 颖穎 倩倩 莉莉 兰蘭 珍珍 云雲 琪琪 怡怡 萱萱 蕾蕾
玉玉 诗詩 梦夢 晓曉 欣欣 庆慶 泽澤 晴晴 闫閆 汤湯 温溫 连連 宁寧 广廣 东東 杭杭 苏蘇 无無 锡錫 汉漢 长長 阳陽 济濟 岛島 门門
贵貴 术術 贸貿 医醫 疗療 电電 设設 备備 传傳 团團 业業 责責 发發 资資 务務 实實 网網 络絡 机機 运運 输輸 装裝 数數 据據 建建 筑築
产產 饮飲 营營 销銷 环環 节節 岚嵐 霁霽 屿嶼 鹭鷺 鸣鳴 砚硯 澜瀾 时時 场場 经經 总總 师師 谊誼 视視 纺紡 织織 药藥 馆館 楼樓 号號`

// Input methods offer these for the same sounds: 张伟 is heard, 张炜 is typed.
const HOMOPHONES = `伟炜玮 静靖婧 杰捷 军君钧 丽莉俪 颖影 慧惠 建健 明铭名 志智 俊峻骏 宇羽雨 涵晗 佳嘉家 文雯 婷亭 浩皓昊 辰晨宸 鑫欣新
峰锋枫 张章 于余俞 肖萧 付傅 严闫阎 刚钢 波博 磊雷 燕艳 琳林 红虹 辉晖 娟捐 玲铃 芳方 涛滔 鹏朋 强蔷 梅玫 怡宜 瑶遥 萍平 斌彬 程成
何贺 江姜蒋 徐许 沈审 凯恺 轩萱 子梓紫 诗思 梦孟 晓小 淑舒 飞非`

// What tired eyes copy from a business card.
const LOOK_ALIKES = `杨扬 崔催 汪注 戴载 侯候 王玉 郝赫 田由 余佘 晴睛 钧钓 末未 沈沉 刘浏 徐除 陈阵 黎藜 萍苹 洁沽 倩债 琪祺 妍研 博搏 宋宗
郭敦 蔡菜 石右 白自 金全 史吏 孟盂 毛手 万方 任仕 谢榭 晓哓 若苦 淑椒 少小 天夭 民氏 云去 辰展 杰烋 丹舟 曹曾 秦泰 潘播 邱丘 董懂`

/** One character's traditional form. */
export const traditionalOf: ReadonlyMap<string, string> = new Map(
  groups(TRADITIONAL).flatMap(([simple = '', traditional = '']) =>
    simple === traditional ? [] : [[simple, traditional]],
  ),
)
export const homophonesOf = confusions(HOMOPHONES)
export const lookAlikesOf = confusions(LOOK_ALIKES)

/** Writes a text in traditional characters, as far as the table knows them. */
export function toTraditional(text: string): string {
  let result = ''
  for (const char of text) result += traditionalOf.get(char) ?? char
  return result
}

function groups(table: string): string[][] {
  return table.split(/\s+/).map((group) => [...group])
}

function confusions(table: string): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>()
  for (const group of groups(table)) {
    for (const char of group)
      others.set(char, [...(others.get(char) ?? []), ...group.filter((other) => other !== char)])
  }
  return others
}
