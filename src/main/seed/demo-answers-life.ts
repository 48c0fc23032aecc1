import type { DemoAnswer } from './demo-answers-hotline.ts'

/** What people ask about most: papers, social security, work, housing, utilities, streets, health, school, shopping. */
export const LIFE_ANSWERS: readonly DemoAnswer[] = [
  {
    category: '0601',
    unit: 'police',
    question: ['身份证丢了怎么补办？', 'I lost my identity card. How do I get a new one?'],
    short: [
      '本人到任一户政窗口申领，可在外地办理，急用可同时申请临时身份证。',
      'Go in person to any household registration window; elsewhere too. Ask for a temporary card if it is urgent.',
    ],
    answer: [
      '由本人到居住地或户籍地的户政窗口办理，现场采集照片和指纹。公安机关自收到申请之日起六十日内发证，交通不便的地区可以延长三十日；实际一般更快。\n\n急需使用的，可以同时申请临时居民身份证，有效期三个月。补领收取工本费，具体以窗口公示为准。',
      'Go in person to the window where you live or are registered; photo and fingerprints are taken there. The card is issued within sixty days of the application, thirty more in remote areas; usually it is quicker.\n\nIf it is urgent ask for a temporary card, valid for three months. The fee is posted at the window.',
    ],
    keywords: '身份证 补办 丢失 挂失 临时身份证 换领',
    source: '中华人民共和国居民身份证法第十一条、第十二条',
  },
  {
    category: '0601',
    unit: 'police',
    question: ['外地人怎么办居住证？', 'How do I get a residence permit?'],
    short: [
      '居住满半年，有稳定就业、住所或就读之一即可申领，十五日内发证，首次免费。',
      'After half a year here with work, a home or a school place; issued within 15 days, free the first time.',
    ],
    answer: [
      '离开常住户口所在地、在本市居住半年以上，符合有合法稳定就业、合法稳定住所、连续就读条件之一的，可以申领。带身份证、照片和相应证明到居住地派出所或受委托的社区服务站。\n\n符合条件的十五日内发证。居住证每年签注一次，首次申领免收工本费。',
      'Whoever has lived here for half a year away from the registered home and has stable work, a stable home or is at school here may apply at the police station or the community service point, with identity card, photo and proof.\n\nIt is issued within fifteen days, endorsed once a year, and free the first time.',
    ],
    keywords: '居住证 暂住证 外来人口 签注',
    source: '居住证暂行条例第二条、第九条、第十条、第十八条',
  },
  {
    category: '0904',
    unit: 'civil',
    question: ['结婚登记要带什么？要回户籍地吗？', 'What do I need to register a marriage?'],
    short: [
      '双方本人带身份证，在全国任一婚姻登记机关办理，不用户口簿，免费。',
      'Both come in person with identity cards to any registry in the country; no household booklet, no fee.',
    ],
    answer: [
      '男女双方共同到任一婚姻登记机关，出示本人有效身份证件，签署没有配偶以及没有直系血亲和三代以内旁系血亲关系的声明。符合条件的当场登记发证，不收费用。建议提前预约。',
      'Both come together to any marriage registry with valid identity cards and sign that they have no spouse and are not closely related. If all is in order the certificate is given on the spot without a fee. Booking ahead is advised.',
    ],
    keywords: '结婚 领证 婚姻登记 民政局 预约',
    source: '婚姻登记条例（2025 年修订）',
  },
  {
    category: '0304',
    unit: 'security',
    question: ['没有单位怎么交社保？', 'How do I pay social insurance without an employer?'],
    short: [
      '灵活就业人员可自己参加职工养老和医疗保险，也可参加城乡居民保险。',
      'As self-employed you can join the employees’ pension and health insurance, or those for residents.',
    ],
    answer: [
      '无雇工的个体工商户、未在用人单位参保的非全日制从业人员和其他灵活就业人员，可以参加职工基本养老、基本医疗保险，由个人缴费，缴费基数在公布的上下限之间自选。也可以选择城乡居民养老、医疗保险。\n\n带身份证到社保窗口或在网上登记，缴费向税务部门办理。',
      'Sole traders without staff, part-time workers not insured by an employer and others in flexible work may join the employees’ pension and health insurance on their own, choosing a base between the published limits; or those for residents.\n\nRegister at the window or online with your identity card; contributions are paid to the tax office.',
    ],
    keywords: '社保 灵活就业 个人缴费 养老保险 医保 自己交',
    source: '中华人民共和国社会保险法第十条、第二十三条',
  },
  {
    category: '0306',
    unit: 'security',
    question: ['失业金怎么领？', 'How do I claim unemployment benefit?'],
    short: [
      '参保缴费满一年、非本人意愿失业并办了失业登记的可领，网上或社保窗口申请。',
      'After a year of contributions, if you did not leave by your own will and are registered as unemployed.',
    ],
    answer: [
      '同时符合三个条件：失业前单位和本人已缴纳失业保险费满一年；非因本人意愿中断就业；已办理失业登记并有求职要求。\n\n累计缴费满一年不足五年的最长领十二个月，满五年不足十年的最长十八个月，十年以上的最长二十四个月。凭身份证或社会保障卡在网上或窗口申请。',
      'Three things are needed: a year of contributions, leaving not by your own will, and being registered as unemployed and looking for work.\n\nUp to 12 months after one to five years of contributions, 18 after five to ten, 24 after more. Apply online or at the window with identity or social security card.',
    ],
    keywords: '失业金 失业保险 下岗 辞退 领取条件',
    source: '中华人民共和国社会保险法第四十五条、第四十六条',
  },
  {
    category: '0301',
    unit: 'security',
    question: ['单位拖欠工资怎么办？', 'My employer owes me wages. What can I do?'],
    short: [
      '留好合同、考勤、转账记录，向劳动监察投诉或申请劳动仲裁，也可拨打 12333。',
      'Keep contract, time sheets and transfers; complain to labour inspection or go to arbitration; call 12333.',
    ],
    answer: [
      '向用工所在地劳动保障监察机构投诉，带身份证、劳动合同或能证明用工的材料（考勤、工牌、转账和聊天记录）。两年内的欠薪都可以投诉。也可以申请劳动争议仲裁，时效一年；劳动关系存续期间因拖欠报酬发生争议的不受一年限制。\n\n工程项目的农民工还可以找总包单位清偿。',
      'Complain to labour inspection where you work, with identity card and contract or other proof: time sheets, badge, transfers, messages. This is possible for two years. Or apply for arbitration within a year; while you still work there that limit does not hold for wages.\n\nOn building sites the main contractor has to pay first.',
    ],
    keywords: '欠薪 讨薪 农民工 工资 劳动监察 仲裁',
    source: '保障农民工工资支付条例第三十条；劳动保障监察条例第二十条；劳动争议调解仲裁法第二十七条',
  },
  {
    category: '0901',
    unit: 'civil',
    question: ['低保怎么申请？', 'How do I apply for the minimum living allowance?'],
    short: [
      '共同生活的家庭成员人均收入低于当地标准且财产符合规定的，向乡镇（街道）申请。',
      'If the household’s income a head and its means lie below the local line, apply at the township or subdistrict.',
    ],
    answer: [
      '由家庭成员向户籍所在地或经常居住地的乡镇政府、街道办事处书面申请，本人有困难的可委托村（居）委会代为提交。乡镇通过入户调查、邻里访问、信息核对查明家庭状况，提出初审意见并公示，报县级民政部门审批。\n\n本市承诺二十个工作日内办结。',
      'A member of the household applies in writing at the township or subdistrict where it is registered or lives; the village or residents’ committee may hand it in. The household is visited, neighbours are asked and registers compared; the proposal is posted, and the county’s civil affairs office decides.\n\nThe city promises 20 working days.',
    ],
    keywords: '低保 最低生活保障 困难 救助 补助',
    source: '社会救助暂行办法第九条至第十一条',
  },
  {
    category: '0902',
    unit: 'transport',
    question: ['老年人公交优待卡怎么办？', 'How do old people get a concession card for buses?'],
    short: [
      '满六十五周岁，带身份证到公交网点，两个工作日内领卡，不收工本费。',
      'From 65 on, with the identity card at a bus service point; ready within 2 working days, free.',
    ],
    answer: [
      '年满六十五周岁的老人，不分户籍，凭身份证到公交服务网点或市民服务中心办理，也可由家属代办。承诺两个工作日内领卡，不收工本费。卡片遗失的，补卡收取成本费。\n\n六十至六十四周岁的本市户籍老人可办理半价卡。',
      'From 65 on, wherever registered, with the identity card at a bus service point or the Service Hall; family may do it for you. Ready within two working days and free; a lost card is replaced at cost.\n\nFrom 60 to 64 those registered in the city get a half-price card.',
    ],
    keywords: '老年卡 敬老卡 公交卡 免费乘车 优待',
    source: '云衡市老年人乘车优待办法（演示城市自拟）',
  },
  {
    category: '1107',
    unit: 'housing',
    question: ['公租房怎么申请？', 'How do I apply for public rental housing?'],
    short: [
      '本市无房且收入在规定线以内，向街道（乡镇）或市民服务中心申请，承诺二十个工作日审核。',
      'Without a home in the city and below the income line; apply at the subdistrict or the hall; checked in 20 working days.',
    ],
    answer: [
      '在本市无住房或者住房面积低于规定标准、收入和财产低于规定标准的，可以申请；外来务工人员还需稳定就业达到规定年限。带身份证、户籍或居住证、收入和住房证明，向街道、乡镇或市民服务中心申请。\n\n审核承诺二十个工作日，通过后公示并轮候配租。',
      'For those without a home in the city, or with too small a one, whose income and means lie below the lines; people from elsewhere also need some years of steady work. Apply at the subdistrict, township or Service Hall with proof of identity, residence, income and housing.\n\nThe check takes 20 working days at most; then names are posted and put on the waiting list.',
    ],
    keywords: '公租房 保障房 廉租房 住房困难 轮候',
    source: '公共租赁住房管理办法第七条至第九条',
  },
  {
    category: '1108',
    unit: 'land',
    question: ['二手房过户要多久、去哪里办？', 'Where is a second-hand home transferred, and how long does it take?'],
    short: [
      '买卖双方到市民服务中心不动产窗口，网上可先申请，承诺三个工作日。',
      'Both go to the real estate window of the hall; it can begin online; 3 working days.',
    ],
    answer: [
      '买卖双方带身份证、不动产权证、买卖合同，到市民服务中心不动产综合窗口一次办理交易、缴税和登记，也可以先在网上提交。法定三十个工作日，本市承诺三个工作日。有抵押的请先与银行确认能否带押过户。',
      'Buyer and seller go to the real estate window with identity cards, title and contract; transfer, tax and registration are done in one go, and can begin online. The law allows 30 working days, the city promises 3. If there is a mortgage ask the bank whether it can be transferred with it.',
    ],
    keywords: '过户 不动产 房产证 二手房 产权 登记',
    source: '不动产登记暂行条例；云衡市不动产登记承诺（演示城市自拟）',
  },
  {
    category: '1101',
    unit: 'housing',
    question: ['电动自行车能推进楼道充电吗？', 'May I charge an electric bicycle in the stairwell?'],
    short: [
      '不能。禁止在公共门厅、疏散走道、楼梯间停放或充电，请用集中充电点。',
      'No. It is forbidden in halls, escape routes and stairwells; use a charging point.',
    ],
    answer: [
      '禁止在高层民用建筑公共门厅、疏散走道、楼梯间、安全出口停放电动自行车或者为其充电，也不要“飞线”充电。发现的请先告诉物业；不制止的向消防救援机构反映，火情立即拨打 119。\n\n小区没有集中充电点的，可以向街道提出增设建议。',
      'Parking or charging electric bicycles in halls, escape routes, stairwells and exits of high buildings is forbidden, and so are cables from windows. Tell the property manager first; if nothing is done tell the fire service; for fire call 119.\n\nIf the estate has no charging point propose one to the subdistrict.',
    ],
    keywords: '电动车 充电 楼道 飞线 消防 隐患',
    source: '高层民用建筑消防安全管理规定第三十七条',
  },
  {
    category: '1201',
    unit: 'water',
    question: ['家里突然停水怎么办？', 'The water is suddenly off. What do I do?'],
    short: [
      '先看停水公告、问邻居；整片停水报 12345，二十四小时内答复，抢修中的会告知恢复时间。',
      'Look for notices and ask neighbours; report an outage to 12345, answered within 24 hours.',
    ],
    answer: [
      '先看小区公告和本网站的停水通知，再看邻居是否有水：只有自家停水的，检查表前阀门和是否欠费；整栋或整片停水的，拨打 12345 或供水服务中心报修。\n\n计划停水应当提前二十四小时通知。管道爆裂的请说明准确位置，便于先关阀。',
      'Look for notices of the estate and on this site, and ask neighbours: if only you are without, check the valve and your bill; if the whole house or street is, call 12345 or the water service.\n\nPlanned outages are announced 24 hours ahead. For a burst pipe say exactly where, so that the valve can be shut.',
    ],
    keywords: '停水 没水 水管爆裂 水压 报修 供水',
    source: '城市供水条例第二十二条',
  },
  {
    category: '1204',
    unit: 'housing',
    question: ['暖气不热找谁？', 'The heating is cold. Whom do I tell?'],
    short: [
      '先找供热单位测温维修，二十四小时内上门；不处理的打 12345，按水电气热时限办理。',
      'Tell the heating company, which comes within 24 hours; if not, call 12345.',
    ],
    answer: [
      '请先检查阀门是否打开、是否需要排气，再联系供热单位报修并要求测温；居民卧室、起居室室温低于十八摄氏度的应当查明原因。二十四小时内没有上门的，拨打 12345，按水电气热类二十四小时内答复。\n\n测温不合格的，凭记录按合同退还热费。',
      'See whether the valve is open and the radiator needs bleeding, then call the heating company and ask for a measurement; below 18 °C in bedrooms and living rooms the cause must be found. If nobody comes within 24 hours call 12345.\n\nIf the measurement was too low, the charge is repaid by contract.',
    ],
    keywords: '暖气 供暖 供热 不热 测温 退费',
    source: '云衡市供热服务规则（演示城市自拟）',
  },
  {
    category: '0802',
    unit: 'urban',
    question: ['夜里工地施工太吵怎么办？', 'A building site is too loud at night. What can I do?'],
    short: [
      '夜间二十二点至次日六点一般禁止产生噪声的施工，拨打 12345，说明工地位置和时间。',
      'From 22:00 to 6:00 noisy works are forbidden as a rule; call 12345 and say where and when.',
    ],
    answer: [
      '在噪声敏感建筑物集中区域，禁止夜间（晚上二十二点至次日早晨六点）进行产生噪声的建筑施工，抢修、抢险以及因生产工艺必须连续施工并取得证明、公告附近居民的除外。\n\n请告诉我们工地名称或位置、开始时间，最好录一段视频。城管部门夜间值守，会到现场查看。',
      'Where people live, noisy building works are forbidden from 22:00 to 6:00, save repairs in emergencies and works that must go on without a break, which need a certificate and a notice to neighbours.\n\nSay which site and since when; a short video helps. Urban management is on duty at night and goes there.',
    ],
    keywords: '噪音 夜间施工 工地 扰民 吵 睡不着',
    source: '中华人民共和国噪声污染防治法第四十三条、第八十八条',
  },
  {
    category: '0206',
    unit: 'urban',
    question: ['车被违停堵住了怎么办？', 'My car is blocked by another one. What do I do?'],
    short: [
      '道路上的打 122 或 110 请交警通知挪车，小区内的先找物业。',
      'On a street call 122 or 110 to have the owner told; inside an estate ask the property manager.',
    ],
    answer: [
      '在道路上被堵的，拨打 122 或 110，由交警通知车主挪车；我们不能向您提供车主电话。在小区、单位内部的，先找物业或门卫。\n\n某一路段长期违停的，向 12345 反映地点和时段，会转交警和城管研究增设标线或加强巡查。',
      'On a street call 122 or 110: the police tell the owner; we may not give you the number. Inside an estate or firm ask the manager or gatekeeper.\n\nIf it happens all the time at one place, tell 12345 where and when; police and urban management look at markings and patrols.',
    ],
    keywords: '违停 挪车 堵车 停车 占道',
    source: '中华人民共和国道路交通安全法第九十三条',
  },
  {
    category: '0102',
    unit: 'urban',
    question: ['路灯不亮怎么报修？', 'How do I report a street lamp that is out?'],
    short: [
      '报 12345，说出灯杆编号或最近的门牌，一般二十四小时内修复。',
      'Tell 12345 the number on the pole or the nearest house; it is usually mended within 24 hours.',
    ],
    answer: [
      '在“诉求”里选择“路灯不亮”，填写灯杆上的编号；没有编号的写最近的门牌或路口，并说明是单盏还是一段。灯杆倾斜、露线漏电的，请远离并立即报告，按突发情况两小时内处置。',
      'Choose “street lamp out” under “Tell us” and give the number on the pole, or the nearest house or crossing, and whether it is one lamp or several. If a pole leans or wires are bare keep away and report it at once; such dangers are dealt with within two hours.',
    ],
    keywords: '路灯 不亮 照明 灯杆 报修',
    source: '云衡市市政设施报修规则（演示城市自拟）',
  },
  {
    category: '0704',
    unit: 'market',
    question: ['网购的东西能七天无理由退货吗？', 'Can I send back what I bought online within seven days?'],
    short: [
      '收到之日起七日内可以，定作、鲜活易腐、已拆封的音像软件、交付的报刊除外；商家不退打 12315。',
      'Yes, within 7 days of receipt, with some exceptions; if the shop refuses call 12315.',
    ],
    answer: [
      '网络、电视、电话、邮购的商品，自收到之日起七日内可以退货，不需说明理由，商品应当完好；退货运费由消费者承担，另有约定的除外。定作的、鲜活易腐的、在线下载或已拆封的音像制品和软件、交付的报纸期刊除外。\n\n商家拒绝的，拨打 12315 或 12345。',
      'What was bought online, by television, telephone or post can be sent back within seven days of receipt without a reason, in good condition; you pay for the way back unless agreed otherwise. Not so for custom-made and perishable goods, opened recordings and software, and newspapers.\n\nIf the shop refuses call 12315 or 12345.',
    ],
    keywords: '退货 七天 网购 消费者 12315 维权',
    source: '中华人民共和国消费者权益保护法第二十五条',
  },
  {
    category: '0701',
    unit: 'market',
    question: ['买到过期食品怎么索赔？', 'I was sold expired food. What can I claim?'],
    short: [
      '保留小票和实物，可要求退款并赔偿价款十倍，不足一千元按一千元。',
      'Keep receipt and goods; claim the price and ten times of it, 1,000 yuan at least.',
    ],
    answer: [
      '生产不符合食品安全标准的食品，或者经营明知不符合标准的食品，除赔偿损失外，还可以要求价款十倍或者损失三倍的赔偿金，增加赔偿的金额不足一千元的为一千元。请保留实物、小票、付款记录并拍照。\n\n协商不成的，拨打 12315 或 12345 请求调解，也可以起诉。',
      'From whoever made food against the safety standards, or knowingly sold it, you may claim, beside your loss, ten times the price or three times the loss, 1,000 yuan at least. Keep the goods, the receipt and photos.\n\nIf you cannot agree call 12315 or 12345 to mediate, or go to court.',
    ],
    keywords: '过期 食品安全 赔偿 十倍 超市 变质',
    source: '中华人民共和国食品安全法第一百四十八条',
  },
  {
    category: '0406',
    unit: 'health',
    question: ['异地看病医保怎么直接结算？', 'How is treatment in another place settled by health insurance?'],
    short: [
      '先备案再就医：长期居住的办长期备案，临时外出的办临时备案，网上即可。',
      'Give notice first, online: long-term for those who live elsewhere, temporary for others.',
    ],
    answer: [
      '在国家医保服务平台应用或窗口办理异地就医备案，选择就医地，凭医保电子凭证或社会保障卡在已开通的定点医院直接结算。急诊抢救的视同已备案。\n\n没有备案自己垫付的，可凭发票、费用清单、病历回参保地报销，比例可能降低。',
      'Give notice in the national health insurance app or at a window, choose the place, and pay with the electronic voucher or social security card at hospitals that take part. Emergencies count as notified.\n\nIf you paid yourself without notice, claim at home with invoice, list and record; the share may be lower.',
    ],
    keywords: '异地就医 医保 备案 报销 直接结算',
    source: '国家医保局、财政部关于基本医疗保险跨省异地就医直接结算的规定',
  },
  {
    category: '0501',
    unit: 'education',
    question: ['随迁子女怎么在本市上小学？', 'How do children of people from elsewhere enter primary school here?'],
    short: [
      '凭居住证在居住地学区报名，每年六月网上登记，八月公布结果。',
      'With a residence permit, in the district where you live; register online in June, results in August.',
    ],
    answer: [
      '年满六周岁的适龄儿童，父母一方持有效居住证的，在居住证登记的学区报名，由县（区）教育部门统筹安排公办学校学位。每年六月网上登记，七月核验材料，八月公布。\n\n请准备户口簿、居住证、住所证明；学位紧张的学校以当年公告的顺序安排。',
      'Children of six whose father or mother holds a valid residence permit register in the district named there; the county’s education office finds a place at a public school. Registration is online in June, papers are checked in July, places published in August.\n\nHave the household booklet, permit and proof of home ready.',
    ],
    keywords: '入学 随迁子女 小学 学区 报名 幼升小',
    source: '居住证暂行条例第十二条；云衡市义务教育招生办法（演示城市自拟）',
  },
  {
    category: '0603',
    unit: 'police',
    question: ['接到疑似诈骗电话怎么办？', 'I got a call that may be a fraud. What do I do?'],
    short: [
      '不转账、不给验证码；已转账的立即打 110 并联系银行止付，来电显示 96110 请接听。',
      'Transfer nothing and give no codes. If you did, call 110 and the bank at once. Do answer 96110.',
    ],
    answer: [
      '公检法、银行、12345 都不会要求您转账到“安全账户”，也不会索要验证码。已经转账的，立即拨打 110，并联系银行申请止付，保留通话和转账记录。\n\n96110 是反诈预警劝阻电话，看到来电请及时接听。',
      'Neither police nor courts, banks nor 12345 ask you to transfer money to a “safe account” or for codes. If you did, call 110 and your bank at once and keep the records.\n\n96110 is the number by which you are warned of fraud: please answer it.',
    ],
    keywords: '诈骗 反诈 96110 转账 验证码 骗子',
    source: '中华人民共和国反电信网络诈骗法',
  },
  {
    category: '0112',
    unit: 'urban',
    question: ['养狗要办证吗？遛狗有什么规定？', 'Do I need a licence for a dog?'],
    short: [
      '要按规定免疫、登记；出门须佩戴犬牌、用犬绳牵领，避让他人并清理粪便。',
      'It is to be vaccinated and registered; outside it wears its tag on a lead, and you clean up.',
    ],
    answer: [
      '饲养犬只应当定期免疫接种狂犬病疫苗，凭免疫证明向养犬登记机关申请登记。携带犬只出户的，应当佩戴犬牌并采取系犬绳等措施，防止伤人和传播疫病，即时清理粪便。\n\n被犬只咬伤的，立即用肥皂水和流水冲洗伤口至少十五分钟，尽快到犬伤门诊。',
      'Dogs are vaccinated against rabies regularly and registered with that proof. Outside they wear their tag and are led, and you clean up after them.\n\nIf bitten wash the wound with soap under running water for fifteen minutes at least and go to a clinic for dog bites at once.',
    ],
    keywords: '养狗 犬证 遛狗 狂犬病 咬伤 牵绳',
    source: '中华人民共和国动物防疫法第三十条',
  },
]
