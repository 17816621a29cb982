// Where cities lie, to a tenth of a degree: enough for a map of the world. In China: the capitals of the provinces and
// the larger cities; elsewhere those that trade most. What is not here is shown at its province or country.
// A line: country, latitude, longitude, then every name it goes by; for China the province comes first.
const lines = `
CN 39.9 116.4 北京|北京|beijing
CN 31.2 121.5 上海|上海|shanghai
CN 39.1 117.2 天津|天津|tianjin
CN 29.6 106.5 重庆|重庆|chongqing
CN 38.0 114.5 河北|石家庄|shijiazhuang
CN 39.6 118.2 |唐山|tangshan
CN 38.9 115.5 |保定|baoding
CN 37.9 112.5 山西|太原|taiyuan
CN 40.8 111.7 内蒙古|呼和浩特|hohhot|huhehaote
CN 40.7 109.8 |包头|baotou
CN 41.8 123.4 辽宁|沈阳|shenyang
CN 38.9 121.6 |大连|dalian
CN 43.9 125.3 吉林|长春|changchun
CN 45.8 126.5 黑龙江|哈尔滨|harbin|haerbin
CN 32.1 118.8 江苏|南京|nanjing
CN 31.3 120.6 |苏州|suzhou
CN 31.5 120.3 |无锡|wuxi
CN 31.8 120.0 |常州|changzhou
CN 32.0 120.9 |南通|nantong
CN 34.3 117.2 |徐州|xuzhou
CN 32.4 119.4 |扬州|yangzhou
CN 30.3 120.2 浙江|杭州|hangzhou
CN 29.9 121.5 |宁波|ningbo
CN 28.0 120.7 |温州|wenzhou
CN 30.7 120.8 |嘉兴|jiaxing
CN 30.0 120.6 |绍兴|shaoxing
CN 29.1 119.6 |金华|jinhua
CN 28.7 121.4 |台州|taizhou
CN 31.8 117.2 安徽|合肥|hefei
CN 31.3 118.4 |芜湖|wuhu
CN 26.1 119.3 福建|福州|fuzhou
CN 24.5 118.1 |厦门|xiamen
CN 24.9 118.6 |泉州|quanzhou
CN 28.7 115.9 江西|南昌|nanchang
CN 25.8 114.9 |赣州|ganzhou
CN 36.7 117.0 山东|济南|jinan
CN 36.1 120.4 |青岛|qingdao
CN 37.5 121.4 |烟台|yantai
CN 36.7 119.1 |潍坊|weifang
CN 35.1 118.3 |临沂|linyi
CN 34.7 113.6 河南|郑州|zhengzhou
CN 34.6 112.4 |洛阳|luoyang
CN 30.6 114.3 湖北|武汉|wuhan
CN 30.7 111.3 |宜昌|yichang
CN 32.0 112.1 |襄阳|xiangyang
CN 28.2 112.9 湖南|长沙|changsha
CN 27.8 113.1 |株洲|zhuzhou
CN 23.1 113.3 广东|广州|guangzhou
CN 22.5 114.1 |深圳|shenzhen
CN 23.0 113.1 |佛山|foshan
CN 23.0 113.7 |东莞|dongguan
CN 22.3 113.6 |珠海|zhuhai
CN 22.5 113.4 |中山|zhongshan
CN 23.1 114.4 |惠州|huizhou
CN 23.4 116.7 |汕头|shantou
CN 22.8 108.3 广西|南宁|nanning
CN 24.3 109.4 |柳州|liuzhou
CN 25.3 110.3 |桂林|guilin
CN 20.0 110.3 海南|海口|haikou
CN 18.3 109.5 |三亚|sanya
CN 30.7 104.1 四川|成都|chengdu
CN 31.5 104.7 |绵阳|mianyang
CN 26.6 106.7 贵州|贵阳|guiyang
CN 25.0 102.7 云南|昆明|kunming
CN 29.7 91.1 西藏|拉萨|lhasa|lasa
CN 34.3 108.9 陕西|西安|xian|xi'an
CN 36.1 103.8 甘肃|兰州|lanzhou
CN 36.6 101.8 青海|西宁|xining
CN 38.5 106.3 宁夏|银川|yinchuan
CN 43.8 87.6 新疆|乌鲁木齐|urumqi|wulumuqi
CN 22.3 114.2 香港|香港|hong kong
CN 22.2 113.5 澳门|澳门|macau|macao
CN 25.0 121.5 台湾|台北|taipei
HK 22.3 114.2 香港|hong kong|kowloon
MO 22.2 113.5 澳门|macau|macao
TW 25.0 121.5 台北|taipei
TW 22.6 120.3 高雄|kaohsiung
SG 1.3 103.8 新加坡|singapore
JP 35.7 139.7 东京|tokyo
JP 34.7 135.5 大阪|osaka
JP 35.2 136.9 名古屋|nagoya
JP 35.0 135.8 京都|kyoto
JP 35.4 139.6 横滨|yokohama
JP 33.6 130.4 福冈|fukuoka
JP 43.1 141.4 札幌|sapporo
KR 37.6 127.0 首尔|seoul
KR 35.2 129.1 釜山|busan
IN 19.1 72.9 孟买|mumbai|bombay
IN 28.6 77.2 新德里|new delhi|delhi
IN 13.0 77.6 班加罗尔|bengaluru|bangalore
IN 17.4 78.5 海得拉巴|hyderabad
IN 13.1 80.3 金奈|chennai
IN 18.5 73.9 浦那|pune
IN 22.6 88.4 加尔各答|kolkata|calcutta
TH 13.8 100.5 曼谷|bangkok
VN 10.8 106.7 胡志明市|ho chi minh city|saigon
VN 21.0 105.8 河内|hanoi
MY 3.1 101.7 吉隆坡|kuala lumpur
ID -6.2 106.8 雅加达|jakarta
PH 14.6 121.0 马尼拉|manila
AE 25.2 55.3 迪拜|dubai
AE 24.5 54.4 阿布扎比|abu dhabi
SA 24.7 46.7 利雅得|riyadh
IL 32.1 34.8 特拉维夫|tel aviv
TR 41.0 29.0 伊斯坦布尔|istanbul
TR 39.9 32.9 安卡拉|ankara
AU -33.9 151.2 悉尼|sydney
AU -37.8 145.0 墨尔本|melbourne
AU -27.5 153.0 布里斯班|brisbane
AU -32.0 115.9 珀斯|perth
AU -34.9 138.6 阿德莱德|adelaide
AU -35.3 149.1 堪培拉|canberra
NZ -36.8 174.8 奥克兰|auckland
NZ -41.3 174.8 惠灵顿|wellington
US 40.7 -74.0 纽约|new york|new york city|brooklyn
US 34.1 -118.2 洛杉矶|los angeles
US 41.9 -87.6 芝加哥|chicago
US 29.8 -95.4 休斯敦|houston
US 33.4 -112.1 菲尼克斯|phoenix
US 39.9 -75.2 费城|philadelphia
US 32.7 -117.2 圣迭戈|san diego
US 32.8 -96.8 达拉斯|dallas
US 30.3 -97.7 奥斯汀|austin
US 37.8 -122.4 旧金山|san francisco
US 37.3 -121.9 圣何塞|san jose
US 47.6 -122.3 西雅图|seattle
US 39.7 -105.0 丹佛|denver
US 42.4 -71.1 波士顿|boston|cambridge
US 33.7 -84.4 亚特兰大|atlanta
US 25.8 -80.2 迈阿密|miami
US 38.9 -77.0 华盛顿|washington|washington dc
US 45.5 -122.7 波特兰|portland
US 36.2 -115.1 拉斯维加斯|las vegas
US 44.98 -93.3 明尼阿波利斯|minneapolis
US 42.3 -83.0 底特律|detroit
CA 43.7 -79.4 多伦多|toronto
CA 45.5 -73.6 蒙特利尔|montreal|montréal
CA 49.3 -123.1 温哥华|vancouver
CA 51.0 -114.1 卡尔加里|calgary
CA 45.4 -75.7 渥太华|ottawa
MX 19.4 -99.1 墨西哥城|mexico city|ciudad de méxico
BR -23.6 -46.6 圣保罗|são paulo|sao paulo
BR -22.9 -43.2 里约热内卢|rio de janeiro
AR -34.6 -58.4 布宜诺斯艾利斯|buenos aires
CL -33.4 -70.7 圣地亚哥|santiago
CO 4.7 -74.1 波哥大|bogotá|bogota
PE -12.0 -77.0 利马|lima
GB 51.5 -0.1 伦敦|london
GB 53.5 -2.2 曼彻斯特|manchester
GB 52.5 -1.9 伯明翰|birmingham
GB 51.5 -2.6 布里斯托|bristol
GB 53.8 -1.5 利兹|leeds
GB 55.95 -3.2 爱丁堡|edinburgh
GB 55.9 -4.3 格拉斯哥|glasgow
GB 53.4 -3.0 利物浦|liverpool
IE 53.3 -6.3 都柏林|dublin
FR 48.9 2.4 巴黎|paris
FR 45.8 4.8 里昂|lyon
FR 43.3 5.4 马赛|marseille
FR 43.6 1.4 图卢兹|toulouse
FR 44.8 -0.6 波尔多|bordeaux
FR 50.6 3.1 里尔|lille
FR 47.2 -1.6 南特|nantes
FR 43.7 7.3 尼斯|nice
DE 52.5 13.4 柏林|berlin
DE 53.6 10.0 汉堡|hamburg
DE 48.1 11.6 慕尼黑|munich|münchen|muenchen
DE 50.9 7.0 科隆|cologne|köln|koeln
DE 50.1 8.7 法兰克福|frankfurt|frankfurt am main
DE 48.8 9.2 斯图加特|stuttgart
DE 51.2 6.8 杜塞尔多夫|düsseldorf|dusseldorf|duesseldorf
DE 51.3 12.4 莱比锡|leipzig
DE 51.1 13.7 德累斯顿|dresden
DE 53.1 8.8 不来梅|bremen
DE 52.4 9.7 汉诺威|hanover|hannover
DE 49.5 11.1 纽伦堡|nuremberg|nürnberg
NL 52.4 4.9 阿姆斯特丹|amsterdam
NL 51.9 4.5 鹿特丹|rotterdam
NL 52.1 5.1 乌得勒支|utrecht
NL 51.4 5.5 埃因霍温|eindhoven
NL 52.1 4.3 海牙|the hague|den haag
BE 50.9 4.4 布鲁塞尔|brussels|bruxelles|brussel
BE 51.2 4.4 安特卫普|antwerp|antwerpen
LU 49.6 6.1 卢森堡|luxembourg
CH 47.4 8.5 苏黎世|zurich|zürich
CH 46.2 6.1 日内瓦|geneva|genève
CH 47.6 7.6 巴塞尔|basel
AT 48.2 16.4 维也纳|vienna|wien
IT 41.9 12.5 罗马|rome|roma
IT 45.5 9.2 米兰|milan|milano
IT 45.1 7.7 都灵|turin|torino
IT 40.9 14.3 那不勒斯|naples|napoli
IT 44.5 11.3 博洛尼亚|bologna
IT 43.8 11.3 佛罗伦萨|florence|firenze
ES 40.4 -3.7 马德里|madrid
ES 41.4 2.2 巴塞罗那|barcelona
ES 39.5 -0.4 巴伦西亚|valencia
ES 37.4 -6.0 塞维利亚|seville|sevilla
ES 43.3 -2.9 毕尔巴鄂|bilbao
PT 38.7 -9.1 里斯本|lisbon|lisboa
PT 41.2 -8.6 波尔图|porto
SE 59.3 18.1 斯德哥尔摩|stockholm
SE 57.7 12.0 哥德堡|gothenburg|göteborg
SE 55.6 13.0 马尔默|malmö|malmo
NO 59.9 10.8 奥斯陆|oslo
NO 60.4 5.3 卑尔根|bergen
DK 55.7 12.6 哥本哈根|copenhagen|københavn
DK 56.2 10.2 奥胡斯|aarhus
FI 60.2 24.9 赫尔辛基|helsinki
FI 61.5 23.8 坦佩雷|tampere
PL 52.2 21.0 华沙|warsaw|warszawa
PL 50.1 19.9 克拉科夫|krakow|kraków
PL 51.1 17.0 弗罗茨瓦夫|wrocław|wroclaw
PL 54.4 18.6 格但斯克|gdańsk|gdansk
PL 52.4 16.9 波兹南|poznań|poznan
CZ 50.1 14.4 布拉格|prague|praha
CZ 49.2 16.6 布尔诺|brno
HU 47.5 19.0 布达佩斯|budapest
RO 44.4 26.1 布加勒斯特|bucharest|bucurești
GR 38.0 23.7 雅典|athens
RU 55.8 37.6 莫斯科|moscow
RU 59.9 30.3 圣彼得堡|saint petersburg
UA 50.5 30.5 基辅|kyiv|kiev
EG 30.0 31.2 开罗|cairo
NG 6.5 3.4 拉各斯|lagos
KE -1.3 36.8 内罗毕|nairobi
ZA -26.2 28.0 约翰内斯堡|johannesburg
ZA -33.9 18.4 开普敦|cape town
MA 33.6 -7.6 卡萨布兰卡|casablanca`

type Point = readonly [longitude: number, latitude: number]
const places = new Map<string, Point>()
for (const line of lines.trim().split('\n')) {
  const [country = '', latitude, longitude, ...rest] = line.split(' ')
  for (const name of rest.join(' ').split('|').filter(Boolean))
    places.set(`${country}/${name}`, [Number(longitude), Number(latitude)])
}

/** Where a city lies, else its province. Undefined where neither is known. */
export function placeOfCity(country: string, region: string | null, city: string | null): Point | undefined {
  for (const name of [city, region]) {
    const place = name && places.get(`${country}/${plainName(name)}`)
    if (place) return place
  }
  return undefined
}

/** 深圳市 and 深圳, Zürich and zürich are one name; 广西壮族自治区 is 广西. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, '')
}
