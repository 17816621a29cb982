import { readHan } from '#capabilities/quality/generator/tables/han.ts'

// Surnames with rounded weights per 10,000 people: a public order of frequency, not anybody's register.
export const surnames = readHan(`
王wang718 李li719 张zhang654 刘liu517 陈chen444 杨yang297 黄huang225 赵zhao203 吴wu194 周zhou188 徐xu158 孙sun152
马ma127 朱zhu123 胡hu119 郭guo113 何he108 林lin106 高gao100 罗luo99 郑zheng92 梁liang85 谢xie76 宋song76 唐tang74
许xu73 邓deng71 韩han68 冯feng67 曹cao66 彭peng61 曾zeng60 肖xiao60 田tian58 董dong56 潘pan55 袁yuan55 蔡cai54
蒋jiang53 余yu53 于yu52 杜du51 叶ye51 程cheng50 魏wei49 苏su48 吕lv47 丁ding45 任ren44 卢lu43 姚yao43 沈shen41
钟zhong40 姜jiang40 崔cui39 谭tan38 陆lu38 范fan37 汪wang36 廖liao35 石shi34 金jin34 韦wei33 贾jia33 夏xia32 付fu31
方fang31 邹zou30 熊xiong30 白bai29 孟meng29 秦qin28 邱qiu28 侯hou27 江jiang27 尹yin26 薛xue26 闫yan25 段duan25
雷lei24 龙long23 黎li23 史shi22 陶tao22 贺he21 毛mao20 郝hao20 顾gu20 龚gong19 邵shao19 万wan18 覃qin18 钱qian17
戴dai17 严yan16 莫mo16 孔kong15 向xiang14 常chang14 欧阳ouyang12 单shan5 解xie5 仇qiu3 区ou3 查zha3 上官shangguan2
诸葛zhuge1 司马sima1`)

export const maleGiven = readHan(`
伟wei30 强qiang24 磊lei24 军jun22 勇yong22 涛tao20 超chao18 明ming18 杰jie18 鹏peng16 浩hao16 斌bin14 波bo14 辉hui14
刚gang12 健jian10 俊jun10 飞fei10 宇yu10 凯kai10 建国jianguo8 建华jianhua8 志强zhiqiang8 子轩zixuan6 浩然haoran6`)

export const maleFirst = readHan(`建jian12 志zhi12 国guo9 文wen9 子zi8 俊jun8 浩hao7 宇yu7 明ming7 家jia6 永yong6
晓xiao5 海hai5 泽ze5 嘉jia5 德de4 世shi4 天tian3 一yi3 少shao2 振zhen3 立li3 庆qing2 思si3 梓zi4 景jing2`)

export const maleSecond =
  readHan(`华hua9 平ping8 军jun8 强qiang8 伟wei8 明ming8 国guo5 杰jie7 轩xuan6 涵han3 宇yu6 辰chen5
豪hao5 鑫xin4 龙long5 峰feng6 林lin6 东dong5 生sheng4 民min4 博bo4 飞fei4 然ran4 航hang4 凯kai4 鹏peng5 涛tao4 斌bin4
才cai2 洋yang3 钧jun2 毅yi3 睿rui3`)

export const femaleGiven = readHan(`
芳fang24 娜na22 敏min22 静jing24 丽li22 艳yan18 娟juan18 霞xia16 秀英xiuying12 玲ling16 燕yan14 红hong12 洁jie12
婷ting16 雪xue12 丹dan12 倩qian12 颖ying12 慧hui12 萍ping10 莉li10 琳lin10 桂英guiying6 欣怡xinyi8 梓涵zihan6`)

export const femaleFirst = readHan(`秀xiu9 玉yu9 桂gui6 丽li8 春chun6 雅ya7 思si7 诗shi6 欣xin7 佳jia7 梦meng6 晓xiao8
雨yu6 子zi6 淑shu5 美mei6 慧hui5 静jing5 婉wan3 可ke4 心xin3 若ruo4 依yi4 月yue3 海hai3`)

export const femaleSecond = readHan(`英ying7 兰lan6 珍zhen5 梅mei7 华hua7 琴qin5 芳fang6 萍ping6 婷ting7 怡yi7 涵han6
琪qi6 萱xuan5 妍yan5 雯wen5 洁jie5 娜na5 颖ying5 瑶yao5 蕾lei4 玲ling6 芬fen4 敏min5 静jing5 燕yan5 云yun4 晴qing4`)
