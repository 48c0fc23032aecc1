import type { Item, Material, Step } from '../../foundation/standards/standards.contract.ts'
import type { Limit } from '../../platform/clock/clock.contract.ts'

/** Fictional items in the shape of real catalogues: name, type, unit, statutory and promised time, visits, how online. */
type DemoItem = readonly [
  name: string,
  nameEn: string,
  type: Item['type'],
  unit: string,
  statutoryDays: number,
  promisedDays: number,
  visits: number,
  online: Item['online'],
  audience: Item['audience'],
]

const ITEMS: readonly DemoItem[] = [
  ['食品经营许可（新办）', 'Food business licence, new', '01', 'market', 20, 8, 1, 'whole', 'business'],
  ['食品经营许可（变更）', 'Food business licence, change', '01', 'market', 20, 5, 0, 'whole', 'business'],
  ['个体工商户设立登记', 'Registration of a sole trader', '07', 'market', 5, 1, 0, 'whole', 'business'],
  ['企业设立登记', 'Registration of a company', '07', 'market', 5, 1, 0, 'whole', 'business'],
  ['特种设备使用登记', 'Registration of special equipment', '07', 'market', 20, 5, 1, 'apply', 'business'],
  ['公共场所卫生许可', 'Public health licence for premises', '01', 'health', 20, 7, 1, 'whole', 'business'],
  ['医师执业注册', 'Registration of a physician', '01', 'health', 20, 5, 0, 'whole', 'person'],
  ['出生医学证明签发', 'Birth certificate', '07', 'health', 3, 1, 1, 'apply', 'person'],
  ['独生子女父母奖励', 'Allowance for parents of an only child', '05', 'health', 30, 15, 1, 'apply', 'person'],
  ['企业职工养老保险参保登记', 'Pension insurance registration', '07', 'security', 10, 1, 0, 'whole', 'business'],
  [
    '灵活就业人员社会保险补贴',
    'Insurance subsidy for the self-employed',
    '05',
    'security',
    30,
    15,
    1,
    'apply',
    'person',
  ],
  ['失业保险金申领', 'Unemployment benefit', '05', 'security', 15, 5, 0, 'whole', 'person'],
  ['社会保障卡补换', 'Replacement of a social security card', '20', 'security', 10, 1, 1, 'apply', 'person'],
  ['人力资源服务许可', 'Licence for employment agencies', '01', 'security', 20, 6, 0, 'whole', 'business'],
  ['建筑工程施工许可', 'Construction permit', '01', 'housing', 7, 3, 0, 'whole', 'business'],
  ['商品房预售许可', 'Licence for pre-sale of housing', '01', 'housing', 10, 5, 1, 'apply', 'business'],
  ['公共租赁住房申请', 'Application for public rental housing', '05', 'housing', 40, 20, 1, 'apply', 'person'],
  ['老旧小区加装电梯备案', 'Filing of a lift for an old building', '10', 'housing', 15, 7, 1, 'apply', 'both'],
  ['城市建筑垃圾处置核准', 'Approval of building waste disposal', '01', 'urban', 20, 5, 1, 'whole', 'business'],
  ['临时占用城市道路审批', 'Temporary use of a street', '01', 'urban', 20, 5, 1, 'whole', 'both'],
  ['户外广告设置审批', 'Outdoor advertising permit', '01', 'urban', 20, 7, 1, 'apply', 'business'],
  ['普通高中学籍转学', 'Transfer between secondary schools', '20', 'education', 10, 5, 1, 'apply', 'person'],
  ['民办幼儿园设立审批', 'Founding of a private kindergarten', '01', 'education', 60, 30, 1, 'apply', 'business'],
  ['教师资格认定', 'Recognition as a teacher', '07', 'education', 30, 15, 1, 'apply', 'person'],
  ['道路货物运输经营许可', 'Road freight licence', '01', 'transport', 20, 5, 0, 'whole', 'business'],
  ['网络预约出租汽车驾驶员证', 'Licence for ride-hailing drivers', '01', 'transport', 20, 10, 1, 'apply', 'person'],
  ['公交优待卡办理', 'Concession card for buses', '20', 'transport', 7, 2, 1, 'apply', 'person'],
  ['最低生活保障对象认定', 'Recognition for minimum living allowance', '07', 'civil', 30, 20, 1, 'apply', 'person'],
  ['临时救助', 'Temporary assistance', '05', 'civil', 15, 7, 1, 'consult', 'person'],
  ['高龄津贴申领', 'Allowance for the very old', '05', 'civil', 20, 10, 0, 'whole', 'person'],
  ['社会团体成立登记', 'Registration of an association', '01', 'civil', 60, 20, 1, 'apply', 'business'],
  ['不动产首次登记', 'First registration of real estate', '07', 'land', 30, 5, 1, 'apply', 'both'],
  ['不动产转移登记', 'Transfer of real estate', '07', 'land', 30, 3, 1, 'apply', 'both'],
  ['建设用地规划许可', 'Planning permit for building land', '01', 'land', 20, 7, 0, 'whole', 'business'],
  ['户口迁移', 'Move of household registration', '07', 'police', 5, 1, 1, 'apply', 'person'],
  ['居民身份证补领', 'Replacement of an identity card', '07', 'police', 20, 10, 1, 'apply', 'person'],
  ['居住证申领', 'Residence permit', '07', 'police', 15, 7, 1, 'apply', 'person'],
  ['用水报装', 'Connection to the water supply', '20', 'water', 10, 4, 0, 'whole', 'both'],
  ['水费异议复核', 'Review of a water bill', '20', 'water', 7, 3, 0, 'apply', 'both'],
  ['宅基地用地审批', 'Homestead land approval', '01', 'wl-rural', 20, 15, 1, 'apply', 'person'],
]

