import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskText, noPersonalIn } from './mask-text.ts'

/** What has to come out; where only one text stands it has to stay as it is. */
const TABLE: readonly (readonly [string, string?])[] = [
  ['我叫李雷，电话13812345678，车牌浙A12345。', '我叫李*，电话138****5678，车牌浙A****5。'],
  ['我叫张伟是幸福小区业主', '我叫张*是幸福小区业主'],
  ['我叫张国家，今年五十', '我叫张**，今年五十'],
  ['姓名：阿依古丽·买买提，女', '姓名：阿***，女'],
  ['联系人欧阳震华，微信号zhang_wei88', '联系人欧阳**，微信号z****'],
  ['我是王芳，QQ 123456789', '我是王*，QQ 1****'],
  ['本人张三丰，身份证110101199003078515', '本人张**，身份证110***********8515'],
  ['身份证号码：11010119900307X', '身份证号码：110********307X'],
  ['请王建国医生和李医生、张女士一起来', '请王**医生和李医生、张女士一起来'],
  ['感谢李江涛医生，也感谢金水区王伟局长', '感谢李**医生，也感谢金水区王*局长'],
  ['物业经理刘洋态度差', '物业经理刘*态度差'],
  ['诸葛先生、诸葛明先生、司马光女士', '诸葛先生、诸葛*先生、司马*女士'],
  ['电话0371-65901234，座机65901234，(010)65901234', '电话0371****1234，座机****1234，010****1234'],
  ['１３８１２３４５６７８，+86 138 1234 5678', '138****5678，138****5678'],
  ['手机138-1234-5678，也可打 1 3 8 1 2 3 4 5 6 7 8', '手机138****5678，也可打 138****5678'],
  ['卡号6222021234567890123', '卡号***************0123'],
  ['邮箱wang.wu@example.com.cn', '邮箱w***@example.com.cn'],
  ['粤Z·1234港、京A·D12345', '粤Z****港、京A*****5'],
  ['家住幸福路12号幸福小区3号楼2单元501室，漏水', '家住幸福路***幸福小区***，漏水'],
  ['丽发新城三栋二单元1203没有暖气', '丽发新城***没有暖气'],
  ['李家村3组12号，李家村三组的路', '李家村***，李家村三组的路'],
  ['My name is John Smith, ask Mr. Brown or Ms Li.', 'My name is J*** S***, ask Mr. B*** or Ms L*.'],
  ["I'm Mary Jones, call 13912345678", "I'm M*** J***, call 139****5678"],
  // What looks like it and is not.
  ['打110、12345、95598、4008123123都没人接'],
  ['我是张江镇居民，王府井路12号线地铁口路灯不亮'],
  ['我是江西人，我是车主，我是文明市民，我是业主，我是安徽的'],
  ['本人于2020年3月2日购买，金额13800138000元'],
  ['本人曾多次反映，本人和家人，本人应聘，本人是租客'],
  ['高中老师、语文老师、家庭医生、教育局局长、文化局局长、林业局长、公安局长、项目经理'],
  ['2026年3月12号，5月3号，地铁3号线，第3单元，12号文件，一座桥，建了3栋楼'],
  ['三楼住户噪音，5楼以上水压低，两室一厅，3室2厅，地铁2号口'],
  ['订单号1234567890123456，工单编号20261121000123456，诉求编号GH-2611-00012345-6'],
  ['截止日期20241105，12-3-2026，9:00-17:30，海拔3800.5米'],
  ['关注微信公众号gongheng12345，用微信支付2000元'],
  ['I am Chinese. I am Very happy. The Dr was in.'],
  ['川A是车牌的开头，房价一平方13000元，面积120平方米'],
  ['', ''],
]

test('personal data in running text is hidden, and nothing else', () => {
  for (const [given, expected = given] of TABLE) assert.equal(maskText(given).masked, expected)
})

test('what was found says where it was and what stands there now', () => {
  const given = '我叫李雷，电话13812345678。'
  const { found } = maskText(given)
  assert.deepEqual(
    found.map(({ kind, from, to, masked }) => [kind, given.slice(from, to), masked]),
    [
      ['name', '李雷', '李*'],
      ['mobile', '13812345678', '138****5678'],
    ],
  )
})

test('masking twice is masking once, nothing gets longer, and the places fit together, whatever stands side by side', () => {
  const parts = [
    ...TABLE.flatMap(([given]) => given.match(/.{1,9}/gu) ?? []),
    '*',
    '张',
    '欧阳',
    '1',
    '38',
    '号',
    '室',
    ' ',
  ]
  let seed = 12345
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: 1 + next(8) }, () => parts[next(parts.length)]!).join('')
    const { masked, found } = maskText(text)
    assert.equal(maskText(masked).masked, masked, text)
    let rebuilt = ''
    let place = 0
    for (const one of found) {
      assert.ok(one.from >= place && one.masked.length <= one.to - one.from, JSON.stringify({ text, found }))
      rebuilt += text.slice(place, one.from) + one.masked
      place = one.to
    }
    assert.equal(rebuilt + text.slice(place), masked, text)
  }
})

test('a heading may name a place or an office, not a number that rings at somebody', () => {
  for (const title of [
    '13812345678 没人接',
    '找我：138 1234 5678',
    '我的微信号zhang_wei88',
    'write to wang@example.cn',
  ]) {
    assert.equal(noPersonalIn(title), false, title)
  }
  for (const title of ['中山路12号门口路灯不亮', '12345 打不通', '张江镇停水', '浙A12345 占道', '补缴13800138000元']) {
    assert.equal(noPersonalIn(title), true, title)
  }
})

test('a text of four thousand characters is masked in a few milliseconds', () => {
  const text = '我叫李雷，电话13812345678，住幸福路12号幸福小区3号楼2单元501室。楼下烧烤店每天营业到凌晨。'.repeat(80)
  maskText(text.slice(0, 4000))
  const start = performance.now()
  maskText(text.slice(0, 4000))
  const took = performance.now() - start
  assert.ok(took < 200, `took ${took} ms`)
})

test('what is known to be personal is hidden wherever it stands', () => {
  const known = [
    { kind: 'name', text: '王小芳' },
    { kind: 'address', text: '幸福小区3栋2单元501' },
  ] as const
  const given = '楼上邻居说王小芳投诉了他，王小芳住幸福小区3栋2单元501。'
  assert.equal(maskText(given, known).masked, '楼上邻居说王**投诉了他，王**住幸福小区***。')
  assert.equal(maskText('a.b说', [{ kind: 'name', text: 'a.b' }]).masked, 'a**说')
})
