/** One answer of the demo city's knowledge base. Units are the keys of demo-places.ts. */
export type DemoAnswer = {
  readonly category: string
  readonly unit: string
  readonly question: readonly [zh: string, en: string]
  readonly short: readonly [zh: string, en: string]
  readonly answer: readonly [zh: string, en: string]
  /** Parted by blanks. */
  readonly keywords: string
  readonly source: string
  /** For operators only. */
  readonly inner?: true
}

const RULES = '云衡市民热线受理办理规则（演示城市自拟），参照国办发〔2020〕53号'

/** The hotline itself: what it takes, how long things take, what becomes of them; and the service hall. */
export const HOTLINE_ANSWERS: readonly DemoAnswer[] = [
  {
    category: '1405',
    unit: 'hotline',
    question: ['怎样向 12345 反映问题？', 'How do I turn to 12345?'],
    short: [
      '打 12345 或在本网站“诉求”提交，全天二十四小时受理，不用注册。',
      'Call 12345 or use “Tell us” on this site, day and night; no account is needed.',
    ],
    answer: [
      '您可以拨打 12345，也可以在本网站“诉求”栏目填写。请说明事情、地点和时间，能附照片更好。\n\n提交后会得到编号和查询码，凭这两项随时查看办理进度。不留联系方式也能提交，但承办单位就无法向您核实情况。',
      'Call 12345, or use “Tell us” on this site. Say what happened, where and when; a photo helps.\n\nYou get a number and a code by which you can follow it at any time. You may stay nameless, but then the unit cannot ask you anything.',
    ],
    keywords: '投诉 举报 反映 热线 打电话 留言 怎么投诉',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['反映的问题多久能答复？', 'How soon am I answered?'],
    short: [
      '咨询两个工作日，求助和投诉五个工作日，举报和建议十三个工作日；水电气热二十四小时，突发情况两小时。',
      'Questions within 2 working days, help and complaints 5, reports and suggestions 13; utilities 24 hours, emergencies 2 hours.',
    ],
    answer: [
      '一般情况：咨询两个工作日，求助、投诉五个工作日，举报、建议十三个工作日。水、电、气、热故障二十四小时内答复，危及安全的突发情况两小时内答复，复杂疑难的十五个工作日。\n\n时限从登记次日起算，不含节假日。需要延期的，承办单位必须在到期前申请，并把理由和新的日期告诉您。',
      'As a rule: questions 2 working days, help and complaints 5, reports and suggestions 13. Failures of water, power, gas and heating 24 hours, dangers 2 hours, hard cases 15 working days.\n\nDays are counted from the day after registration, days off left out. Whoever needs longer must ask before the time is up and tell you why and until when.',
    ],
    keywords: '时限 期限 几天 多长时间 回复 办理时间 承诺',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['怎样查询诉求办到哪一步了？', 'How do I follow my matter?'],
    short: [
      '在本网站“查进度”输入编号和查询码，或者拨打 12345 报编号。',
      'Enter number and code under “Follow”, or call 12345 and give the number.',
    ],
    answer: [
      '在“查进度”里输入回执上的编号和八位查询码，可以看到现在由哪个单位办理、还剩几天、下一步是什么。\n\n查询码只在提交时显示一次。遗失的，请拨打 12345，核对您的联系电话后由话务员告知进展。',
      'Under “Follow” enter the number and the eight-character code of your receipt: you see who holds it, how many days are left and what comes next.\n\nThe code is shown once. If it is lost, call 12345; once your telephone number is checked the operator tells you how it stands.',
    ],
    keywords: '进度 查询码 编号 查件 催办 到哪了',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['哪些事情 12345 不受理？', 'What does 12345 not take?'],
    short: [
      '紧急警情请打 110、119、120、122；诉讼仲裁、行政复议、信息公开、纪检监察、信访在办和外地的事项不受理。',
      'Emergencies go to 110, 119, 120, 122. Courts, reconsideration, disclosure, discipline, petitions under way and other cities are not taken.',
    ],
    answer: [
      '以下事项热线不受理，话务员会告诉您该找谁：\n\n一、应由 110、119、120、122 处置的紧急事项；\n二、已进入或应当通过诉讼、仲裁、行政复议、纪检监察、政府信息公开程序解决的事项；\n三、已进入信访程序的事项；\n四、属于党委、人大、政协、法院、检察院职权的事项；\n五、不在本市范围内的事项；\n六、涉及国家秘密、商业秘密、个人隐私，或者违反法律法规、公序良俗的事项。',
      'The hotline does not take the following, and tells you whom to turn to:\n\n1. Emergencies for 110, 119, 120 or 122.\n2. What is before, or belongs to, courts, arbitration, reconsideration, discipline inspection or disclosure of information.\n3. Petitions under way.\n4. Matters of the party, the congress, the consultative body, courts and procuratorates.\n5. What lies outside this city.\n6. State or business secrets, privacy of others, and what is against the law or public order.',
    ],
    keywords: '不受理 范围 不予受理 拒绝 不管 受理范围',
    source: '国办发〔2020〕53号《关于进一步优化地方政务服务便民热线的指导意见》',
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['反映问题时能不能保密？', 'Can I turn to you in confidence?'],
    short: [
      '可以。勾选“保密”或告诉话务员，承办单位看不到您的姓名和电话；举报一律保密。',
      'Yes. Tick “in confidence” or tell the operator: the unit sees neither name nor number. Reports always are.',
    ],
    answer: [
      '提交时勾选“保密”，或者在电话里告诉话务员，承办单位就看不到您的姓名、电话和邮箱。举报类诉求不用勾选，一律保密。\n\n只有派单和监督人员能在说明理由后查看，每次查看都有记录。',
      'Tick “in confidence” or tell the operator, and the unit sees neither your name nor your number nor your address. Reports of wrongdoing are kept so without asking.\n\nOnly dispatchers and supervisors may look, with a reason, and every look is recorded.',
    ],
    keywords: '保密 匿名 隐私 会不会泄露 泄露信息 举报人 打击报复',
    source: '中华人民共和国个人信息保护法；云衡市民热线受理办理规则（演示城市自拟）',
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['对答复不满意怎么办？', 'What if I am not satisfied with the answer?'],
    short: [
      '在“查进度”里评价“不满意”并写明原因，或在办结十五天内申请重新办理。',
      'Rate it as not satisfied and say why, or ask within 15 days of closing to have it opened again.',
    ],
    answer: [
      '收到答复后，在“查进度”里评价是否解决、是否满意。回访时您也可以说明不满意的原因，经核实应当重办的，会退回承办单位重新办理。\n\n办结后十五天内有新情况或问题没有解决的，可以申请重新打开。对行政行为不服的，还可以依法申请行政复议或者提起行政诉讼。',
      'Under “Follow” say whether it was solved and whether you are satisfied. When called back you can say why not; what deserves it is handled again.\n\nWithin 15 days of closing you can ask to have it opened again. Against an administrative act you may also apply for reconsideration or go to court.',
    ],
    keywords: '不满意 重办 差评 没解决 敷衍 再次投诉',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['能代别人反映问题吗？', 'Can I turn to you on behalf of somebody else?'],
    short: [
      '可以，请说明是代谁反映，并留下能联系到当事人的方式。',
      'Yes. Say for whom, and how that person can be reached.',
    ],
    answer: [
      '可以代家人、邻居、不便上网的老人或残疾人反映。提交时选择“代他人反映”，写明当事人的基本情况和联系方式，并请先征得本人同意。\n\n涉及个人信息查询、变更的事项，仍需本人办理或者出具委托书。',
      'You may do so for family, neighbours, and old or disabled people who cannot do it themselves. Choose “on behalf of somebody”, give their contact, and ask them first.\n\nWhat concerns looking up or changing personal data must be done by the person, or with a written authority.',
    ],
    keywords: '代办 帮别人 家人 老人 委托 代反映',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['提交后还能补充或者撤回吗？', 'Can I add to my matter or withdraw it?'],
    short: ['可以。在“查进度”里补充说明；不需要办理了可以撤回。', 'Yes. Add to it, or withdraw it, under “Follow”.'],
    answer: [
      '办结之前都可以在“查进度”里补充文字和照片，承办单位会看到。问题已经解决或者不再需要办理的，可以撤回；撤回以后如有需要，请重新提交。',
      'Until it is closed you can add words and photos under “Follow”; the unit sees them. If it has settled itself you can withdraw it; should you need it again, hand it in anew.',
    ],
    keywords: '补充 撤回 撤诉 修改 取消',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['很多人反映同一个问题，还要再提交吗？', 'Many report the same. Do I have to as well?'],
    short: [
      '可以直接“加入”别人已提交的同一问题，您会单独收到答复，也可以单独评价。',
      'You can join it: you are answered and asked by yourself all the same.',
    ],
    answer: [
      '填写时如果附近已有相同的诉求，页面会提示您加入。加入后并案办理，但每位市民都会分别收到答复、分别评价，互相看不到对方的信息。\n\n同一地点七天内有三人以上反映的，会作为热点优先处理。',
      'While you write, the page shows matters near by that are the same, and you can join one. They are handled together, but each is answered and asked by itself, and nobody sees the other.\n\nWhat three or more people report from one place within seven days is treated as a hot spot.',
    ],
    keywords: '重复 同一问题 加入 集体 很多人 联名',
    source: RULES,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['打 12345 收费吗？一直占线怎么办？', 'Does 12345 cost anything? What if it is busy?'],
    short: [
      '不收信息费，只有运营商的市话费。占线时挂断也会回电，也可以在网上提交。',
      'Only the local call is charged. If you hang up while waiting we call back; you can also write.',
    ],
    answer: [
      '热线不收取任何服务费用，通话按运营商市话标准计费。我们的承诺是十五秒内接起，全天接通率不低于百分之九十五。\n\n等候时挂断的，一个小时内会回拨您的来电号码。忙时也可以在本网站提交，效力与电话相同。',
      'The hotline charges nothing; the call costs what your provider takes for a local one. We promise to answer within 15 seconds, and 95 % of all calls.\n\nWhoever hangs up while waiting is called back within an hour. You can also write on this site; it counts the same.',
    ],
    keywords: '收费 占线 打不通 回电 接通 等待',
    source: '云衡市民热线受理办理规则（演示城市自拟），参照 GB/T 33358-2016《政府热线服务规范》',
  },
  {
    category: '1401',
    unit: 'hall',
    question: ['市民服务中心几点上班？周六开门吗？', 'When is the Citizen Service Hall open?'],
    short: [
      '周一至周五九点到十七点，周六九点到十二点，法定节假日不开。',
      'Monday to Friday 9 to 17, Saturday 9 to 12; closed on public holidays.',
    ],
    answer: [
      '云衡市民服务中心在秤星区衡平大道 1 号，周一至周五 9:00–17:00，周六 9:00–12:00，法定节假日不对外办理，调休上班日照常。咨询电话 0990-5550100。\n\n周六只办理户政、社保、不动产等常办事项，其他事项请在工作日前来或在网上办理。',
      'The hall is at 1 Hengping Avenue, Chengxing District. Monday to Friday 9:00–17:00, Saturday 9:00–12:00; closed on public holidays, open on make-up working days. Telephone 0990-5550100.\n\nOn Saturdays only frequent services such as household registration, social security and real estate are offered.',
    ],
    keywords: '上班时间 营业时间 周末 开放时间 地址 政务大厅 几点',
    source: '云衡市政务服务管理局公告（演示城市自拟）',
  },
  {
    category: '1401',
    unit: 'dukou',
    question: ['渡口镇便民服务中心能办哪些事？', 'What can I do at the Dukou Town Service Centre?'],
    short: [
      '社保、低保、残疾人、老年优待等乡镇事项都能办，周一至周五八点半到十七点。',
      'Social security, allowances, services for the old and disabled; Monday to Friday 8:30 to 17.',
    ],
    answer: [
      '中心在临渡县渡口镇码头路 18 号，周一至周五 8:30–17:00，电话 0990-5550218。可办理城乡居民社保参保、最低生活保障和临时救助申请、残疾人证申领受理、老年优待、就业登记等事项；不能当场办结的由中心代为递送。',
      'It is at 18 Wharf Road, Dukou Town, Lindu County, Monday to Friday 8:30–17:00, telephone 0990-5550218. It takes social insurance of residents, minimum allowance and temporary assistance, disability certificates, benefits for the old and job registration; what cannot be done on the spot is passed on for you.',
    ],
    keywords: '乡镇 便民中心 渡口 临渡 帮办 代办',
    source: '临渡县政务服务公告（演示城市自拟）',
  },
  {
    category: '1403',
    unit: 'hall',
    question: ['行政许可多长时间能办下来？', 'How long does a permit take?'],
    short: [
      '法定二十个工作日内作出决定，经负责人批准可延长十个工作日；以事项承诺的天数为准，往往更短。',
      'By law 20 working days, 10 more with the head’s leave; what the item promises is usually shorter.',
    ],
    answer: [
      '行政机关自受理之日起二十个工作日内作出决定；不能作出的，经本机关负责人批准可以延长十个工作日，并告知理由。听证、检验、检测、专家评审等所需时间不计算在内，但应当书面告知。\n\n各事项的承诺时限可在“办事”栏目查看，一般短于法定时限。',
      'An authority decides within 20 working days of accepting the application; its head may extend this by 10, telling you why. Hearings, tests and expert reviews are left out of the count, but you must be told in writing.\n\nWhat each item promises stands under “Apply” and is usually shorter.',
    ],
    keywords: '审批 许可证 法定时限 承诺时限 多少天 工作日',
    source: '中华人民共和国行政许可法第四十二条、第四十五条',
  },
  {
    category: '1403',
    unit: 'hall',
    question: ['材料不齐会怎么处理？', 'What if papers are missing?'],
    short: [
      '当场或者五日内一次告知要补的全部内容；逾期不告知的，收到材料之日起就算受理。',
      'You are told everything that is missing once, at once or within 5 days; otherwise it counts as accepted.',
    ],
    answer: [
      '申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理。可以当场更正的错误，允许当场更正。',
      'If papers are missing or not in order you are told once, on the spot or within five days, everything that is needed; if not, the application counts as accepted from the day it came. What can be put right on the spot may be.',
    ],
    keywords: '补正 材料 缺材料 一次性告知 退件',
    source: '中华人民共和国行政许可法第三十二条',
  },
  {
    category: '1405',
    unit: 'hall',
    question: ['怎样申请政府信息公开？', 'How do I ask for government information?'],
    short: [
      '向制作或保存信息的机关书面申请，一般二十个工作日内答复，12345 不代收。',
      'Write to the office that holds it; the answer comes within 20 working days. 12345 does not take it.',
    ],
    answer: [
      '用信函、网上申请表等书面形式向制作或者保存该信息的行政机关提出，写明姓名、身份证明、联系方式、所需信息的名称或特征，以及获取方式。\n\n能当场答复的当场答复；不能的，自收到申请之日起二十个工作日内答复，经批准可延长二十个工作日。',
      'Apply in writing to the office that made or holds it, with your name, proof of identity, contact, what you ask for and how you wish to get it.\n\nIt is answered at once where possible, otherwise within 20 working days, which may be extended by 20.',
    ],
    keywords: '信息公开 依申请公开 公开申请 查文件',
    source: '中华人民共和国政府信息公开条例第二十九条、第三十三条',
  },
  {
    category: '0608',
    unit: 'hall',
    question: ['对行政处罚不服怎么办？', 'What can I do against an administrative penalty?'],
    short: [
      '六十日内申请行政复议，或六个月内向法院起诉。法律咨询打 12348。',
      'Apply for reconsideration within 60 days, or go to court within six months. Legal advice: 12348.',
    ],
    answer: [
      '可以自知道该行政行为之日起六十日内申请行政复议，也可以自知道之日起六个月内直接向人民法院提起行政诉讼；法律另有规定的从其规定。复议和诉讼期间，处罚一般不停止执行。\n\n需要法律帮助的，拨打 12348 或到公共法律服务中心咨询。',
      'You can apply for reconsideration within sixty days of learning of it, or go to court directly within six months, unless a law says otherwise. As a rule the penalty is not suspended meanwhile.\n\nFor legal advice call 12348 or go to the public legal service centre.',
    ],
    keywords: '行政复议 处罚 罚款 起诉 行政诉讼 申诉',
    source: '中华人民共和国行政复议法第二十条；中华人民共和国行政诉讼法第四十六条',
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['遇到情绪激动或有轻生言语的来电如何处理？', 'How to handle a caller in distress or danger'],
    short: [
      '不要挂机，问清位置，另一位同事同时联系 110 和 120，保持通话到救助人员到达。',
      'Stay on the line, ask where they are, have a colleague call 110 and 120, and talk until help arrives.',
    ],
    answer: [
      '语气平稳，先倾听，不争辩、不承诺做不到的事。有轻生或伤人言语的，立即示意班长，问清位置、身边有没有人，由另一人同时联系 110、120，通话保持到救助人员到达。\n\n通话后登记为紧急诉求，班长当日向值班领导报告，并安排接听人员休息。',
      'Keep calm, listen first, do not argue and promise nothing that cannot be kept. At words of harming oneself or others signal the supervisor at once, ask where they are and who is with them, have 110 and 120 called, and stay on the line until help is there.\n\nRegister it as an emergency; the supervisor reports it the same day and sees that the operator rests.',
    ],
    keywords: '轻生 情绪激动 自杀 危险 话务规范',
    source: '云衡市民热线话务规范（演示城市自拟）',
    inner: true,
  },
  {
    category: '1405',
    unit: 'hotline',
    question: ['承办单位申请退单怎么审核？', 'How is a request to return a matter ruled on?'],
    short: [
      '派单后四个工作小时内提出，须有依据，只能退一次；派单员一个工作日内裁定。',
      'Asked within 4 working hours of the dispatch with a ground, once; ruled on within a working day.',
    ],
    answer: [
      '退单须在派单后四个工作小时内提出，写明理由和法律、三定方案等依据，每件只能申请一次；办理时限自派单起算，不因退单停止。\n\n派单员一个工作日内裁定：属实的改派并说明首接单位；不属实的驳回，由原单位继续办理。职责有争议的，按首接负责办理，由热线组织会商。',
      'A return is asked for within four working hours of the dispatch, with the reason and the rule it rests on, once for each matter; the clock runs from the dispatch all the same.\n\nThe dispatcher rules within a working day: sent to another unit if right, refused if not. Where duties are disputed the first receiver leads and the hotline office calls a meeting.',
    ],
    keywords: '退单 裁定 首接负责 派单 依据',
    source: RULES,
    inner: true,
  },
]
