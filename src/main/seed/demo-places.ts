/** A fictional city under the unused prefix 99. Nothing here names a real place, unit or person. */
export const CITY = '990100000000'

type DemoArea = readonly [
  code: string,
  parent: string | null,
  name: string,
  nameEn: string,
  lat: number,
  long: number,
  population: number,
]

export const AREAS: readonly DemoArea[] = [
  [CITY, null, '云衡市', 'Yunheng City', 30.5, 110.5, 1_860_000],
  ['990101000000', CITY, '秤星区', 'Chengxing District', 30.52, 110.48, 820_000],
  ['990121000000', CITY, '临渡县', 'Lindu County', 30.31, 110.72, 560_000],
  ['990122000000', CITY, '望岭县', 'Wangling County', 30.78, 110.21, 480_000],
  ['990101001000', '990101000000', '钟楼街道', 'Zhonglou Subdistrict', 30.53, 110.47, 310_000],
  ['990101002000', '990101000000', '河沿街道', 'Heyan Subdistrict', 30.51, 110.51, 280_000],
  ['990101003000', '990101000000', '新桥街道', 'Xinqiao Subdistrict', 30.49, 110.45, 230_000],
  ['990121100000', '990121000000', '渡口镇', 'Dukou Town', 30.31, 110.72, 240_000],
  ['990121101000', '990121000000', '柳湾镇', 'Liuwan Town', 30.26, 110.81, 180_000],
  ['990121200000', '990121000000', '青禾乡', 'Qinghe Township', 30.38, 110.64, 140_000],
  ['990122100000', '990122000000', '望岭镇', 'Wangling Town', 30.78, 110.21, 210_000],
  ['990122101000', '990122000000', '石屏镇', 'Shiping Town', 30.85, 110.13, 160_000],
  ['990122200000', '990122000000', '云坪乡', 'Yunping Township', 30.72, 110.08, 110_000],
]

type DemoUnit = readonly [
  key: string,
  code: string,
  name: string,
  nameEn: string,
  area: string,
  kind: 'bureau' | 'government' | 'centre' | 'external',
]

