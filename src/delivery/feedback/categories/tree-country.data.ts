/** Villages, culture and sport, government itself, and the rest. `shipped-categories.ts` says how a line is read. */
export const COUNTRY_CLASSES = `
10 | 农业农村 | Agriculture and villages | | @agriculture
1001 | 农村土地 | Rural land | | ~complaint +villageName +areaMu
100101 | 承包地确权与调整 | Contracted land | 承包地 土地确权 确权证 调地 土地承包
100102 | 土地流转 | Leasing of land | 土地流转 流转费 土地租金 流转合同
100103 | 农村征地补偿 | Compensation for village land | 征地补偿 征地款 青苗补偿 占地款 失地保险 | @land =handle:10w
100104 | 宅基地与农房 | Homesteads and houses | 宅基地 农村建房 宅基地审批 一户一宅
100105 | 耕地占用撂荒 | Farmland built on or left fallow | 占用耕地 耕地撂荒 基本农田 毁坏农田 | @land ~report
1002 | 村务管理 | Village affairs | | @township ~complaint +villageName*
100201 | 村务财务公开 | Openness of accounts | 村务公开 村账目 财务公开 村里账
100202 | 村干部作风 | Conduct of village officials | 村干部 村支书 村主任 村长 优亲厚友 | ~report &sealed
100203 | 村级选举 | Village elections | 村委会选举 村委换届 贿选 拉票 | ~report &sealed
100204 | 集体资产与分红 | Common property and dividends | 集体资产 村集体 分红 集体收益 外嫁女
100205 | 村级工程 | Works of villages | 村级工程 村里工程 村里修路 项目资金
1003 | 农业生产 | Farming | | +villageName
100301 | 农资质量 | Seed, feed and fertiliser | 假种子 化肥 农药 种子质量 农资 | @market ~report +companyName
100302 | 病虫害与技术指导 | Pests and advice | 病虫害 农技 种植技术 庄稼生病 | ~help
100303 | 农机与购机补贴 | Machines | 农机 农机补贴 收割机 拖拉机 | ~consultation
100304 | 农业保险 | Crop insurance | 农业保险 农险理赔 庄稼受灾 | ~help +areaMu
1004 | 养殖与渔业 | Animals and fishing | | +villageName
100401 | 畜禽养殖污染 | Pollution by livestock | 养猪场 养殖场 猪粪 养殖污染 养鸡场臭 | ~complaint
100402 | 动物疫病 | Animal disease | 死猪 禽流感 猪瘟 动物疫病 病死畜禽 | !emergency ~report +animalKind
100403 | 屠宰与检疫 | Slaughter and inspection | 私屠滥宰 屠宰 注水肉 动物检疫 | ~report
100404 | 非法捕捞 | Unlawful fishing | 电鱼 非法捕捞 禁渔期 毒鱼 电打鱼 电捕鱼 | ~report
100405 | 水产养殖 | Fish farming | 鱼塘 水产养殖 养鱼 渔船补贴 | ~consultation
1005 | 农村人居环境 | Living in villages | | @township ~complaint +villageName*
100501 | 农村垃圾 | Rubbish in villages | 村里垃圾 农村垃圾 村口垃圾 村庄保洁
100502 | 农村厕所 | Toilets in villages | 旱厕 厕所改造 改厕 农村厕所
100503 | 农村污水 | Sewage in villages | 农村污水 村里污水 臭水沟 污水管网入户
100504 | 村内道路 | Village lanes | 村里路 村内道路 通村路 泥巴路 硬化路面 村路 坑坑洼洼 | ~help
100505 | 村庄公共设施 | Village facilities | 村里路灯 村文化广场 村卫生室 村级设施 | ~help
1006 | 农村供水与水利 | Water for villages | | @waterAffairs +villageName
100601 | 农村饮水 | Drinking water | 农村饮水 村里停水 饮水安全 井水 村里自来水 | !utility ~help
100602 | 灌溉 | Irrigation | 灌溉 水渠 泵站 没水浇地 旱情 | ~help
100603 | 防汛与堤坝 | Floods and dykes | 防汛 堤坝 水库泄洪 河堤垮塌 溃坝 | !emergency ~report
100604 | 河道清淤与河长制 | Dredging and river wardens | 河道清淤 河长 沟渠淤积 河道占用 | ~complaint
1007 | 惠农政策 | Support for farmers | | ~consultation +villageName
100701 | 种粮与耕地补贴 | Crop and land subsidies | 种粮补贴 地力补贴 粮食直补 农业补贴 | +areaMu
100702 | 帮扶与搬迁 | Support and resettlement | 脱贫户 监测户 易地搬迁 扶贫 乡村振兴
100703 | 农民合作社与家庭农场 | Co-operatives and family farms | 合作社 家庭农场 农产品滞销 农产品销售
1008 | 林业 | Forestry | | @forestry +villageName
100801 | 林权与退耕还林 | Forest rights | 林权 林地 退耕还林 公益林补偿 | ~consultation +areaMu
100802 | 林木采伐 | Felling | 采伐证 滥伐 盗伐 偷砍树木 | ~report
100803 | 森林防火 | Forest fires | 山火 森林火灾 森林防火 上坟烧纸 | !emergency ~report
13 | 文化旅游与体育 | Culture, tourism and sport | | @culture
1301 | 文化场馆与活动 | Venues and events | | +spotName
130101 | 图书馆 | Libraries | 图书馆 借书 自习室 阅览室 | ~suggestion
130102 | 博物馆与展览 | Museums | 博物馆 美术馆 展览 科技馆 预约参观 | ~consultation
130103 | 群众文化活动 | Public events | 文化馆 文艺演出 公益演出 农家书屋 文化站 | ~suggestion
1302 | 旅游 | Tourism | | ~complaint +spotName +amountYuan
130201 | 旅行社与跟团 | Travel agencies | 旅行社 跟团游 旅游合同 退团 | +companyName
130202 | 导游与购物 | Guides and shopping | 导游 强制购物 低价游 购物店
130203 | 景区服务 | Sights | 景区 景点 游客中心 观光车 缆车
130204 | 门票与优惠 | Tickets | 门票 景区门票 免票 年卡 旅游卡
130205 | 酒店与民宿 | Hotels | 酒店 民宿 宾馆 退订 订房 | +orderNumber
130206 | 乡村旅游与露营 | Country holidays and camping | 农家乐 露营 采摘园 乡村旅游
1303 | 文化市场 | Entertainment | | ~report
130301 | 未成年人进网吧娱乐场所 | Minors in bars and net cafés | 网吧 未成年人上网 未成年人进酒吧 KTV接待未成年人 | &sealed
130302 | 演出与票务 | Shows and tickets | 演唱会 退票 黄牛票 演出取消 | ~complaint +orderNumber +amountYuan
130303 | 非法出版与传播 | Unlawful publishing | 盗版书 非法出版物 盗版 非法卫星电视
130304 | 剧本娱乐与游戏充值 | Games and top-ups | 剧本杀 密室逃脱 游戏充值 未成年人打赏 | ~complaint +amountYuan
1304 | 文物与非遗 | Heritage | | +spotName
130401 | 文物保护 | Monuments | 文物 古墓 文物破坏 盗墓 | ~report
130402 | 历史建筑与老街 | Old buildings | 历史建筑 古建筑 老街 古镇 古城墙 | ~suggestion
130403 | 非物质文化遗产 | Living heritage | 非遗 非物质文化遗产 传承人 | ~consultation
1305 | 群众体育 | Sport for everybody | | @sport
130501 | 健身器材 | Outdoor equipment | 健身器材 健身设施 器材损坏 单杠 篮球架 | ~help
130502 | 体育场馆开放 | Opening of sports halls | 体育馆 体育场 篮球场 足球场 学校操场开放 | ~suggestion
130503 | 体育赛事与活动 | Competitions | 马拉松 体育赛事 运动会 健身步道 | ~consultation
1306 | 体育经营 | Sports businesses | | @sport ~complaint +companyName
130601 | 游泳场所安全 | Safety of pools | 游泳馆 游泳池 救生员 溺水 野泳 | ~report
130602 | 体育培训与体育彩票 | Lessons and sports lottery | 体育培训 游泳课 篮球培训 体育彩票
14 | 政务服务与作风 | Government services and conduct | | @services
1401 | 大厅办事 | Service halls | | ~complaint +counterName +serviceItem
140101 | 排队与等候 | Queues | 排队太久 大厅排队 取号 叫号 等候时间
140102 | 窗口服务态度 | Attitude at counters | 窗口态度 窗口人员 工作人员态度 脸难看
140103 | 一次性告知不清 | Incomplete information | 一次性告知 跑了几趟 多跑路 说不清楚材料
140104 | 材料重复提交 | Papers asked for twice | 重复提交 奇葩证明 证明我是 材料太多 循环证明
140105 | 大厅设施与时间 | Premises and hours | 办事大厅 延时办公 中午不上班 周末办理 自助机 | ~suggestion
1402 | 网上办事 | Services online | | ~help +serviceItem
140201 | 系统故障 | Faults | 网站打不开 系统崩溃 上传失败 页面报错 APP闪退
140202 | 账号与实名认证 | Accounts | 登录不了 人脸识别 实名认证 忘记密码 账号注册
140203 | 网办操作咨询 | Using services online | 网上怎么办 怎么申请 网办流程 在哪里办理 | ~consultation
140204 | 电子证照 | Electronic certificates | 电子证照 电子社保 证照不显示 亮证
1403 | 审批办理 | Permits | | ~complaint +serviceItem +caseNumber
140301 | 办理超期 | Late decisions | 超期未办 办理太慢 迟迟不批 超过承诺时限
140302 | 推诿扯皮 | Sent from office to office | 踢皮球 推诿 扯皮 互相推 没人管
140303 | 审批条件与中介服务 | Conditions and agents | 增加条件 指定中介 红顶中介 评估费 不予受理
1404 | 干部作风 | Conduct of officials | | @discipline ~report &sealed
140401 | 不作为慢作为 | Doing nothing | 不作为 慢作为 懒政 敷衍 应付了事
140402 | 乱作为 | Abuse of power | 乱作为 滥用职权 乱执法 粗暴执法
140403 | 吃拿卡要 | Demanding favours | 吃拿卡要 索贿 收红包 收好处 受贿
140404 | 以权谋私 | Abuse of office for gain | 以权谋私 公车私用 公款吃喝 裙带关系 贪污
1405 | 政务公开与热线 | Openness and the hotline | | @hotline
140501 | 政府信息公开 | Access to information | 信息公开 依申请公开 政府公报 公开申请 | @services ~consultation
140502 | 热线服务 | Service of the hotline | 12345 热线打不通 话务员 热线态度 接线员 | ~complaint
140503 | 对答复不满 | Discontent with an answer | 答复不满意 回复敷衍 没解决就办结 虚假回复 被办结 问题没解决 上次回复 | ~complaint
140504 | 公用信息查询 | Looking up numbers and addresses | 电话号码 单位地址 联系电话 上班时间 | ~consultation
1406 | 营商环境 | Doing business | | @industry +companyName
140601 | 惠企政策兑现 | Promised support | 惠企政策 政策兑现 奖补资金 企业补贴 专精特新 | ~help
140602 | 涉企乱收费 | Improper charges on firms | 涉企收费 摊派 强制入会 乱罚款 协会收费 | @market ~report &sealed
140603 | 拖欠企业账款 | Unpaid bills of firms | 拖欠账款 货款 中小企业账款 政府欠款 | ~help +amountYuan
140604 | 招商承诺与用工用能 | Promises to investors | 招商承诺 招商引资 厂房 用工难 企业用电 | ~help
15 | 综合与其他 | General and other |
1501 | 金融 | Money | | @finance +companyName +amountYuan
150101 | 银行服务与贷款 | Banks and loans | 银行服务 贷款 信用卡 征信 房贷利率 | ~complaint
150102 | 保险理赔 | Insurance claims | 保险理赔 车险 退保 保险公司 | ~complaint
150103 | 非法集资 | Unlawful fund raising | 非法集资 高息 理财暴雷 民间借贷 P2P | ~report &sealed
150104 | 证券与理财 | Securities and savings | 基金 股票 证券 理财产品 荐股 | ~complaint
1502 | 税务 | Taxes | | @tax
150201 | 个人所得税 | Income tax | 个人所得税 个税 退税 专项扣除 | ~consultation
150202 | 发票 | Invoices | 不开发票 发票 拒开发票 假发票 | ~report +companyName +amountYuan
150203 | 企业与房产税费 | Taxes of firms and homes | 契税 增值税 印花税 税费减免 | ~consultation
1503 | 安全生产与应急 | Safety and emergencies | | @emergency
150301 | 企业安全隐患 | Dangers at work | 安全隐患 安全生产 违规作业 有限空间 | ~report &sealed +companyName
150302 | 危险化学品 | Dangerous chemicals | 危险化学品 化学品泄漏 储存汽油 易燃易爆 | !emergency ~report
150303 | 灾害救助与避险 | Relief and shelter | 救灾物资 受灾 地震 台风 避难场所 | !emergency ~help
150304 | 气象服务 | Weather service | 天气预报 预警信号 气象 人工降雨 | ~consultation
1504 | 商贸与家政 | Trade and household services | | @commerce ~complaint +companyName
150401 | 商场与农贸市场 | Shops and markets | 农贸市场 菜市场 商场 超市 摊位费
150402 | 家政服务 | Household services | 家政 保姆 月嫂 保洁阿姨 钟点工 | +amountYuan
150403 | 废旧物资与二手交易 | Scrap and second-hand goods | 废品站 废品收购 旧货市场 以旧换新
1505 | 表扬建议与其他 | Praise, ideas and the rest | | @hotline
150501 | 表扬感谢 | Praise | 表扬 感谢 点赞 锦旗 热心 好人好事 | ~praise
150502 | 城市发展建议 | Ideas for the city | 城市建设建议 发展建议 金点子 建议政府 | ~suggestion
150503 | 宗教民族与涉外 | Religion, minorities, foreigners | 宗教 清真 寺庙 教堂 外国人 少数民族 | ~consultation
150504 | 外地事项转告 | Matters of other places | 外地 其他城市 跨省投诉 不在本市 | ~consultation
150505 | 无法归类 | Fits nowhere | 其他问题 无法归类 不知道找谁 | ~help
`
