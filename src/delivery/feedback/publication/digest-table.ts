import { type CsvValue, csvChunks } from '../../../platform/tabular/write-csv.ts'
import type { Share } from './board.contract.ts'
import type { Compared, DigestData } from './digests.contract.ts'

const HEADER = ['part', 'code', 'name_zh', 'name_en', 'count', 'before', 'rate', 'low', 'high', 'n', 'withheld']

/** The figures of a digest as one flat CSV table; what is withheld is empty and says so. */
export async function csvOf(data: DigestData): Promise<Buffer> {
  const chunks: string[] = []
  for await (const chunk of csvChunks(HEADER, rowsOf(data))) chunks.push(chunk)
  return Buffer.from(chunks.join(''))
}

function rowsOf({
  received,
  kinds,
  categories,
  places,
  promises,
  rectifications,
  published,
}: DigestData): CsvValue[][] {
  const line = (part: string, { code, name, count, before }: Compared): CsvValue[] => [
    part,
    code,
    name.zh,
    name.en,
    count,
    before,
    ...Array<CsvValue>(4).fill(null),
    count === null,
  ]
  const number = (part: string, zh: string, en: string, count: number, before: number | null = null) =>
    line(part, { code: part, name: { zh, en }, count, before })
  const share = (code: string, zh: string, en: string, { n, rate, low, high, withheld }: Share): CsvValue[] => [
    ...['promises', code, zh, en, null, null],
    ...[rate, low, high, n, withheld],
  ]
  const { onTime, solved, satisfied, excluded } = promises
  return [
    number('received', '收到诉求', 'Received', received.count, received.before),
    ...kinds.map((one) => line('kinds', one)),
    ...categories.map((one) => line('categories', one)),
    ...places.map((one) => line('places', one)),
    share('onTime', '按期答复率', 'Answered on time', onTime),
    share('solved', '解决率', 'Solved', solved),
    share('satisfied', '满意率', 'Satisfied', satisfied),
    number('not-accepted', '不予受理', 'Not accepted', excluded.notAccepted),
    number('rated', '已评价', 'Rated', excluded.rated),
    number('rectifications', '由诉求发起的整改', 'Rectifications opened', rectifications.opened),
    number('published', '公开案例', 'Cases published', published.cases),
  ]
}