export const UNITS: readonly DemoUnit[] = [
  ['hall', 'YH-01', '云衡市政务服务管理局', 'Yunheng Government Services Administration', CITY, 'bureau'],
  ['hotline', 'YH-02', '云衡市民热线中心', 'Yunheng Citizen Hotline Centre', CITY, 'centre'],
  ['quality', 'YH-03', '云衡市公共服务质量监督办公室', 'Yunheng Office for Service Quality', CITY, 'bureau'],
  [
    'security',
    'YH-04',
    '云衡市人力资源和社会保障局',
    'Yunheng Human Resources and Social Security Bureau',
    CITY,
    'bureau',
  ],
  ['housing', 'YH-05', '云衡市住房和城乡建设局', 'Yunheng Housing and Construction Bureau', CITY, 'bureau'],
  ['market', 'YH-06', '云衡市市场监督管理局', 'Yunheng Market Regulation Administration', CITY, 'bureau'],
  ['health', 'YH-07', '云衡市卫生健康委员会', 'Yunheng Health Commission', CITY, 'bureau'],
  ['education', 'YH-08', '云衡市教育局', 'Yunheng Education Bureau', CITY, 'bureau'],
  ['transport', 'YH-09', '云衡市交通运输局', 'Yunheng Transport Bureau', CITY, 'bureau'],
  ['civil', 'YH-10', '云衡市民政局', 'Yunheng Civil Affairs Bureau', CITY, 'bureau'],
  ['land', 'YH-11', '云衡市自然资源局', 'Yunheng Natural Resources Bureau', CITY, 'bureau'],
  ['police', 'YH-12', '云衡市公安局户政窗口', 'Yunheng Household Registration Window', CITY, 'bureau'],
  ['water', 'YH-13', '云衡市水务服务中心', 'Yunheng Water Service Centre', CITY, 'centre'],
  ['environment', 'YH-14', '云衡市生态环境局', 'Yunheng Ecology and Environment Bureau', CITY, 'bureau'],
  ['public-security', 'YH-15', '云衡市公安局', 'Yunheng Public Security Bureau', CITY, 'bureau'],
  ['traffic-police', 'YH-16', '云衡市公安局交通警察支队', 'Yunheng Traffic Police', CITY, 'bureau'],
  ['insurance', 'YH-17', '云衡市医疗保障局', 'Yunheng Medical Insurance Bureau', CITY, 'bureau'],
  ['culture', 'YH-18', '云衡市文化广电旅游体育局', 'Yunheng Culture, Tourism and Sport Bureau', CITY, 'bureau'],
  ['agriculture', 'YH-19', '云衡市农业农村和水利局', 'Yunheng Agriculture and Water Affairs Bureau', CITY, 'bureau'],
  ['emergency', 'YH-20', '云衡市应急管理和消防救援局', 'Yunheng Emergency and Fire Bureau', CITY, 'bureau'],
  ['justice', 'YH-21', '云衡市司法局', 'Yunheng Justice Bureau', CITY, 'bureau'],
  ['economy', 'YH-22', '云衡市经济和商务局', 'Yunheng Economy and Commerce Bureau', CITY, 'bureau'],
  ['city-urban', 'YH-23', '云衡市城市管理局', 'Yunheng Urban Management Bureau', CITY, 'bureau'],
  ['power', 'YH-24', '云衡供电公司', 'Yunheng Power Supply Company', CITY, 'external'],
  ['gas', 'YH-25', '云衡燃气公司', 'Yunheng Gas Company', CITY, 'external'],
  ['heating', 'YH-26', '云衡热力公司', 'Yunheng Heating Company', CITY, 'external'],
  ['post', 'YH-27', '云衡市通信和邮政服务办公室', 'Yunheng Office for Telecom and Post', CITY, 'bureau'],
  ['urban', 'CX-01', '秤星区城市管理局', 'Chengxing Urban Management Bureau', '990101000000', 'bureau'],
  ['cx-hall', 'CX-02', '秤星区政务服务中心', 'Chengxing Service Centre', '990101000000', 'centre'],
  ['zhonglou', 'CX-03', '钟楼街道办事处', 'Zhonglou Subdistrict Office', '990101001000', 'government'],
  ['lindu', 'LD-01', '临渡县人民政府办公室', 'Lindu County Government Office', '990121000000', 'government'],
  ['ld-urban', 'LD-02', '临渡县综合执法局', 'Lindu Enforcement Bureau', '990121000000', 'bureau'],
  ['dukou', 'LD-03', '渡口镇便民服务中心', 'Dukou Town Service Centre', '990121100000', 'centre'],
  ['wangling', 'WL-01', '望岭县人民政府办公室', 'Wangling County Government Office', '990122000000', 'government'],
  ['wl-rural', 'WL-02', '望岭县农业农村局', 'Wangling Agriculture Bureau', '990122000000', 'bureau'],
  ['yunping', 'WL-03', '云坪乡便民服务站', 'Yunping Township Service Station', '990122200000', 'centre'],
]

type DemoCentre = {
  unit: string
  name: string
  nameEn: string
  area: string
  address: string
  addressEn: string
  hours: string
  phone: string
  lat: number
  long: number
}

export const CENTRES: readonly DemoCentre[] = [
  {
    unit: 'hall',
    name: '云衡市民服务中心',
    nameEn: 'Yunheng Citizen Service Hall',
    area: '990101001000',
    address: '秤星区衡平大道 1 号',
    addressEn: '1 Hengping Avenue, Chengxing District',
    hours: '周一至周五 9:00–17:00，周六 9:00–12:00',
    phone: '0990-5550100',
    lat: 30.531,
    long: 110.472,
  },
  {
    unit: 'dukou',
    name: '渡口镇便民服务中心',
    nameEn: 'Dukou Town Service Centre',
    area: '990121100000',
    address: '临渡县渡口镇码头路 18 号',
    addressEn: '18 Wharf Road, Dukou Town, Lindu County',
    hours: '周一至周五 8:30–17:00',
    phone: '0990-5550218',
    lat: 30.312,
    long: 110.721,
  },
]