const workdays = (amount: number): Limit => ({ amount, unit: 'WORKDAY' })
const material = (name: string, nameEn: string, needed: Material['needed'], copies: number): Material => ({
  name,
  nameEn,
  needed,
  copies,
  note: null,
})
const step = (name: string, nameEn: string, post: string, limit: Limit | null): Step => ({ name, nameEn, post, limit })

const PAPERS: Record<Item['audience'], readonly Material[]> = {
  person: [
    material('申请人身份证', 'Identity card of the applicant', 'always', 1),
    material('申请表', 'Application form', 'always', 1),
    material('委托书（他人代办时）', 'Letter of authority, if somebody else applies', 'sometimes', 1),
  ],
  business: [
    material('营业执照', 'Business licence', 'always', 1),
    material('申请表', 'Application form', 'always', 1),
    material('场所使用证明', 'Proof of the use of the premises', 'later', 1),
  ],
  both: [
    material('身份证或营业执照', 'Identity card or business licence', 'always', 1),
    material('申请表', 'Application form', 'always', 1),
    material('权属证明', 'Proof of ownership', 'sometimes', 1),
  ],
}

/** The items of the demo city, each with the key of its unit. */
export function demoItems(): (Omit<Item, 'id' | 'unitId' | 'unitName' | 'unitNameEn' | 'areaCode' | 'version'> & {
  unit: string
})[] {
  return ITEMS.map(([name, nameEn, type, unit, statutory, promised, visits, online, audience], i) => ({
    code: `9901${type}${String(i + 1).padStart(4, '0')}00`,
    name,
    nameEn,
    type,
    unit,
    statutory: workdays(statutory),
    promised: workdays(promised),
    legalBasis: null,
    visits,
    fee: '不收费',
    feeEn: 'Free of charge',
    online,
    audience,
    place: '云衡市民服务中心综合窗口',
    hours: '周一至周五 9:00–17:00',
    phone: '0990-5550100',
    complaintPhone: '0990-5550110',
    materials: [...PAPERS[audience]],
    steps: [
      step('受理', 'Acceptance', '综合窗口', workdays(1)),
      step('审核', 'Examination', '承办科室', null),
      step('决定', 'Decision', '分管负责人', null),
      step('送达', 'Delivery', '出件窗口', workdays(1)),
    ],
  }))
}
