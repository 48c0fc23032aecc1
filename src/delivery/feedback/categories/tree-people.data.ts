/** Work, health, schools, welfare and neighbourhoods. `shipped-categories.ts` says how a line is read. */
export const PEOPLE_CLASSES = `
03 | 劳动与人事 | Work and employment | | @labour
0301 | 拖欠工资 | Unpaid wages | | ~complaint +companyName* +amountYuan +owedMonths +workers
030101 | 工程建设领域欠薪 | Unpaid wages on building sites | 农民工工资 工地欠薪 包工头 工地不发工资 | +projectName
030102 | 企业欠薪 | Unpaid wages in firms | 拖欠工资 不发工资 欠薪 工资没发 克扣工资
030103 | 加班费 | Overtime pay | 加班费 加班工资 加班不给钱 三倍工资
030104 | 离职结算 | Pay on leaving | 离职工资 押工资 离职不结 提成不发
030105 | 灵活用工报酬 | Pay of platform and casual workers | 外卖骑手 劳务派遣 兼职工资 临时工 骑手
0302 | 劳动合同 | Contracts of employment | | ~complaint +companyName
030201 | 未签劳动合同 | No written contract | 没签合同 不签合同 未签劳动合同 双倍工资
030202 | 违法解除 | Unlawful dismissal | 无故辞退 违法解除 被开除 裁员 逼迫离职
030203 | 试用期争议 | Disputes over probation | 试用期 实习期工资 试岗 转正
030204 | 调岗降薪 | Transfer and pay cuts | 调岗 降薪 待岗 变相辞退
030205 | 经济补偿与仲裁 | Compensation and arbitration | 经济补偿金 劳动仲裁 仲裁申请 赔偿金N+1 | ~consultation
030206 | 离职证明与竞业限制 | Leaving papers and competition clauses | 离职证明 竞业限制 不办离职 社保减员
0303 | 工时与休假 | Working time and leave | | ~complaint +companyName
030301 | 超时加班 | Excessive overtime | 强制加班 超时加班 996 不让休息 单休
030302 | 带薪年休假 | Paid leave | 年休假 年假 带薪休假 病假
030303 | 女职工保护 | Protection of women at work | 产假 哺乳假 孕期辞退 女职工
030304 | 高温与劳动保护 | Heat and protection at work | 高温补贴 防暑降温 劳保用品 劳动保护
0304 | 社会保险参保缴费 | Joining and paying social insurance |
030401 | 单位不缴社保 | Employer does not pay | 不交社保 未缴社保 社保断缴 少缴社保 不交公积金社保 没交社保 | ~report &sealed +companyName*
030402 | 灵活就业与居民参保 | Voluntary insurance | 灵活就业 居民养老保险 个人交社保 社保档次 | ~consultation
030403 | 社保转移接续 | Transfer of insurance | 社保转移 转移接续 社保合并 跨省转社保 | ~help +insuredPlace
030404 | 社保卡 | Social security card | 社保卡 社会保障卡 社保卡激活 补办社保卡 | ~help
030405 | 缴费记录与补缴 | Records and arrears | 缴费记录 社保补缴 缴费年限 社保查询 | ~consultation
0305 | 养老待遇 | Pensions |
030501 | 退休办理 | Retiring | 办理退休 退休年龄 提前退休 延迟退休 特殊工种 | ~consultation
030502 | 养老金发放 | Payment of pensions | 养老金 退休金 养老金没到账 退休工资 | ~help
030503 | 养老金核算 | Calculation of pensions | 养老金核算 视同缴费 养老金调整 工龄认定 | ~complaint
030504 | 待遇资格认证 | Proof of life | 资格认证 养老认证 刷脸认证 生存认证 | ~help
030505 | 丧葬抚恤 | Funeral and survivors’ payments | 丧葬费 抚恤金 遗属补助 丧葬抚恤 | ~consultation
0306 | 工伤与失业 | Injury and unemployment |
030601 | 工伤认定 | Recognition of injuries at work | 工伤认定 工伤 上班受伤 职业病 | ~help +companyName
030602 | 劳动能力鉴定 | Assessment of working ability | 劳动能力鉴定 伤残等级 伤残鉴定 | ~consultation
030603 | 工伤待遇 | Benefits after injuries at work | 工伤赔偿 工伤待遇 停工留薪 伤残津贴 | ~complaint
030604 | 失业保险金 | Unemployment benefit | 失业金 失业保险 失业补助 稳岗返还 | ~consultation
030605 | 职业病防护 | Occupational disease | 职业病防护 粉尘 尘肺 职业健康体检 | @health ~report +companyName
0307 | 就业创业 | Finding and creating work | | ~consultation
030701 | 求职招聘服务 | Finding a job | 找工作 招聘会 求职 就业服务 公益性岗位
030702 | 创业补贴与贷款 | Grants and loans for founders | 创业补贴 创业贷款 创业担保贷款 创业扶持
030703 | 就业补贴与见习 | Employment grants | 就业补贴 就业见习 一次性求职补贴 社保补贴
030704 | 职业培训 | Training | 职业培训 技能培训 培训补贴 技能证书
030705 | 虚假招聘与黑中介 | False job offers | 虚假招聘 黑中介 招聘骗局 入职押金 培训贷 | ~report +companyName
0308 | 人才与人事考试 | Talent and examinations | | ~consultation
030801 | 职称评审 | Professional titles | 职称 职称评审 高级工程师 职称证书
030802 | 职业资格考试 | Professional examinations | 资格考试 一级建造师 准考证 考试报名 成绩复核
030803 | 人才引进待遇 | Attracting talent | 人才引进 人才补贴 人才落户 安家费
030804 | 事业单位招考 | Recruitment to public bodies | 事业单位招聘 公务员考试 三支一扶 编外招聘 面试公告
030805 | 档案管理 | Personnel files | 人事档案 档案托管 档案转移 毕业生档案 | ~help
04 | 卫生健康与医保 | Health and medical insurance | | @health
0401 | 医院服务 | Service in hospitals | | ~complaint +hospitalName +visitDate
040101 | 预约挂号 | Appointments | 挂号 预约挂号 号源 黄牛号 挂不上号
040102 | 候诊与就医流程 | Waiting and procedure | 候诊 排队看病 就诊流程 等床位 急诊排队
040103 | 医务人员态度 | Attitude of medical staff | 医生态度 护士态度 医生推诿 导诊
040104 | 医疗收费 | Medical charges | 医院收费 乱收医药费 住院押金 检查费 | +amountYuan
040105 | 病历与报告 | Records and reports | 病历复印 检查报告 诊断证明 电子病历 | ~help
040106 | 转诊与检查互认 | Referral and mutual recognition | 转诊 检查互认 转院 报告互认 | ~consultation
0402 | 医疗质量 | Quality of treatment | | ~complaint +hospitalName +visitDate
040201 | 诊疗质量 | Treatment | 误诊 诊疗不当 治疗效果 手术失败
040202 | 医疗纠纷 | Medical disputes | 医疗纠纷 医疗事故 医患纠纷 医疗损害 | =handle:15w
040203 | 过度医疗 | Needless treatment | 过度医疗 过度检查 开大处方 重复检查
0403 | 非法行医 | Unlicensed medicine | | ~report &sealed
040301 | 无证行医 | Practice without licence | 无证行医 黑诊所 非法行医 游医
040302 | 违规医疗美容 | Unlawful cosmetic surgery | 医美 整形 美容院打针 隆鼻 玻尿酸 | +companyName
040303 | 非法采供血与胎儿鉴定 | Unlawful blood trade and sex tests | 胎儿性别鉴定 买卖血液 代孕 非法采血
0404 | 公共卫生 | Public health |
040401 | 疫苗接种 | Vaccination | 疫苗 打疫苗 接种 狂犬疫苗 HPV | ~consultation
040402 | 传染病防控 | Infectious diseases | 传染病 疫情 登革热 流感聚集 食源性疾病 | !emergency ~report
040403 | 家庭医生与慢病管理 | Family doctors | 家庭医生 慢病管理 社区医院 老年人体检 | ~help
040404 | 妇幼保健 | Mothers and children | 孕检 产检 婚检 新生儿筛查 叶酸 | ~consultation
040405 | 病媒防制与公共场所卫生 | Pests and hygiene | 灭鼠 蟑螂 蚊子多 老鼠多 泳池水质 公共场所卫生 | ~complaint
040406 | 心理援助 | Help in distress | 心理援助 抑郁 想不开 自杀 轻生 心理咨询 | !emergency &sealed ~help
0405 | 急救与献血 | Ambulance and blood |
040501 | 急救服务 | Ambulance service | 救护车 120 急救 急救收费 | ~complaint
040502 | 献血与用血 | Blood donation | 献血 用血报销 无偿献血 献血证 | ~consultation
0406 | 医疗保险 | Medical insurance | | @medicalInsurance ~consultation +insuredPlace
040601 | 医保参保缴费 | Joining and paying | 医保缴费 居民医保 医保断缴 新农合 医保参保 新生儿医保 新生儿参保
040602 | 报销待遇 | Reimbursement | 医保报销 报销比例 住院报销 大病保险 二次报销
040603 | 异地就医 | Treatment elsewhere | 异地就医 异地备案 跨省结算 异地报销
040604 | 门诊慢特病 | Chronic illness | 慢病 门诊慢特病 特殊病种 慢性病证
040605 | 生育津贴 | Maternity allowance | 生育津贴 生育保险 生育报销 产检报销
040606 | 医保电子凭证与个人账户 | Card and account | 医保码 医保电子凭证 医保账户 家庭共济
040607 | 长期护理保险 | Long-term care insurance | 长护险 长期护理 失能评估
0407 | 医保监管与药品供应 | Fraud and supply of medicines | | @medicalInsurance
040701 | 欺诈骗保 | Insurance fraud | 骗保 套取医保 挂床住院 虚假住院 | ~report &sealed +hospitalName
040702 | 药品短缺与价格 | Shortage and price of medicines | 药品短缺 买不到药 医院没药 集采药 | ~help
040703 | 药店违规刷卡 | Misuse of cards in pharmacies | 药店刷医保 刷医保卡买 医保卡套现 | ~report &sealed +companyName
0408 | 生育与托育 | Births and nurseries | | ~consultation
040801 | 生育登记 | Registration of births | 生育登记 准生证 三孩 出生医学证明
040802 | 托育机构 | Nurseries | 托育 托儿所 托班 婴幼儿照护 | +companyName
040803 | 计生奖励扶助 | Family planning grants | 独生子女费 计生奖扶 失独 育儿补贴
05 | 教育 | Education | | @education
0501 | 入学招生 | Admission | | ~consultation +gradeName
050101 | 义务教育入学 | Admission to compulsory schools | 学区划分 小学报名 划片 小升初 入学报名 属于哪个学区 上小学
050102 | 幼儿园入园 | Admission to kindergartens | 幼儿园报名 入园 公办幼儿园 普惠园
050103 | 中考高考招生 | Entrance examinations | 中考 高考 高考报名 录取 志愿填报 加分
050104 | 转学与学籍 | Transfers and records | 转学 学籍 休学 借读
050105 | 随迁子女与特殊教育 | Migrant and disabled children | 随迁子女 外来务工子女 特殊教育 送教上门
0502 | 学校收费与资助 | Fees and aid | | +schoolName
050201 | 违规收费 | Improper fees | 学校乱收费 择校费 班费 强制收费 伙食费 | ~report &sealed +amountYuan
050202 | 强制购买 | Forced purchases | 校服 教辅资料 强制购买 平板电脑 | ~complaint
050203 | 学费退还 | Refund of fees | 退学费 幼儿园退费 保教费 住宿费退 | ~complaint +amountYuan
050204 | 学生资助 | Aid for pupils | 助学金 助学贷款 贫困生 营养餐补助 | ~consultation
0503 | 师德师风 | Conduct of teachers | | ~report &sealed +schoolName*
050301 | 体罚学生 | Corporal punishment | 体罚 打学生 老师打人 变相体罚 辱骂学生
050302 | 有偿补课 | Paid private lessons | 有偿补课 在职教师补课 老师办补习班 校外补课
050303 | 收受礼品 | Gifts to teachers | 老师收礼 索要礼品 家长送礼
050304 | 教学态度 | Attitude of teachers | 老师态度 不批改作业 老师不负责 教学质量
0504 | 学校管理 | Running of schools | | ~complaint +schoolName*
050401 | 作业与课业负担 | Homework | 作业太多 作业负担 早到校 周末补课 双减
050402 | 校园安全 | Safety | 校园安全 校门口交通 学校围墙 校车
050403 | 校园欺凌 | Bullying | 校园欺凌 校园霸凌 被同学打 孤立 | !emergency &sealed
050404 | 学校食堂 | School meals | 学校食堂 学校饭菜 午餐质量 配餐
050405 | 课后服务 | After-school care | 课后服务 延时服务 午托 晚自习
050406 | 住宿与校舍 | Boarding and buildings | 学生宿舍 教室没空调 校舍 学校厕所
050407 | 放假与停课 | Holidays and closures | 停课 放假安排 调课 补课通知 寒暑假 | ~consultation
0505 | 校外培训 | Private tuition | | ~complaint +companyName* +amountYuan
050501 | 培训退费 | Refunds | 培训班退费 培训退费 退课时费 不退课
050502 | 无证办学 | Tuition without licence | 无证办学 黑培训 无资质培训 托管班 | ~report
050503 | 违规学科培训 | Unlawful tuition | 学科培训 周末培训 违规补课 隐形变异 | ~report
050504 | 机构停业跑路 | Closed providers | 培训机构跑路 培训机构关门 机构倒闭 预收学费
050505 | 研学旅行 | Study trips | 研学 夏令营 冬令营 春游收费
0506 | 教师权益 | Rights of teachers | | ~consultation
050601 | 教师待遇 | Pay of teachers | 教师工资 教师津贴 绩效工资 课后服务费
050602 | 教师招聘与资格 | Recruitment of teachers | 教师招聘 教师编制 教师资格证 代课教师
050603 | 教师调动与评聘 | Transfer and promotion of teachers | 教师调动 教师轮岗 教师职称 交流轮岗
0507 | 高等与职业教育 | Higher and vocational education | | +schoolName
050701 | 高校与职校管理 | Running of colleges | 大学宿舍 职业学校 技校 大学管理 高职 | ~complaint
050702 | 学历学位证书 | Degrees | 毕业证 学位证 学历认证 证书遗失 | ~help
050703 | 实习与就业 | Placements | 强制实习 实习报酬 顶岗实习 就业协议 | ~complaint
050704 | 成人教育与自考 | Adult education | 自学考试 成人高考 函授 开放大学 | ~consultation
09 | 民政与社区 | Welfare and neighbourhoods | | @civil
0901 | 社会救助 | Social assistance | | ~help
090101 | 低保 | Minimum living allowance | 低保 最低生活保障 低保申请 低保取消
090102 | 特困供养 | Support of the destitute | 特困 五保户 特困供养
090103 | 临时救助 | Emergency relief | 临时救助 生活困难 困难补助 急难救助
090104 | 流浪乞讨救助 | People without shelter | 流浪人员 乞讨 露宿街头 救助站 | !emergency
090105 | 医疗救助 | Help with medical costs | 医疗救助 大病救助 看不起病 | @medicalInsurance
0902 | 养老服务 | Care of the old |
090201 | 养老机构 | Homes for the old | 养老院 敬老院 护理院 养老机构 | ~complaint +companyName
090202 | 居家与社区养老 | Care at home | 居家养老 日间照料 上门护理 助浴 | ~help
090203 | 高龄津贴 | Allowances for the old | 高龄津贴 老年补贴 尊老金 百岁老人 | ~consultation
090204 | 老年助餐 | Meals for the old | 老年食堂 助餐 长者食堂 送餐 | ~suggestion
090205 | 适老化改造 | Homes made fit for the old | 适老化改造 安装扶手 防滑改造 | ~consultation
0903 | 儿童与残疾人 | Children and disabled people |
090301 | 孤儿与困境儿童 | Children in need | 孤儿 困境儿童 留守儿童 事实无人抚养 | ~help
090302 | 残疾证与补贴 | Disability card and allowances | 残疾证 残疾补贴 残疾人两项补贴 护理补贴 | @disabled ~consultation
090303 | 无障碍设施 | Accessibility | 无障碍 轮椅坡道 坡道 无障碍厕所 | @disabled ~suggestion
090304 | 残疾人就业与辅具 | Work and aids | 残疾人就业 轮椅 助听器 康复训练 | @disabled ~help
090305 | 精神障碍患者照护 | People with mental illness | 精神病人 精神障碍 肇事肇祸 精神病发作 | !emergency &sealed ~help
0904 | 婚姻与殡葬 | Marriage and funerals |
090401 | 婚姻登记 | Marriage and divorce | 结婚登记 离婚登记 离婚冷静期 补结婚证 | ~consultation
090402 | 收养登记 | Adoption | 收养 领养 收养证 | ~consultation
090403 | 殡葬服务 | Funerals | 殡仪馆 火化 殡葬收费 丧葬用品 灵车 | ~complaint
090404 | 公墓管理 | Cemeteries | 公墓 墓地 骨灰 墓穴 散埋乱葬 | ~complaint
0905 | 基层自治 | Neighbourhood government | | @township
090501 | 居委会工作 | Work of residents’ committees | 居委会 社区工作人员 社区主任 网格员 | ~complaint
090502 | 居务公开与选举 | Openness and elections | 居务公开 社区选举 居委会换届 | ~complaint
090503 | 社区证明 | Certificates | 居住证明 社区盖章 开证明 亲属关系证明 | ~help
090504 | 社区活动场所 | Community rooms | 社区活动室 社区用房 老年活动室 党群服务中心 | ~suggestion
0906 | 社会组织与慈善 | Associations and charity |
090601 | 社会组织登记 | Registration of associations | 社会组织 协会登记 民办非企业 | ~consultation
090602 | 募捐与慈善 | Donations | 募捐 慈善 捐款 诈捐 红十字会 | ~report
090603 | 志愿服务与彩票 | Volunteers and lottery | 志愿者 志愿服务 福利彩票 彩票兑奖 | ~consultation
0907 | 退役军人 | Veterans | | @veterans
090701 | 优抚待遇 | Allowances | 优抚 抚恤补助 伤残军人 参战老兵 | ~consultation
090702 | 安置就业 | Settling in work | 退伍安置 转业 退役军人就业 士兵安置 | ~consultation
090703 | 优待证与慰问 | Cards and visits | 优待证 光荣牌 军属慰问 军人优先 | ~help
0908 | 邻里与家庭 | Neighbours and families | | @township ~help
090801 | 邻里纠纷 | Disputes between neighbours | 邻里纠纷 邻居吵 邻居占 隔壁邻居
090802 | 楼上漏水 | Water from above | 楼上漏水 楼上漏 天花板滴水 空调滴水 楼上滴水
090803 | 赡养抚养纠纷 | Support of family | 赡养 不养老人 抚养费 子女不孝 探视权
090804 | 地名与门牌 | Names and house numbers | 门牌 门牌号 路牌 地名 | @civil
`
