/** Traffic, public order, markets, environment. `shipped-categories.ts` says how a line is read. */
export const ORDER_CLASSES = `
02 | 交通运输 | Transport and traffic | | @transport
0201 | 公共汽车 | Buses | | ~complaint +lineName
020101 | 线路与站点调整 | Lines and stops | 公交线路 增设公交站 公交站牌 公交绕行 通公交 | ~suggestion
020102 | 班次间隔 | Frequency | 公交等太久 公交班次 公交首末班 发车间隔 公交晚点 等公交 公交车等
020103 | 司乘服务 | Conduct of drivers | 公交司机 到站不停 公交急刹 甩站 | +plate +rideTime
020104 | 公交卡与优惠 | Cards and concessions | 公交卡 老年卡 学生卡 免费乘车 | ~consultation
020105 | 公交车辆设施 | Equipment of buses | 公交车空调 公交车脏 公交车座位 公交车报站 | +plate
0202 | 出租车与网约车 | Taxis and ride hailing | | ~complaint +plate* +rideTime
020201 | 拒载绕道议价 | Refusals and detours | 出租车 拒载 绕路 不打表 议价
020202 | 网约车服务 | Ride hailing | 网约车 滴滴 司机取消订单 顺风车 | +orderNumber
020203 | 非法营运 | Unlicensed taxis | 黑车 非法营运 黑摩的 非法载客 | ~report
020204 | 车上遗失物品 | Things left in cars | 东西落在车上 遗失物品 手机落车上 丢在出租车 | ~help
0203 | 轨道交通与共享单车 | Rail and shared bicycles | | ~complaint
020301 | 地铁设施与服务 | Metro | 地铁 地铁站 地铁扶梯 安检 轻轨 | +lineName
020302 | 共享单车乱停放 | Bicycles in the way | 共享单车 单车乱停 单车占道 共享电单车 | @urban
020303 | 共享单车计费 | Charges of shared bicycles | 骑行费 还不了车 调度费 单车扣费 | +orderNumber +amountYuan
0204 | 客运与货运 | Coaches and freight | | ~complaint
020401 | 长途与城乡客运 | Coaches | 长途车 大巴 城乡班车 汽车站 客运班车
020402 | 货车超限超载 | Overloaded lorries | 超载 超限 货车超载 大货车压坏 | ~report +plate
020403 | 危险货物运输 | Dangerous goods | 危险品运输 油罐车 危化品车 | !emergency ~report +plate
020404 | 货运与搬家服务 | Freight and removals | 搬家公司 货拉拉 物流公司 货运站 | +companyName +amountYuan
0205 | 公路养护 | Country roads | | ~complaint
020501 | 国省道破损 | Damaged main roads | 国道 省道 公路破损 公路坑
020502 | 农村公路 | Rural roads | 乡道 农村公路 县道 村村通公路 | +villageName
020503 | 公路护栏与标志 | Guard rails and signs | 公路护栏 防撞栏 公路标志 急弯
020504 | 高速公路 | Motorways | 高速公路 ETC 收费站 高速服务区 高速收费
020505 | 公路施工绕行 | Works and detours | 公路施工 封路 绕行 修路封闭 断路
0206 | 停车 | Parking | | ~complaint
020601 | 机动车违停 | Unlawful parking | 违停 乱停车 违章停车 车辆堵路 占用盲道 车子乱停 路边停满 | @trafficPolice +plate
020602 | 停车泊位增设 | More parking | 停车难 增加车位 没地方停 停车位不够 | @urban ~suggestion
020603 | 停车收费 | Parking charges | 停车费 停车收费 停车场乱收费 路边停车收费 | @market +amountYuan
020604 | 僵尸车与私设地锁 | Abandoned cars and private locks | 僵尸车 地锁 私占车位 锥桶占位 | @urban +plate
020605 | 充电车位被占 | Charging bays taken | 充电车位 油车占位 新能源车位 占用充电位 | +plate
0207 | 道路交通秩序 | Order on the roads | | @trafficPolice
020701 | 信号灯故障 | Broken traffic lights | 红绿灯坏 信号灯不亮 红绿灯不亮 信号灯故障 | !emergency ~report
020702 | 信号灯配时 | Timing of traffic lights | 红绿灯时间 绿灯太短 等灯时间 增设红绿灯 | ~suggestion
020703 | 标志标线与减速带 | Signs, lines and bumps | 标线 斑马线 交通标志 减速带 限速牌 | ~suggestion
020704 | 交通拥堵 | Congestion | 堵车 拥堵 交通拥堵 早高峰 | ~complaint
020705 | 违法行驶 | Unlawful driving | 逆行 闯红灯 飙车 炸街 大货车闯禁行 加塞 | ~report +plate
020706 | 交通事故处理 | Accidents | 交通事故 肇事逃逸 事故认定 事故责任 | ~help +plate
0208 | 机动车与驾驶人 | Vehicles and drivers | | @trafficPolice ~consultation
020801 | 车辆登记与检验 | Registration and inspection | 车辆年检 上牌 车辆过户 车检 报废车
020802 | 驾驶证 | Driving licences | 驾驶证 驾照 换证 扣分 科目二
020803 | 交通违法申诉 | Appeals against fines | 违章申诉 罚单 误拍 违章不认可 电子警察 | ~complaint +plate
020804 | 电动自行车管理 | Electric bicycles | 电动车上牌 电动自行车 头盔 超标电动车
020805 | 驾校培训 | Driving schools | 驾校 学车 驾校退费 教练 | @transport ~complaint +companyName +amountYuan
0209 | 铁路民航水运 | Rail, air and water |
020901 | 火车站与机场 | Stations and airports | 火车站 高铁站 机场 候车室 航班 | ~complaint
020902 | 渡口与水上客运 | Ferries | 渡口 渡船 码头 轮渡 | ~complaint
020903 | 铁路道口与沿线 | Crossings and tracks | 铁路道口 铁路沿线 铁路护网 铁路桥洞 | ~complaint
06 | 公安政法 | Police and justice | | @police
0601 | 户籍与证件 | Registration and documents | | ~consultation
060101 | 户口登记与迁移 | Household registration | 户口 落户 户口迁移 上户口 分户
060102 | 居民身份证 | Identity cards | 身份证 补办身份证 临时身份证 异地办身份证
060103 | 居住证 | Residence permits | 居住证 暂住证 居住登记 流动人口登记
060104 | 出入境证件 | Travel documents | 护照 港澳通行证 签注 出入境
060105 | 姓名变更与信息更正 | Change of name and data | 改名 更名 出生日期更正 户口本错误
0602 | 社会治安 | Public order | | ~report
060201 | 打架斗殴寻衅 | Fights and threats | 打架 寻衅滋事 持刀 威胁恐吓 闹事 | !emergency
060202 | 盗窃 | Theft | 被偷 盗窃 偷电瓶 入室盗窃 小偷
060203 | 赌博 | Gambling | 赌博 麻将馆赌 聚众赌博 赌场 老虎机 | &sealed
060204 | 色情 | Prostitution | 卖淫 嫖娼 色情 按摩店违法 招嫖卡片 | &sealed
060205 | 毒品 | Drugs | 吸毒 贩毒 毒品 罂粟 笑气 | &sealed
060206 | 网络谣言 | Rumours and online abuse | 造谣 谣言 网暴 网络暴力 诽谤
0603 | 诈骗与个人信息 | Fraud and personal data | | ~report +amountYuan +phoneNumberUsed
060301 | 电信网络诈骗 | Telephone and online fraud | 电信诈骗 被骗 诈骗电话 冒充客服 | !emergency
060302 | 刷单与投资诈骗 | Fake orders and investments | 刷单 杀猪盘 投资骗局 虚假平台 跑分
060303 | 个人信息泄露 | Leaked personal data | 信息泄露 个人信息 隐私泄露 倒卖信息
060304 | 冻卡与反诈预警 | Frozen cards and warnings | 银行卡冻结 反诈中心 停机保号 断卡 | ~help
0604 | 扫黑除恶 | Organised crime | | ~report &sealed
060401 | 举报黑恶势力 | Reports of organised crime | 黑恶势力 黑社会 村霸 保护伞 地痞
060402 | 非法放贷与暴力催收 | Loan sharks | 高利贷 暴力催收 套路贷 校园贷 催收骚扰
060403 | 强揽工程与强买强卖 | Extortion in trade | 强揽工程 强买强卖 收保护费 欺行霸市
0605 | 人身保护 | Protection of persons | | !emergency &sealed
060501 | 家庭暴力 | Violence at home | 家庭暴力 家暴 老公打我 被丈夫打 人身安全保护令 | ~help
060502 | 虐待老人儿童 | Abuse of the old and of children | 虐待老人 虐待儿童 虐童 遗弃 | ~report
060503 | 走失与失联 | Missing persons | 走失 失踪 失联 老人走丢 孩子不见了 | ~help
060504 | 性骚扰与跟踪 | Harassment | 性骚扰 猥亵 跟踪 偷拍 尾随 | ~report
0606 | 警务服务与执法 | Conduct of police | | ~complaint
060601 | 民警服务态度 | Attitude of officers | 民警态度 派出所态度 交警态度 辅警
060602 | 案件办理进展 | Progress of cases | 报案没结果 立案 案件进展 不立案 破案
060603 | 执法程序 | Procedure | 执法不公 违法执法 处罚不公 执法记录
0607 | 消防安全 | Fire safety | | @fire ~report
060701 | 消防通道占用 | Blocked fire lanes | 消防通道 占用消防通道 消防车道 消防通道堵塞 | !emergency +plate
060702 | 楼道堆物 | Things in stairways | 楼道堆物 楼道杂物 楼梯间堆 走廊堆放 | @township
060703 | 消防设施缺损 | Missing fire equipment | 灭火器 消防栓 消火栓没水 消防设施 烟感
060704 | 电动车进楼入户 | Electric bicycles indoors | 电动车进电梯 电动车上楼 电瓶进家 飞线充电 | @township
060705 | 烟花爆竹 | Fireworks | 烟花 鞭炮 燃放烟花 爆竹 | @police
060706 | 消防审验 | Fire permits | 消防验收 消防审批 消防备案 消防检查 | ~consultation
0608 | 司法行政 | Legal services | | @justice ~consultation
060801 | 法律援助 | Legal aid | 法律援助 请不起律师 免费律师 法律咨询
060802 | 公证 | Notaries | 公证 公证处 公证费
060803 | 律师与鉴定机构 | Lawyers and experts | 律师违规 律师事务所 司法鉴定 鉴定意见 | ~complaint
060804 | 人民调解 | Mediation | 人民调解 调解委员会 申请调解 | ~help
060805 | 矫正与安置帮教 | Probation and resettlement | 社区矫正 刑满释放 安置帮教
0609 | 诉讼与执行 | Courts | | @hotline ~consultation
060901 | 起诉与审理 | Suits | 起诉 打官司 法院判决 开庭 上诉
060902 | 执行难 | Enforcement | 强制执行 老赖 执行难 失信被执行人
07 | 市场监管 | Markets | | @market
0701 | 食品安全 | Food safety | | ~report +companyName* +purchaseDate +wish
070101 | 变质与异物 | Bad food | 变质 过期食品 食品发霉 吃出虫子 异物
070102 | 餐饮卫生 | Hygiene of restaurants | 餐馆卫生 后厨 餐厅脏 餐具 饭店卫生
070103 | 无证餐饮 | Unlicensed restaurants | 无证餐饮 没有食品许可 黑作坊 小作坊 | &sealed
070104 | 网络外卖 | Food delivery | 外卖 外卖商家 美团 饿了么 外卖卫生 | +orderNumber
070105 | 食品标签与添加剂 | Labels and additives | 食品标签 添加剂 生产日期 保健食品 三无食品
070106 | 食物中毒 | Food poisoning | 食物中毒 吃坏肚子 上吐下泻 集体腹泻 | !emergency
0702 | 药品与化妆品 | Medicines and cosmetics | | ~report +companyName* +purchaseDate
070201 | 药品质量 | Medicines | 假药 劣药 过期药 药品质量
070202 | 药店经营 | Pharmacies | 药店 处方药 执业药师 药店乱卖
070203 | 医疗器械 | Medical devices | 医疗器械 血压计 隐形眼镜 口罩质量
070204 | 化妆品 | Cosmetics | 化妆品 护肤品 过敏烂脸 面膜
0703 | 产品质量 | Quality of products | | ~complaint +companyName* +purchaseDate +purchaseWay +wish
070301 | 假冒伪劣 | Counterfeits | 假冒伪劣 假货 山寨 买到假 假烟假酒 | ~report
070302 | 家电与电子产品 | Appliances and electronics | 手机质量 家电 冰箱 电视机 电脑 三包
070303 | 电动车与电池 | Electric bicycles and batteries | 电动车质量 电池续航 电池鼓包 电瓶质量
070304 | 建材与家具 | Building materials and furniture | 家具 建材 甲醛 瓷砖质量 地板
070305 | 儿童用品 | Goods for children | 玩具 童装 婴儿奶粉 儿童用品 童车
0704 | 消费纠纷 | Disputes of buyers | | ~complaint +companyName* +amountYuan +purchaseWay +wish
070401 | 退货退款 | Returns and refunds | 不退款 退货 七天无理由 退款难 定金不退
070402 | 预付卡 | Prepaid cards | 预付卡 充值卡 会员卡 储值卡 商家跑路 办卡
070403 | 网络与直播购物 | Online and live shopping | 网购 直播带货 淘宝 拼多多 抖音购买 | +orderNumber
070404 | 汽车销售维修 | Sale and repair of cars | 买车 4S店 汽车维修 新车质量 二手车 | +plate
070405 | 装修服务 | Decorating | 装修公司 装修质量 装修款 装修合同
070406 | 生活服务 | Personal services | 美容院 理发店 健身房 干洗 婚庆 摄影
070407 | 家电维修 | Repair of appliances | 家电维修 空调维修 上门维修 维修乱加价
0705 | 价格 | Prices | | ~report +companyName +amountYuan
070501 | 明码标价与价格欺诈 | Marked prices and cheating | 明码标价 价格欺诈 宰客 标价不符 乱收费
070502 | 哄抬物价 | Profiteering | 哄抬物价 涨价 天价 囤积居奇
070503 | 转供电加价 | Surcharges on resold power | 转供电 商户电费 电费加价 物业加价收电费
0706 | 广告与知识产权 | Advertising and intellectual property | | ~report +companyName
070601 | 虚假广告 | False advertising | 虚假广告 虚假宣传 夸大疗效 违法广告
070602 | 商标与专利 | Trade marks and patents | 商标侵权 专利 商标注册 傍名牌
070603 | 保健品推销 | Selling of health products | 保健品 老人被骗 免费领鸡蛋 讲座推销 | &sealed
0707 | 经营登记 | Business registration | | ~consultation
070701 | 营业执照办理 | Licences | 营业执照 个体户 注册公司 工商登记
070702 | 变更与注销 | Changes and closing | 公司注销 执照变更 经营异常 年报
070703 | 冒用身份登记 | Registration under a false name | 冒名登记 身份被冒用 被法人 被注册公司 | ~complaint
070704 | 无照经营 | Trading without licence | 无照经营 没有营业执照 超范围经营 | ~report +companyName
0708 | 特种设备 | Lifts, boilers and rides | | ~report
070801 | 电梯困人与故障 | People trapped in lifts | 电梯困人 被困电梯 电梯坠落 电梯夹人 电梯异响 | !emergency +elevatorNumber +peopleTrapped*
070802 | 电梯维保检验 | Upkeep of lifts | 电梯维保 电梯年检 电梯检验 电梯超期 | +elevatorNumber
070803 | 锅炉与压力容器 | Boilers and pressure vessels | 锅炉 压力容器 压力管道 气瓶充装
070804 | 游乐设施 | Rides | 游乐设施 过山车 蹦极 游乐场安全
0709 | 计量与检测 | Measures and testing | | ~report +companyName
070901 | 缺斤短两 | Short weight | 缺斤短两 短斤少两 电子秤 鬼秤
070902 | 加油机与计价器计量 | Petrol pumps and taxi meters | 加油机 加油不足 计价器 油量不对
070903 | 检验检测与认证 | Testing and certification | 检验检测 检测报告 认证机构 虚假检测
070904 | 水电气表检定 | Checking of household meters | 水表不准 电表不准 气表不准 校表 表走得快
0710 | 传销与不正当竞争 | Pyramid selling and unfair trade | | ~report &sealed
071001 | 传销 | Pyramid selling | 传销 拉人头 交入门费 直销
071002 | 不正当竞争与垄断 | Unfair trade and monopoly | 不正当竞争 商业诋毁 垄断 二选一 刷好评 | +companyName
08 | 生态环境 | Environment | | @environment ~complaint
0801 | 大气与异味 | Air and smells | | +smellHours
080101 | 工业废气 | Industrial fumes | 工厂废气 废气 刺鼻气味 化工味 冒黑烟 | +companyName
080102 | 餐饮油烟 | Fumes of kitchens | 油烟 餐饮油烟 油烟扰民 烧烤味 | @urban +companyName
080103 | 扬尘 | Dust | 扬尘 灰尘大 工地扬尘 尘土飞扬
080104 | 露天焚烧 | Burning in the open | 露天焚烧 烧秸秆 焚烧垃圾 烧垃圾
080105 | 机动车尾气 | Exhaust fumes | 尾气 黑烟车 冒黑烟的车 柴油车 | +plate
0802 | 噪声 | Noise | | +noiseHours* +noiseSource
080201 | 夜间施工噪声 | Night works | 夜间施工 半夜施工 施工噪音 施工扰民 | @urban +projectName
080202 | 工业噪声 | Noise of plants | 工厂噪音 机器轰鸣 设备噪音 空压机 | +companyName
080203 | 广场舞与社会生活噪声 | Noise of daily life | 广场舞 装修噪音 唱歌扰民 楼上吵 音响扰民 | @police
080204 | 商业经营噪声 | Noise of shops and bars | 酒吧噪音 商铺喇叭 KTV噪音 促销音响 空调外机 | @urban +companyName
080205 | 交通噪声 | Noise of traffic | 高架噪音 铁路噪音 鸣笛 隔音屏 车辆噪音 | @transport
0803 | 水环境 | Water |
080301 | 河道黑臭 | Foul rivers | 黑臭 河水发臭 河道脏 水体发黑 河面垃圾
080302 | 工业废水偷排 | Discharge of waste water | 偷排 排污口 工业废水 废水直排 排污水 偷排污水 | ~report &sealed +companyName
080303 | 饮用水源保护 | Protection of sources | 水源地 水源保护区 水库钓鱼 水源污染 | !emergency ~report
080304 | 死鱼与水面漂浮物 | Dead fish and algae | 死鱼 蓝藻 水葫芦 水面漂浮
0804 | 固体废物与土壤 | Waste and soil | | ~report
080401 | 危险废物 | Hazardous waste | 危险废物 废机油 医疗废物 废电池 | !emergency &sealed +companyName
080402 | 固废倾倒 | Dumped waste | 倾倒固废 工业垃圾 偷倒垃圾 填埋垃圾
080403 | 土壤污染 | Polluted soil | 土壤污染 重金属 污染地块 毒地
0805 | 辐射 | Radiation |
080501 | 通信基站辐射 | Mobile masts | 基站辐射 信号塔 基站太近 拆除基站
080502 | 变电站与高压线辐射 | Substations and lines | 变电站 变压器噪音 电磁辐射 高压线辐射
080503 | 放射源与医用辐射 | Radioactive sources | 放射源 医用辐射 射线 探伤
0806 | 自然保护 | Nature |
080601 | 非法采矿与毁林 | Mining and felling | 非法采矿 挖山 采石 毁林 | @land ~report &sealed
080602 | 野生动物 | Wild animals | 野生动物 捕鸟 野猪 卖野味 蛇进 有蛇 | @forestry ~report +animalKind
080603 | 非法采砂 | Sand mining | 采砂 河道挖沙 盗采砂石 | @waterAffairs ~report
080604 | 古树名木 | Ancient trees | 古树 名木 古树保护 | @forestry
0807 | 环境监管 | Supervision of the environment |
080701 | 环评与排污许可 | Assessment and permits | 环评 排污许可 环境影响评价 环保手续 | ~consultation
080702 | 环保处理结果异议 | Doubts about results | 环保局不管 污染反复 整改不到位 屡次举报污染
080703 | 项目选址异议 | Objections to sites | 垃圾焚烧厂 化工厂选址 项目选址 离居民区太近
`
