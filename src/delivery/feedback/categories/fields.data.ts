import type { CategoryField } from './categories.contract.ts'

type Shipped = Omit<CategoryField, 'code' | 'required'>

const plain = (datatype: CategoryField['datatype'], zh: string, en: string): Shipped => ({
  datatype,
  description: { zh, en },
  values: [],
})
const choice = (
  datatype: 'singlevaluelist' | 'multivaluelist',
  zh: string,
  en: string,
  values: Readonly<Record<string, readonly [zh: string, en: string]>>,
): Shipped => ({
  datatype,
  description: { zh, en },
  values: Object.entries(values).map(([key, [zhName, enName]]) => ({ key, name: { zh: zhName, en: enName } })),
})

/** The fields that shipped classes ask for beside the text, by the code under which a class names them. */
export const FIELDS: Readonly<Record<string, Shipped>> = {
  lampNumber: plain('string', '路灯编号', 'Lamp number'),
  coverKind: choice('singlevaluelist', '井盖种类', 'Kind of cover', {
    rain: ['雨水', 'Rain water'],
    sewer: ['污水', 'Sewer'],
    power: ['电力', 'Power'],
    telecom: ['通信', 'Telecom'],
    unknown: ['看不清', 'Cannot tell'],
  }),
  damageSize: choice('singlevaluelist', '破损大小', 'Size of the damage', {
    small: ['脸盆以内', 'Smaller than a basin'],
    medium: ['一张桌子以内', 'Up to a table'],
    large: ['更大', 'Larger'],
  }),
  waterDepth: choice('singlevaluelist', '积水深度', 'Depth of water', {
    ankle: ['没过脚踝', 'Ankle'],
    knee: ['没过膝盖', 'Knee'],
    deeper: ['更深', 'Deeper'],
  }),
  outageScope: choice('singlevaluelist', '影响范围', 'What is affected', {
    household: ['一户', 'One household'],
    building: ['整栋楼', 'The whole building'],
    estate: ['整个小区或村', 'The whole estate or village'],
    district: ['一片街区', 'Several streets'],
  }),
  outageSince: plain('datetime', '开始时间', 'Since when'),
  accountNumber: plain('string', '户号', 'Account number'),
  meterReading: plain('number', '表上读数', 'Meter reading'),
  gasSmell: choice('singlevaluelist', '是否闻到燃气味', 'Smell of gas', {
    strong: ['很浓', 'Strong'],
    slight: ['轻微', 'Slight'],
    none: ['没有', 'None'],
  }),
  roomTemperature: plain('number', '室内温度（℃）', 'Room temperature (°C)'),
  noiseHours: choice('multivaluelist', '噪声时段', 'When the noise is', {
    morning: ['早晨 6–8 时', '6–8'],
    day: ['白天 8–18 时', '8–18'],
    evening: ['傍晚 18–22 时', '18–22'],
    night: ['夜间 22–6 时', '22–6'],
  }),
  noiseSource: plain('string', '声源', 'Source of the noise'),
  smellHours: plain('string', '异味出现的时间', 'When it smells'),
  waterColour: plain('string', '水的颜色和气味', 'Colour and smell of the water'),
  plate: plain('string', '车牌号', 'Number plate'),
  lineName: plain('string', '线路和站点', 'Line and stop'),
  rideTime: plain('datetime', '乘车时间', 'Time of the ride'),
  orderNumber: plain('string', '订单号', 'Order number'),
  companyName: plain('string', '企业或商家名称', 'Name of the business'),
  licenceNumber: plain('string', '统一社会信用代码', 'Unified social credit code'),
  purchaseDate: plain('datetime', '购买日期', 'Date of purchase'),
  amountYuan: plain('number', '涉及金额（元）', 'Amount (yuan)'),
  owedMonths: plain('number', '拖欠月数', 'Months owed'),
  workers: plain('number', '涉及人数', 'People concerned'),
  projectName: plain('string', '工程或项目名称', 'Name of the project'),
  purchaseWay: choice('singlevaluelist', '购买方式', 'How it was bought', {
    shop: ['实体店', 'In a shop'],
    online: ['网上', 'Online'],
    live: ['直播', 'From a live stream'],
    phone: ['电话', 'By telephone'],
  }),
  wish: choice('multivaluelist', '您的诉求', 'What you ask for', {
    refund: ['退款', 'Refund'],
    replace: ['换货', 'Replacement'],
    repair: ['维修', 'Repair'],
    damages: ['赔偿', 'Damages'],
    inspection: ['查处', 'Inspection'],
  }),
  estateName: plain('string', '小区名称', 'Name of the estate'),
  buildingNumber: plain('string', '楼栋单元', 'Building and entrance'),
  elevatorNumber: plain('string', '电梯编号', 'Lift number'),
  peopleTrapped: choice('singlevaluelist', '是否有人被困', 'Anybody trapped', {
    yes: ['有', 'Yes'],
    no: ['没有', 'No'],
  }),
  schoolName: plain('string', '学校或机构名称', 'Name of the school'),
  gradeName: plain('string', '年级', 'Grade'),
  hospitalName: plain('string', '医院名称和科室', 'Hospital and department'),
  visitDate: plain('datetime', '就诊日期', 'Date of the visit'),
  insuredPlace: plain('string', '参保地', 'Where insured'),
  villageName: plain('string', '村（组）', 'Village'),
  areaMu: plain('number', '面积（亩）', 'Area (mu)'),
  parcelNumber: plain('string', '运单号', 'Parcel number'),
  phoneNumberUsed: plain('string', '对方号码', 'Number that called'),
  serviceItem: plain('string', '办理事项', 'Matter applied for'),
  counterName: plain('string', '大厅和窗口', 'Hall and counter'),
  caseNumber: plain('string', '办件编号', 'Case number'),
  animalKind: plain('string', '动物种类', 'Kind of animal'),
  spotName: plain('string', '场馆或景区名称', 'Venue or sight'),
}
