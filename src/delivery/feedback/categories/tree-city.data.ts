/** Construction and city management, housing, utilities. `shipped-categories.ts` says how a line is read. */
export const CITY_CLASSES = `
01 | 城乡建设与城市管理 | Construction and city management | | @urban
0101 | 道路桥梁 | Roads and bridges | | ~complaint
010101 | 路面破损 | Damaged road surface | 路面破损 路面坑洼 坑洞 大坑 路面开裂 马路不平 | +damageSize
010102 | 路面塌陷 | Road collapse | 路面塌陷 地面塌陷 路面下沉 塌方 路面空洞 | !emergency +damageSize*
010103 | 人行道破损 | Damaged pavement | 人行道 地砖松动 地砖破损 盲道损坏 路沿石
010104 | 井盖缺失损坏 | Missing or broken manhole cover | 井盖 窨井盖 雨水篦子 井盖丢失 井盖响 | !emergency +coverKind
010105 | 桥梁隧道设施损坏 | Damaged bridge or tunnel | 桥面 桥梁护栏 人行天桥 地下通道 隧道漏水
010106 | 过街设施 | Crossings over and under roads | 过街天桥 过街通道 增设天桥 过马路 | ~suggestion
0102 | 城市照明 | Street lighting | | ~complaint
010201 | 路灯不亮 | Street lamp out | 路灯不亮 路灯坏了 路灯熄灭 路灯不开 一片漆黑 | +lampNumber
010202 | 增设路灯 | Additional street lamps | 增设路灯 没有路灯 加装路灯 安装路灯 | ~suggestion
010203 | 灯杆倾斜或漏电 | Leaning or live lamp post | 灯杆倾斜 路灯杆 灯杆漏电 灯杆倒了 | !emergency +lampNumber
010204 | 景观灯与光扰民 | Decorative and glaring light | 景观灯 霓虹灯 灯光刺眼 光污染 电子屏太亮
0103 | 市容秩序 | Order in the streets | | ~complaint
010301 | 占道经营 | Trading on the pavement | 占道经营 流动摊贩 路边摆摊 出店经营 夜市摊 烧烤摊
010302 | 乱堆乱放 | Things left in public places | 乱堆乱放 占道堆物 堆放杂物 废旧家具 堆满东西
010303 | 小广告 | Fly-posting | 小广告 牛皮癣 乱贴广告 乱涂乱画
010304 | 乱搭晾晒 | Washing hung across streets | 晾衣服 乱晾晒 拉绳晾晒 晾晒衣物
010305 | 户外广告招牌隐患 | Unsafe signs and hoardings | 广告牌 店招 招牌脱落 招牌松动 灯箱
010306 | 非机动车乱停放 | Bicycles left in the way | 电动车乱停 自行车乱停 非机动车停放 占人行道
0104 | 环境卫生 | Street cleaning | | ~complaint
010401 | 垃圾清运不及时 | Rubbish not collected | 垃圾清运 垃圾没人收 垃圾桶满 垃圾满溢 垃圾成堆 垃圾堆 垃圾臭
010402 | 道路清扫保洁 | Sweeping of roads | 道路保洁 没人扫 清扫 落叶 环卫工 洒水车
010403 | 公共厕所 | Public toilets | 公厕 公共厕所 厕所脏 厕所关门 增设公厕
010404 | 垃圾分类与投放点 | Waste sorting and collection points | 垃圾分类 投放点 垃圾亭 误时投放 大件垃圾
010405 | 建筑垃圾乱倒 | Dumped building rubble | 建筑垃圾 装修垃圾 偷倒渣土 渣土乱倒
010406 | 垃圾站异味 | Smell of a waste station | 垃圾站 垃圾中转站 压缩站 垃圾臭味 垃圾渗液
010407 | 餐厨垃圾 | Kitchen waste | 餐厨垃圾 泔水 泔水桶 地沟油
0105 | 园林绿化 | Parks and greenery | | @forestry ~complaint
010501 | 树木修剪 | Trimming of trees | 修剪树木 树枝遮挡 树太高 树挡光 树枝挂
010502 | 树木倒伏 | Fallen tree | 树倒了 树木倒伏 大树倾倒 树枝断落 枯树 | !emergency
010503 | 毁绿占绿 | Destroyed greenery | 毁绿 占用绿地 绿化带被 砍树 绿地种菜 绿化补种
010504 | 公园广场管理 | Upkeep of parks and squares | 公园 广场设施 公园座椅 公园开放 喷泉
010505 | 飞絮与虫害 | Catkins and pests | 飞絮 杨絮 柳絮 毛毛虫 美国白蛾 打药
0106 | 违法建设 | Unlawful building | | ~report
010601 | 楼顶违建 | Building on the roof | 楼顶违建 屋顶加盖 露台搭建 顶楼搭建 阳光房
010602 | 占用公共区域搭建 | Building on common ground | 违章搭建 违建 私搭乱建 占用公共区域 私自搭棚
010603 | 擅自开挖或改建 | Digging or altering without leave | 挖地下室 私挖 破墙开店 拆承重墙 擅自改建
010604 | 违建处理进度 | Progress against unlawful building | 违建未拆 违建拆除 拆违 违建举报没人管
0107 | 施工工地 | Building sites | | @housing ~complaint
010701 | 工地围挡与出入口 | Fencing of building sites | 工地围挡 施工围挡 围挡破损 围挡占道
010702 | 工地安全隐患 | Dangers of building sites | 工地安全 塔吊 高空坠物 脚手架 深基坑 | !emergency
010703 | 渣土车遗撒 | Lorries that spill | 渣土车 带泥上路 抛洒滴漏 运输遗撒 | @urban +plate
010704 | 施工损坏房屋 | Houses damaged by works | 施工震裂 施工损坏 打桩 房子被震 | +projectName
010705 | 开挖后未恢复 | Diggings not made good | 挖了不填 路面未恢复 开挖恢复 反复开挖 施工工期长 | @urban +projectName
0108 | 排水防涝 | Drainage | | ~help
010801 | 道路积水 | Flooded road | 道路积水 路面积水 下雨积水 内涝 水淹了 | !emergency +waterDepth
010802 | 下水道堵塞 | Blocked drain | 下水道堵 排水不畅 管道堵塞 疏通管道 | !utility
010803 | 污水外溢 | Overflowing sewage | 污水外溢 污水冒出 粪水 污水横流 污水倒灌 | !utility
010804 | 雨污混接 | Sewage in rain drains | 雨污混接 雨污分流 污水排入雨水管
010805 | 化粪池满溢 | Full septic tank | 化粪池 清掏 化粪池溢 | !utility
0109 | 规划与用地 | Planning and land | | @land
010901 | 规划公示与调整 | Publication and change of plans | 规划公示 规划调整 控规 容积率 规划用途 | ~consultation
010902 | 违法用地 | Unlawful use of land | 违法用地 非法占地 土地闲置 改变用途 | ~report
010903 | 采光日照争议 | Disputes over daylight | 采光 日照 楼间距 遮挡阳光 | ~complaint
010904 | 地质灾害隐患 | Risk of landslides | 滑坡 地质灾害 泥石流 山体裂缝 | !emergency
0110 | 征收与拆迁 | Expropriation and resettlement | | @housing =handle:15w
011001 | 补偿标准争议 | Disputes over compensation | 拆迁补偿 征收补偿 补偿标准 补偿款 | ~complaint
011002 | 安置房交付 | Handing over of resettlement homes | 安置房 回迁房 回迁 安置房交付 | ~complaint
011003 | 过渡费发放 | Interim allowances | 过渡费 安置费 临时安置 | ~help
011004 | 征收程序 | Procedure of expropriation | 强拆 征收程序 征收公告 拆迁协议 | ~complaint
011005 | 征收范围咨询 | Whether a place will be cleared | 拆迁计划 拆迁范围 什么时候拆 会不会拆 | ~consultation
0111 | 建筑市场与工程质量 | Building trade and quality of works | | @housing
011101 | 工程质量问题 | Defective works | 工程质量 豆腐渣 偷工减料 施工质量 | ~report +projectName
011102 | 招标投标 | Tendering | 招标 投标 围标 串标 | ~report &sealed +projectName
011103 | 拖欠工程款 | Unpaid works | 拖欠工程款 工程款 结算款 材料款 | ~help +projectName +amountYuan
011104 | 资质与无证施工 | Works without licence | 施工许可 无证施工 挂靠 资质证书 | ~report
0112 | 养犬与城区养殖 | Dogs and animals in town | | ~complaint
011201 | 遛狗不牵绳 | Dogs off the lead | 遛狗 不牵绳 狗咬人 大型犬 烈性犬
011202 | 流浪猫狗 | Stray cats and dogs | 流浪狗 流浪猫 流浪犬 野狗
011203 | 城区饲养家禽 | Poultry in town | 养鸡 养鸭 养鸽子 饲养家禽 公鸡打鸣
011204 | 犬证与犬只管理 | Dog licences | 犬证 养犬登记 狗叫 狗粪 宠物粪便 狗整天叫 养的狗 狗吵
11 | 住房与物业 | Housing and property management | | @housing
1101 | 物业服务 | Property management | | ~complaint +estateName
110101 | 服务不到位 | Poor service | 物业不作为 物业不管 物业服务 物业态度 物业公司
110102 | 物业收费 | Charges of property management | 物业费 停车管理费 公摊水电 物业收费 装修押金
110103 | 门禁与安保 | Doors and guards | 小区保安 小区门禁 道闸 外来人员 小区监控
110104 | 物业更换交接 | Change of manager | 更换物业 物业交接 物业撤场 选聘物业
110105 | 公共收益 | Income from common parts | 公共收益 电梯广告 收益公示 公共部位出租
110106 | 停水停电催费 | Cutting off to collect charges | 物业断水 物业断电 物业锁卡 物业停水电 | !utility
110107 | 小区停车 | Parking in estates | 小区车位 地下车位 只售不租 车位月租 小区停车
1102 | 小区设施 | Facilities of estates | | ~help +estateName
110201 | 电梯停运 | Lift out of use | 电梯停运 电梯坏了 电梯不修 电梯经常坏 修电梯 电梯停了 | !utility +buildingNumber
110202 | 外墙脱落 | Falling facade | 外墙脱落 墙皮脱落 瓷砖掉 外墙砖 | !emergency +buildingNumber
110203 | 小区道路与绿化 | Paths and greenery of estates | 小区道路 小区绿化 小区路灯 小区积水
110204 | 小区二次供水设施 | Pumps and tanks of estates | 二次供水 水箱清洗 水泵 加压泵 | !utility
110205 | 老旧小区改造 | Renewal of old estates | 老旧小区改造 旧改 小区改造 雨棚
110206 | 加装电梯 | Retrofitting of lifts | 加装电梯 既有住宅 加梯 增设电梯 | ~consultation
1103 | 业主委员会与维修资金 | Owners’ committees and repair funds | | +estateName
110301 | 业委会成立与换届 | Forming an owners’ committee | 业委会 业主委员会 业主大会 业委会换届 | @township ~consultation
110302 | 业委会履职 | Conduct of owners’ committees | 业委会不公开 业委会主任 业委会账目 | @township ~complaint
110303 | 维修资金使用 | Use of repair funds | 维修资金 维修基金 大修基金 应急维修 | ~help
1104 | 房屋质量 | Quality of homes | | ~complaint +estateName
110401 | 渗漏 | Leaks | 房屋漏水 外墙渗水 屋顶漏水 渗漏 渗水
110402 | 墙体开裂 | Cracked walls | 墙体开裂 墙面裂缝 楼板开裂 空鼓
110403 | 精装修质量 | Quality of fitted homes | 精装修 精装房 装修标准 交房标准
110404 | 保修责任 | Guarantee | 房屋保修 质保期 开发商不修 保修期
110405 | 危房鉴定 | Unsafe buildings | 危房 房屋鉴定 房子要塌 C级 D级 | !emergency ~help
1105 | 房屋买卖 | Buying and selling of homes | | ~complaint +projectName
110501 | 延期交房 | Late delivery of homes | 延期交房 逾期交房 晚交房 交房时间 不交房 没交房 | =handle:10w
110502 | 停工烂尾 | Abandoned building projects | 烂尾楼 楼盘停工 烂尾 保交楼 | !hard
110503 | 虚假宣传与销售 | Misleading sales | 楼盘宣传 沙盘 捆绑销售 学区房承诺 售楼处
110504 | 退房退定金 | Refund of deposits | 退房 退定金 认筹金 退首付 | +amountYuan
110505 | 预售资金与许可 | Pre-sale licences and escrow | 预售证 预售资金 无证卖房 监管账户 | ~report
110506 | 房产中介 | Estate agents | 房产中介 中介费 中介欺诈 二手房 | +companyName
1106 | 房屋租赁 | Renting | | ~complaint
110601 | 租房押金 | Deposits | 租房押金 不退押金 房东不退 | +amountYuan
110602 | 群租 | Overcrowded flats | 群租 隔断房 合租打隔断 床位出租
110603 | 长租公寓 | Long-let companies | 长租公寓 公寓跑路 二房东 租金贷 | +companyName
1107 | 住房保障 | Public housing | | ~consultation
110701 | 公租房申请 | Applying for public rental homes | 公租房 廉租房 保障房申请 轮候
110702 | 公租房管理 | Running of public rental homes | 公租房租金 公租房维修 公租房转租 退租 | ~help
110703 | 保障性住房购买 | Buying subsidised homes | 经济适用房 共有产权 人才房 保障性住房
110704 | 棚户区与危旧房改造 | Renewal of shanty areas | 棚改 棚户区 危旧房改造 城中村改造
110705 | 住房补贴 | Housing allowances | 租赁补贴 购房补贴 住房补贴 房补
1108 | 公积金与产权登记 | Housing fund and registration | | @fund ~consultation
110801 | 公积金提取 | Withdrawal from the housing fund | 公积金提取 提取公积金 租房提取
110802 | 公积金贷款 | Loans of the housing fund | 公积金贷款 贷款额度 组合贷 冲还贷
110803 | 公积金缴存 | Payments to the housing fund | 不交公积金 公积金缴存 公积金补缴 公积金转移 | +companyName
110804 | 不动产登记 | Registration of property | 不动产证 房产证 办证难 过户 继承公证 | @land ~help
12 | 公用事业 | Utilities | | ~help
1201 | 供水 | Water supply | | @water !utility
120101 | 停水 | Water cut off | 停水 没水 断水 不来水 几天没水 | +outageScope* +outageSince
120102 | 水压不足 | Low pressure | 水压低 水压太低 水压不足 水太小 水流小 | +outageScope
120103 | 水质异常 | Quality of tap water | 自来水 水质 水发黄 水浑浊 水有味 | +waterColour +outageScope
120104 | 水管爆裂 | Burst main | 水管爆裂 爆管 水管漏水 自来水跑水 喷水 | !emergency
120105 | 水费水表 | Bills and meters | 水费 水表 阶梯水价 抄表 | !ordinary ~complaint +accountNumber +meterReading
120106 | 用水报装 | Connection to the mains | 用水报装 自来水开户 接水 一户一表 | !ordinary
1202 | 供电 | Power supply | | @power !utility
120201 | 停电 | Power cut | 停电 没电 断电 跳闸 频繁停电 | +outageScope* +outageSince
120202 | 电压不稳 | Unsteady voltage | 电压低 电压不稳 灯光闪 带不动空调 | +outageScope
120203 | 线路裸露坠落 | Bare or fallen wires | 电线掉落 电线裸露 高压线 电线杆倒 漏电 变压器冒烟 | !emergency
120204 | 电费电表 | Bills and meters | 电费 电表 阶梯电价 多收电费 电费账单 | !ordinary ~complaint +accountNumber +meterReading
120205 | 用电报装过户 | Connection and transfer | 用电报装 电表过户 三相电 增容 | !ordinary
120206 | 电力设施迁移 | Moving of poles and transformers | 迁移电线杆 变压器太近 箱变 电力迁改 | !ordinary
1203 | 供气 | Gas supply | | @gas !utility
120301 | 燃气泄漏 | Gas leak | 燃气泄漏 煤气味 漏气 天然气味 煤气泄漏 | !emergency +gasSmell*
120302 | 停气 | Gas cut off | 停气 没气 断气 燃气压力 打不着火 | +outageScope* +outageSince
120303 | 气费气表 | Bills and meters | 燃气费 气费 燃气表 天然气价格 | !ordinary ~complaint +accountNumber +meterReading
120304 | 瓶装气 | Bottled gas | 液化气 煤气罐 瓶装气 黑气点 钢瓶 | !ordinary ~complaint +companyName
120305 | 燃气开通与改管 | Connection and pipes | 通天然气 燃气开通 燃气改管 燃气安装 | !ordinary
1204 | 供热 | Heating | | @heating !utility
120401 | 室温不达标 | Home too cold | 暖气不热 室温 不暖和 供暖不热 家里冷 | ~complaint +roomTemperature*
120402 | 停暖 | Heating cut off | 停暖 暖气停了 没供暖 未供暖 | +outageScope*
120403 | 暖气漏水 | Leaking heating pipes | 暖气漏水 暖气管爆 供热管网 管道冒汽 | !emergency
120404 | 热费与报停 | Bills and opting out | 取暖费 供暖费 热费 报停供暖 空置费 | !ordinary ~complaint
120405 | 供暖开通 | Connection to heating | 集中供暖 开通供暖 提前供暖 供暖时间 | !ordinary ~consultation
1205 | 通信与广电 | Telecom and television | | @telecom ~complaint
120501 | 宽带故障 | Broken broadband | 宽带 断网 网速慢 光纤 有线电视 机顶盒 | +accountNumber
120502 | 资费争议 | Disputes over tariffs | 话费 套餐 乱扣费 流量费 违约金 | +amountYuan
120503 | 信号覆盖 | Coverage | 手机信号 没信号 信号差 5G | ~help
120504 | 线缆杂乱 | Loose cables | 飞线 线缆 弱电线 电缆垂落 通信杆
120505 | 骚扰电话与短信 | Nuisance calls and messages | 骚扰电话 垃圾短信 推销电话 | +phoneNumberUsed
120506 | 携号转网与销户 | Changing and closing contracts | 携号转网 销户 副卡 不让转网
1206 | 邮政与快递 | Post and parcels | | @post ~complaint
120601 | 快递丢失损毁 | Lost or damaged parcels | 快递丢失 快递丢了 快件损坏 快递理赔 | +parcelNumber*
120602 | 派送不上门 | Not delivered to the door | 快递不上门 不送上门 快递柜 快递驿站 | +parcelNumber
120603 | 邮政服务 | Postal service | 邮局 邮递员 挂号信 报刊投递 EMS
120604 | 快递延误与网点 | Late parcels and depots | 快递延误 快递网点 快递点 快递慢 | +parcelNumber
1207 | 充电与加油 | Charging and refuelling | | @industry
120701 | 充电桩故障与增设 | Charging points | 充电桩 电动汽车充电 增设充电 充不上电
120702 | 电动自行车充电 | Charging of electric bicycles | 电动车充电棚 电瓶车充电 充电柜 换电柜 | @township
120703 | 充电收费 | Price of charging | 充电服务费 充电价格 充电费贵 | @market ~complaint
120704 | 加油加气站 | Filling stations | 加油站 加气站 加油站排队 加气难 | @commerce ~complaint
`
