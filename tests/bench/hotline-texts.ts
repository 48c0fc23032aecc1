/** A small grammar of what people tell a hotline, for volumes of text whose words are as unevenly used as real ones. */
const STREETS = words(
  '幸福 人民 解放 建设 和平 中山 新华 长江 黄河 文化 学府 工业 迎宾 滨河 环城 朝阳 光明 胜利 团结 友谊 站前 体育 公园 育才 东风 红旗 长安 金桥 银杏 桂花 梧桐 香樟 凤凰 龙泉 白云 青山 碧水 翠竹 望江 临港',
)
const STREET_ENDS = words('路 大道 街 巷 东路 西路 南街 北街')
const ESTATES = words(
  '阳光 锦绣 金色 翰林 御景 紫荆 碧桂 万和 恒达 世纪 水岸 丽景 佳园 康居 安泰 福星 华庭 名都 星河 春天 江南 北苑 绿洲 天成 鼎盛',
)
const ESTATE_ENDS = words('小区 花园 家园 公寓 华府 新村 苑')
const SPOTS = words(
  '门口 路口 地下车库 三号楼前 公交站旁 菜市场外 学校对面 消防通道 广场边 五单元楼道 北门 后院 天桥下 停车场',
)
const OPENINGS = words(
  '您好， 来电人反映： 市民反映， 我是附近居民， 本人住在这里， 反映一个情况： 请问一下， 投诉： 多次拨打电话无人处理， 代家中老人反映，',
)
const ENDS = words(
  '希望尽快处理。 请有关部门核实并答复。 严重影响居民生活，请解决。 诉求：尽快派人维修。 请帮忙协调，谢谢。 要求给出明确的处理时间。 希望加强管理。 请依法查处。 盼回复。 之前反映过一次，至今没有解决。',
)

/** What it is about: the class, the kind of bureau that handles it (a number), how often, and the ways of saying it. */
type Subject = readonly [category: string, bureau: number, weight: number, sayings: readonly string[]]
const SUBJECTS: readonly Subject[] = [
  ['010101', 0, 10, words('路灯不亮，晚上一片漆黑 路灯白天常亮夜里反而不亮 路灯杆倾斜，有倒下的危险')],
  ['010102', 0, 7, words('井盖缺失，行人差点掉下去 井盖松动，车辆经过响声很大 路面塌陷形成大坑')],
  ['010201', 1, 12, words('商贩占道经营，堵塞人行道 烧烤摊油烟扰民到凌晨 流动摊贩乱扔垃圾')],
  ['010202', 1, 8, words('垃圾桶满溢，几天无人清运 建筑垃圾乱倒在绿化带里 厕所脏臭无人打扫')],
  ['010301', 2, 11, words('自来水停水，没有提前通知 水压太低，五楼以上没有水 自来水发黄有异味 水管爆裂，水流了一地')],
  ['010302', 3, 9, words('小区频繁停电，电器烧坏了 变压器噪声很大 电线低垂，存在安全隐患')],
  ['010303', 4, 8, words('暖气不热，室内只有十五度 供暖时间已到，家里还没有来暖 暖气费收费标准不清楚')],
  ['010304', 5, 5, words('燃气泄漏，楼道里有气味 燃气表更换后费用异常')],
  ['020101', 6, 10, words('施工工地夜间施工，噪声扰民 广场舞音响声音太大 楼下餐馆抽风机噪声很大')],
  ['020102', 6, 5, words('工厂排放废气，气味刺鼻 河道水体发黑发臭')],
  ['030101', 7, 12, words('机动车违法停车，堵住消防通道 信号灯配时不合理，早晚高峰拥堵 非机动车道被占用停车')],
  ['030102', 8, 6, words('公交车等候时间过长，半小时没有一班 出租车拒载，司机态度恶劣')],
  ['040101', 9, 9, words('物业公司不作为，电梯坏了一个月没有维修 物业费涨价没有经过业主同意 房屋漏水，开发商推诿')],
  ['040102', 9, 4, words('房产证迟迟办不下来 购房款退款拖延')],
  ['050101', 10, 7, words('公司拖欠工资三个月 用人单位不缴纳社会保险')],
  ['050102', 11, 8, words('社保卡丢失如何补办 医保异地报销需要什么材料 养老金认证怎么办理')],
  ['060101', 12, 5, words('学校周边校外培训乱收费 入学材料审核不通过，不知道原因')],
  ['060102', 13, 4, words('医院挂号困难，排队时间很长 社区卫生服务中心药品不全')],
  ['070101', 14, 7, words('超市销售过期食品 网购商品与描述不符，商家拒绝退货 预付卡商家跑路，无法退款')],
  ['080101', 15, 3, words('户口迁移需要什么手续 居住证到期如何续签')],
]

function words(text: string): string[] {
  return text.split(' ')
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Told = { readonly text: string; readonly category: string; readonly bureau: number }

/** The weights added up: a number below the whole falls to the first subject whose sum is above it. */
const UP_TO = SUBJECTS.map((_, i) => SUBJECTS.slice(0, i + 1).reduce((sum, [, , weight]) => sum + weight, 0))
const WHOLE = UP_TO.at(-1)!

/** One matter as somebody might tell it, 30 to 110 characters. */
export function tell(random: () => number): Told {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const at = random() * WHOLE
  const [category, bureau, , sayings] = SUBJECTS[UP_TO.findIndex((sum) => at < sum)]!
  const estate = `${one(ESTATES)}${one(ESTATES)}${one(ESTATE_ENDS)}`
  const street = `${one(STREETS)}${one(STREET_ENDS)}${1 + Math.floor(random() * 300)}号`
  const days = 1 + Math.floor(random() * 20)
  const since = random() < 0.6 ? `，已经${days}天了` : ''
  const more =
    random() < 0.3 ? `另外${one(SPOTS)}还有${one(SUBJECTS[Math.floor(random() * SUBJECTS.length)]![3])}。` : ''
  return {
    category,
    bureau,
    text: `${one(OPENINGS)}${street}${estate}${one(SPOTS)}${one(sayings)}${since}。${more}${one(ENDS)}`,
  }
}

/** How many kinds of bureaus there are. */
export const BUREAUS = 16
