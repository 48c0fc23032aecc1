import { DOUBLE_SURNAMES } from './mask.ts'

/** Surnames that a name is looked for by; those that are above all ordinary words (于, 全, 单, 向 …) come second. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关焦左甘包祝宁符舒阮柯纪梅童毕裴霍成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房屈饶解牟艾尤时穆司古吉车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋初门云容敬来扈晁都芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'
const RARE_OR_WORD = '于向单全和应时常任曾方平安利国那来都初门但由区海成路明原花强信公居连满元玉'
const RARE = new Set(RARE_OR_WORD)
const COMMON = new Set([...SURNAMES].filter((character) => !RARE.has(character)))
const ANY = new Set([...SURNAMES, ...RARE_OR_WORD])
const DOUBLE = new RegExp(`^(?:${DOUBLE_SURNAMES})`)

/** Characters that stand in no given name: particles, pronouns, and what offices, places and groups end with. */
const NEVER_GIVEN = new Set(
  '的了是在不也就都或被把让给对向请找说这那哪个位些我你他她它们您与及局处科院校所站队厅部委会司路街镇村乡县市省区号楼栋室厂店铺里边上下中前后内外员户主者客商人工作生民车老小多少每各某两几有没无已经从到去来过将因为而但又还很太最只并其此吗呢吧啊时候家业务职姓名叫'.split(
    '',
  ),
)
/** Where a sentence goes on after a name: a second given character is not taken from here unless the name ends there. */
const GOES_ON = new Set('是在住的今年来自家和与及电手联现男女想要有从为因于身向反也就系不曾已')
/** What looks like surname and given name but is a word. Those of the field first. */
const WORDS = new Set(
  '文化 林业 施工 安保 安全 安居 公安 房产 金融 商务 商户 高中 高三 高二 高一 高级 高校 高龄 高层 高管 高新 车间 车主 车辆 车队 项目 国土 国税 海关 海事 党委 党员 党支部 工程 金牌 金水 白衣 白领 康复 康养 成年 成人 常务 常住 常驻 常客 任职 任课 时任 万科 万达 万分 万一 方便 方面 平安 平时 安徽 安置 安装 路人 路政 房东 房客 房主 租客 师傅 古城 古镇 江西 江苏 江南 江北 江东 江湖 河南 湖南 广西 广东 宁波 宁夏 吉林 海南 海口 云南 南方 南京 北方 连云 明天 明年 明确 明显 边上 边界 包括 包装 应该 应急 应届 应聘 原来 原籍 原先 原本 信访 信任 公共 公司 公交 公园 公积金 居民 居委会 来电 来访 来信 来自 都是 都市 利用 利益 花园 花店 强烈 荣誉 双方 对方 甲方 乙方 卖方 买方 地方 官方 我方 警方 校方 院方 关于 关系 鲁莽 解决 解释 连续 满意 支持 计划 索赔 管理 管道 管线 温暖 温馨 游客 沙发 梅雨 童年 毕业 盛夏 景区 宫颈 边远 薄弱 和平 和谐 单位 单身 单亲 单独 全体 全家 全科 全部 向往 于是 曾经 何时 何地 何人 何况 许多 许可 任何 任意 马上 马路 钱款 田间 石头 黄河 白天 雷雨 龙头 毛坯 武汉 苏州 徐州 郑州 杭州 温州 常州 高铁 高速 高温 高空 高考 黄金 黄昏 熊孩子 牛奶 金额 江边 夏天 夏季 秦岭 易燃 易拉 关闭 包工 包月 左右 左侧 左转 甘愿 祝福 祝愿 成功 成立 谷物 司机 司法 连接 商品 商场 商铺 商业 商家 明明 花费 权利 权益 强制 强行 祖孙 祖辈 祖父 祖母 丰收 支付 国家 国庆 平台 平米 平均 计算 初中 初三 初二 初一 门口 门卫 门诊 门面 云计算 容易 都要 普通 印象 公开 但是 元旦 信息 展示 智能 幸福 富裕 由于'.split(
    ' ',
  ),
)

