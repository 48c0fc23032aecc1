/**
 * Makes the two fonts that reports are set in: Noto Sans SC, regular and bold, cut down to the characters
 * that Chinese administrative writing needs. Run it again only when the character set below changes:
 *
 *   npm install --no-save --ignore-scripts @expo-google-fonts/noto-sans-sc
 *   node scripts/subset-fonts.ts node_modules/@expo-google-fonts/noto-sans-sc assets/fonts
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const WEIGHTS = [
  { source: '400Regular/NotoSansSC_400Regular.ttf', target: 'NotoSansSC-Regular.ttf' },
  { source: '700Bold/NotoSansSC_700Bold.ttf', target: 'NotoSansSC-Bold.ttf' },
]

const MAX_BYTES = 2_500_000

/** Latin with accents, punctuation, currency, arrows, mathematics, circled figures, the marks of the verdicts. */
const LATIN_AND_SYMBOLS =
  codePointRange(0x20, 0x7e) +
  codePointRange(0xa0, 0x17f) +
  '–—―‘’“”†‡•‥…‰′″‹›※¹²³⁴€₩™Ω℃℉№℡ℓ' +
  '←↑→↓↔↕↖↗↘↙⇒⇔−×÷±∓√∞≈≠≡≤≥≦≧∑∏∫∂∆∈∩∪⊂⊃∴∵∶' +
  '●○◎◐◑◒◓▲△▼▽◆◇■□★☆◯◉✓☎♀♂' +
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㎡㎥㎜㎝㎞㎎㎏㏄' +
  '　、。〈〉《》「」『』【】〔〕〖〗〒〓〇〆〜·・ー' +
  codePointRange(0x3105, 0x3129) +
  codePointRange(0x2160, 0x216b) +
  codePointRange(0x2170, 0x2179) +
  codePointRange(0xff01, 0xff5e) +
  '￠￡￢￣￥'

/** Characters outside GB 2312 in the official names of counties, townships and villages, counted over all of them. */
const PLACES =
  '〇㘵㙍㙘㙟㙦㟓㭎㮾㯊㱔㳇㴩㵲䃎䃥䅟䌷䢺䩐並丼乢乪亁仚伾佀俵倗倴偭僰儀內冚冮冸凃凗剅劄勍匼吽呇咇咘咡哃' +
  '哱唵啟啰喆喦嗏嗙嗮嘠嘡噇噉嚇囮囷圐圙圢圫坉坋坔坢坣坥坬坮坵坽垇垎垏垕垙垚垞垟垯垱垵垷垺垾埇埉埌埗埜埨' +
  '埫埼堉堌堎堐堦堧堨堼堽塂塅塆塚塝塭塱墈墎墕墘墠墡墺壆壇夬夿奓奡奤姞姮嫄孖寀尅尓尙屲屴屽屾岎岕岞岠岴岺' +
  '峃峇峉峎峏峣峧峯峱峽崀崄崑崙崚崟崶崷嵅嵎嵔嵖嵠嶀嶅嶺巉巺帲幹庒廻弇弶復恵扆拃捲掛敔敭斢旴旵旸旻昄昇晹' +
  '曌朏朩朳朶杄杧杮東杴枆枊枌枒枹柅柤査栆栜栟桲梌梽棆棪棬椑椗楊楟楩楪楯楻榃榅槓槚槜樑橖橦檺櫈毘氹氾氿汈' +
  '汎汖汫汭沄沇沋沕沚沬沶沺泃泇泑泘泜洈洊洑洖洢洣洨洩洰洴洸洺浀浉浐浛浬浭浰浲浿涘涢涳涴涺淜淯淰渰渼湆湑' +
  '湗湡湧湳湴湻溁溇溠溡溵溹滆滍滘滣滧漈漋漍漖漴漷漹潩潵澥澪澬澴濛瀂瀍瀼烔煖熂燊爃牁牂牤犇狟猇猯獏玍玕玘' +
  '玙玠玥珣珪珮珰珺琇琍琯瑠瑢瑤瑯璟璪瓈瓘甡甪甶甽畓畖畤畬癿皛盃眕瞭矴砄砠砲砵硁硃硊硋硍硔硙硚硠硿碁碃碈' +
  '碕碨碶磂磏磑磘磛磜磝磡磳磵磹磻礌礐礵祇祎祐禇禤秾穇窊窎窰窵竂竜笯筀筜筶筸筼箖篢簕簝簰籐粦紵罳羑義翙耇' +
  '耈耑脿舖舠舥舲艞艻芣芶苧苲苽苾茍荄荍荖荘莊莙菉菓菴萂萩葎蒟蓆蓢蓭蔃蔄蔈蔴蔵蕗藟藠藨藴虒虸蚄蚆蚳蟇蟳衕' +
  '衖裡觃訚谼谿賀贠趙蹅蹾軨輋輶辿迴迺遆遊邘邠邨邽郃郚郞郤郪郿鄀鄌鄑鄘鄚鄜鄠鄫鄮酂酄鋪鐣鑑铚閤閻闇阇陑雲' +
  '霅靄靬靰鞡韓韮頔驲骍骔骕骦髙魚鮀鮜鲊鲖鲹鳡鴜鶄鶖鷺龍𡌶𡐓𣒍'

