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

const MAX_BYTES = 2.5 * 1024 * 1024

/** Latin with accents, punctuation, currency, arrows, mathematics, circled figures, the marks of the verdicts. */
const LATIN_AND_SYMBOLS =
  codePointRange(0x20, 0x7e) +
  codePointRange(0xa0, 0x17f) +
  '–—―‘’“”†‡•‥…‰′″‹›※⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉€₤₩™Ω℃℉№℡ℓ' +
  '←↑→↓↔↕↖↗↘↙⇒⇔−×÷±∓√∞≈≠≡≤≥≦≧∑∏∫∂∆∈∩∪⊂⊃∴∵∶' +
  '●○◎◐◑◒◓▲△▼▽◆◇■□★☆◯◉✓✔✗✘☎☐☑☒♀♂' +
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㎡㎥㎜㎝㎞㎎㎏㏄' +
  '　、。〈〉《》「」『』【】〔〕〖〗〒〓〇〆〜·・ー' +
  codePointRange(0x3105, 0x3129) +
  codePointRange(0x2160, 0x216b) +
  codePointRange(0x2170, 0x2179) +
  codePointRange(0x2500, 0x257f) +
  codePointRange(0xff01, 0xff5e) +
  '￠￡￢￣￥'

/** Characters outside GB 2312 that occur in names of people and places, and so in reports. */
const NAMES_AND_PLACES =
  '堃喆犇昇甯祎珺玥彧翀頔赟燚垚淼焱垒晟昊旻晞晔昉昳昕暐暻煊煜炜炘烜烨焜煦熠燊瑄璟璠璐玘玙玚玢玥玦玹珂珅珩珽琀琇琎琰琤瑀瑗瑢璇璘璩瓒' +
  '钰铄铖锜锟锴镕镠镭鎏闫闳闿阇飏飖骉骙骥鹍鹔鸮鑫鋆鉴堉埕堽塬塱墚垟埇埗圩圳坜坭垌垡垭峁崾崀嵊嵖岘峤崟嵩巘' +
  '浐浠浔涢浬洺洣洨湉湜湣溇溆滘漷潏潆潼潞澧澴瀍灃灏灞淏淯渌渼湑溍滢漖漦濛甪畈畲疃砀砼硚硖碶礐祃' +
  '禤稷窊窣筼箬篁篪簕粿綦羑翙翯耒耖舾艿芃芘苘茌茛荥莒莘菀菏葑葭蒗蒟蓥蔺薜藁藳虒虓蚬蜞螭衎衢邕邗邛邡邢邳邴郇郏郓郗郜郢郦郧郯郴鄄鄌鄚鄞鄠鄢鄯酃醴鄱' +
  '仝仡伋伢佘佤佴佺侗俅俣倓倞偲傕僖僳儋冼凇凼刘勐勍匼卬厍厝叆叇吒呋咘哏唛啰啵喦喹囍圐圙堌堎堠塆塅夼奡妍妤姁姮姞姝姽娉娓婕婧媖媛嫄嫘嫚嬅孖孛宓宸寔尧屾岙岜' +
  '峣庹廑廙弢彀徕忞忻怡恂恺悫惇惔愔慜懋懿戆扆扢拃掞揆揭搴旸旿昀昫晁晊晙晢晳晷暄暕曈朊杄杓杕杲枞枥枧柃柘柞柟柰栎栟桁桉桓桫桲梃梓梾棤棨椐椤楙楸楹榉榕榛槜槟樾橦檑檬欤歙殳毓毖汆汊汜汭汴沄沅沇沭沺泓泗泩泫泺' +
  '洁洇洮洳洵浈浉浍浥浦浯涑涞涟涪涿淇淄淦淅淙淝淠淳渑渚渤湄湎湫湲湟溧溱滁滂滇滏滕滹漯漳漾潇潢潭潺澄澍澹濂濉濠濡濮瀛瀣瀹灏灵炅炆炔炯烃烊焘煐煚煟熇熜燏燔燚爰犍狮狲猃獐玎玕玖玭珉珈珏珙珞珣珧珫珲珺琊琏琚琛琨琬琭琮琯琳瑁瑛瑜瑷瑾璁璀璋璎璜璞璧瓛甡疍皓皛盱盷眭睢睿瞿矻砗' +
  '硂碚碣碲磉磐磻禚禛禟禺秾穰竑竣筇筠箐篾粑粲絜絷繁纴纮绂绐绡绗缊缙缟羌羿翊翎翚翥翾翼耨聂聿肜胪胥胧脁腓腧臑臧舁舢艮艽芊芈芎芮芷芸芾苒苡苣苤茉茕茗茜茯荀荃荇荔荪荭莆莜莞莠莨菁菂菅菘菡萁萘葳蒂蒽蓁蓓蓼蔚蕲蕴薇薏薛薷藜藿虢虬虹蚌蚩蛟蜀蜃螣衮袤裎裔裴褚襄覃觞訇訾詹誉諲讷诃诩诺谌谔谙谧谯豳貔贇贲贽赆赉赜赟赪趸跶踔軎轲轶轸轼辂辋辚辿迓迤逄逯遂遐邈邑邯邰邱邵邹郄郎郝郡郫郸酆鄂鄣鄮鄹' +
  '钊钏钤钦钭钲铉铎铠铨铭铮铱铸锃锂锆锦锱镇镐镛镝镡镢镧镳閦闵闾阊阎阗阚阡阪阮陂陉陔陟陬隗隰隽雎雩雯霁霈霓霖霞霨靓靖靛鞅韪韬韶顼颀颉颍颐颙颢飒飓馀馗馥驷驹骁骅骎骐骓骞骠髙髯鬯魁魏鲁鲍鲲鳌鹄鹏鹳麓麒麟黉黎黛黟黼鼋鼐齐龑龚龛'

function codePointRange(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)).join('')
}

/** All characters of GB 2312-80: rows 1 to 87, read through the decoder so that no table is kept here. */
function gb2312Characters(): string {
  const decoder = new TextDecoder('gbk')
  let characters = ''
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      const isAssigned = character.length === 1 && character !== '\uFFFD' && !/[\uE000-\uF8FF]/.test(character)
      if (isAssigned) characters += character
    }
  }
  return characters
}

async function subsetFonts(sourceFolder: string, targetFolder: string): Promise<void> {
  const characters = [...new Set(LATIN_AND_SYMBOLS + gb2312Characters() + NAMES_AND_PLACES)].join('')
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
    console.log(`${target}: ${characters.length} characters, ${(subset.byteLength / 1024 / 1024).toFixed(2)} MiB`)
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