const TITLES =
  '先生|女士|小姐|太太|老师|教师|教授|医生|医师|大夫|护士|护工|局长|副局长|处长|副处长|科长|副科长|主任|副主任|书记|副书记|支书|镇长|县长|市长|区长|村长|乡长|街长|组长|网格员|校长|院长|所长|站长|队长|班长|厂长|园长|经理|店长|老板|老板娘|警官|民警|律师|师傅|阿姨|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|同志|同学|会计|法官|保安|队员|馆长|董事长|总经理|物业经理'

export type NameSpan = { readonly from: number; readonly to: number }

const HAN = /[\u4e00-\u9fff]/
const BOUNDARY = /[\s，,。；;、：:！!？?（()）\]【】《》“”"'<>/|~—\-\d0-9A-Za-z]/
const TITLED = new RegExp(`(?:${TITLES})`, 'g')
/** After these words a colon, or nothing, and a name. */
const LABELLED =
  /(?:姓名|名字|联系人|投诉人|举报人|反映人|申请人|申报人|来电人|来信人|当事人|经办人|负责人|责任人|户主|业主姓名|患者|学生姓名|法人代表|法定代表人|署名|收件人)(?:是|为)?\s*([：:])?\s*/g
const CALLED = /(?:我叫做?|名叫|叫作|本名|真名是?|我的名字(?:是|叫))\s*[：:]?\s*/g
const I_AM = /(?:我是|本人是?|我系|本人叫|我名字是)\s*[：:（(]?\s*/g

const OFFICE =
  /(?:经理|局长|处长|科长|主任|书记|镇长|村长|校长|院长|所长|站长|队长|医生|大夫|护士|老师|民警|警官|律师|法官|司机|网格员|店长|老板)(?=[\u4e00-\u9fff])/g

/** The names of persons in a text, where the words around show that they are names: after 我叫, 姓名：, before 女士 … */
export function findNames(text: string): NameSpan[] {
  return [
    ...after(text, CALLED, called),
    ...after(text, LABELLED, labelled),
    ...after(text, I_AM, alone),
    ...after(text, OFFICE, alone),
    ...titled(text),
  ]
}

type Found = (text: string, at: number, match: RegExpMatchArray) => number

/** Every place after `pattern` where `lengthOf` finds a name of so many characters. */
function after(text: string, pattern: RegExp, lengthOf: Found): NameSpan[] {
  const spans: NameSpan[] = []
  for (const match of text.matchAll(pattern)) {
    const from = match.index + match[0].length
    const length = lengthOf(text, from, match)
    if (length > 0) spans.push({ from, to: from + length })
  }
  return spans
}

const endsAt = (text: string, at: number) => at >= text.length || BOUNDARY.test(text[at]!)
const isHan = (text: string, at: number) => at < text.length && HAN.test(text[at]!)

/** 我叫X: the words leave no doubt, so only where the name ends has to be found. */
function called(text: string, at: number): number {
  const surname = DOUBLE.test(text.slice(at, at + 2)) ? 2 : ANY.has(text[at] ?? '') ? 1 : 0
  if (surname === 0 || !isHan(text, at + surname)) return 0
  const second = at + surname + 1
  if (!isHan(text, second)) return text[second] === '*' ? 0 : surname + 1
  const takesSecond = endsAt(text, second + 1) || !(GOES_ON.has(text[second]!) || NEVER_GIVEN.has(text[second]!))
  return surname + (takesSecond ? 2 : 1)
}

/** 姓名：X: after a colon any two to four characters that stand alone, minority names with a dot; else as after 我叫. */
function labelled(text: string, at: number, match: RegExpMatchArray): number {
  if (match[1]) {
    const standing = /^[\u4e00-\u9fff]{2,4}(?:[·•][\u4e00-\u9fff]{1,6})*/.exec(text.slice(at, at + 16))?.[0] ?? ''
    if (standing && endsAt(text, at + standing.length) && !/[局处科院所站队厅部委会司区]$/.test(standing))
      return standing.length
  }
  const length = called(text, at)
  return length > 0 && isLikelyName(text.slice(at, at + length)) && endsAt(text, at + length) ? length : 0
}

/** 我是X, 本人X, 经理X: mostly no name follows, so it has to look like one in every respect. */
function alone(text: string, at: number): number {
  for (const length of [4, 3, 2]) {
    const name = text.slice(at, at + length)
    if (name.length < length || !isLikelyName(name)) continue
    const goesOn = /^(?:电话|手机|联系|身份证|男|女|是|系|家住|住在|住址|现年|今年|态度|说|不|没|把)/.test(
      text.slice(at + length),
    )
    if (endsAt(text, at + length) || goesOn) return length
  }
  return 0
}

/** X女士, X局长: the name in front of a title. A surname alone before the title is shown as it is. */
function titled(text: string): NameSpan[] {
  const spans: NameSpan[] = []
  for (const { index: title } of text.matchAll(TITLED)) {
    const length = nameBefore(text, title)
    if (length > 0) spans.push({ from: title - length, to: title })
  }
  return spans
}

function nameBefore(text: string, end: number): number {
  for (const length of [4, 3]) {
    const name = text.slice(Math.max(0, end - length), end)
    if (name.length === length && DOUBLE.test(name) && isLikelyName(name)) return length
  }
  const last = text[end - 1] ?? ''
  if (DOUBLE.test(text.slice(Math.max(0, end - 2), end))) return 0
  const three = text.slice(Math.max(0, end - 3), end)
  const two = text.slice(Math.max(0, end - 2), end)
  const before = (length: number) =>
    end - length <= 0 || !HAN.test(text[end - length - 1]!) || INTRODUCES.has(text[end - length - 1]!)
  // A surname just before the title: 王医生. It is a whole name only if that fits better with what stands in front.
  if (
    COMMON.has(last) &&
    !(two.length === 2 && isLikelyName(two) && before(2)) &&
    !(three.length === 3 && isLikelyName(three) && before(3))
  )
    return 0
  if (three.length === 3 && isLikelyName(three) && !NEVER_GIVEN.has(three[1]!)) {
    const shorter = isLikelyName(two) && !before(3) && before(2)
    if (!shorter) return 3
  }
  return two.length === 2 && isLikelyName(two) ? 2 : 0
}

const INTRODUCES = new Set('找请问被让给对向与和是叫谢赞扬评位的由经跟同及')

/** Whether two to four characters can be surname and given name, and are no word that only looks so. */
function isLikelyName(name: string): boolean {
  if (!/^[\u4e00-\u9fff]+$/.test(name)) return false
  const surname = DOUBLE.test(name) && name.length > 2 ? 2 : 1
  if (surname === 1 && (name.length > 3 || !COMMON.has(name[0]!))) return false
  const given = name.slice(surname)
  if (given.length < 1 || given.length > 2) return false
  if ([...given].some((character) => NEVER_GIVEN.has(character))) return false
  return !WORDS.has(name) && !WORDS.has(name.slice(0, 2)) && !WORDS.has(name.slice(-2))
}

const ENGLISH_TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Professor)\.?\s+((?:[A-Z][a-z'’-]+)(?:\s+[A-Z][a-z'’-]+){0,2})/g
const ENGLISH_NAMED = /\b[Mm]y name(?: is|['’]s)\s+((?:[A-Z][a-z'’-]+)(?:\s+[A-Z][a-z'’-]+){0,2})/g
const ENGLISH_I_AM = /\bI(?: am|['’]m)\s+((?:[A-Z][a-z'’-]+)\s+[A-Z][a-z'’-]+)(?=[,.;!\s]|$)/g

/** The names of persons in English text: after Mr, Ms, “my name is”, and two capitalised words after “I am”. */
export function findEnglishNames(text: string): NameSpan[] {
  return [ENGLISH_TITLED, ENGLISH_NAMED, ENGLISH_I_AM].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const to = match.index + match[0].length
      return { from: to - match[1]!.length, to }
    }),
  )
}

/** An English name with the first letter of each word: J*** S***. */
export function maskEnglishName(name: string): string {
  return name.replace(/\p{L}[\p{L}'’-]*/gu, (word) => word[0]! + '*'.repeat(Math.min(3, Math.max(1, word.length - 1))))
}