/** Characters outside GB 2312 that people are named with. */
const NAMES =
  '㛃䶮伋佺倓倞偲傕卬叆叇囍堃妘姁姽婳媖媞嫚嬅嬿寔巘廙弢彧忞惇惔愔慜扢掞旼旿昉昫昳晊晙晞晢晳暐暕暻曈杕柟' +
  '梾棤棨楙泩浥淏湉湜湣湲溍漦潏灃炆炘烜焜煐煚煟熇熜燏燚玚玦玭玹珅珝珫珽琀琎琟琤琭瑀瑄瑨璘璠瓛甦疍皞盷矻' +
  '硂祃禛禟窣竑粿絜纮纴缊翀翚翯翾脁臑芃菂藳虓螣衎諲贇赟赪跶鋆锜镕镠閦闿霨韡颙飏飖骉骎骙鸮鹍鹔龑'

function codePointRange(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)).join('')
}

/** Rows of GB 2312 that Chinese reports do without: kana (4, 5), Cyrillic (7), boxes (9). */
const ROWS_LEFT_OUT = new Set([0xa4, 0xa5, 0xa7, 0xa9])

/** The characters of GB 2312-80, rows 1 to 87, read through the decoder so that no table is kept here. */
function gb2312Characters(): string {
  const decoder = new TextDecoder('gbk')
  let characters = ''
  for (let row = 0xa1; row <= 0xf7; row++) {
    if (ROWS_LEFT_OUT.has(row)) continue
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      const isAssigned = character.length === 1 && character !== '\uFFFD' && !/[\uE000-\uF8FF]/.test(character)
      if (isAssigned) characters += character
    }
  }
  return characters
}

async function subsetFonts(sourceFolder: string, targetFolder: string): Promise<void> {
  const characters = [...new Set(LATIN_AND_SYMBOLS + gb2312Characters() + PLACES + NAMES)].join('')
  await mkdir(targetFolder, { recursive: true })
  for (const { source, target } of WEIGHTS) {
    const subset = await subsetFont(await readFile(join(sourceFolder, source)), characters, {
      targetFormat: 'truetype',
      noHinting: true,
      // Vertical setting and Japanese or Korean forms are not used in these reports and weigh a fifth of the file.
      keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'halt', 'palt', 'tnum', 'pnum', 'chws'],
    })
    if (subset.byteLength > MAX_BYTES)
      throw new Error(`${target} has ${subset.byteLength} bytes, more than ${MAX_BYTES}`)
    await writeFile(join(targetFolder, target), subset)
    console.log(`${target}: ${characters.length} characters, ${(subset.byteLength / 1e6).toFixed(2)} MB`)
  }
  await copyFile(join(sourceFolder, 'LICENSE_FONT'), join(targetFolder, 'OFL.txt'))
}

const [sourceFolder, targetFolder] = process.argv.slice(2)
if (!sourceFolder || !targetFolder) {
  console.error('Usage: node scripts/subset-fonts.ts <folder of @expo-google-fonts/noto-sans-sc> <target folder>')
  process.exitCode = 1
} else {
  await subsetFonts(sourceFolder, targetFolder)
}
