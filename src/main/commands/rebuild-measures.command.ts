import { forgetAll, measuresConsumer } from '../../platform/measures/fold.ts'
import type { Command } from './command.ts'

type Totals = { cells: number; events: number }

/** `rebuild-measures`: folds all events anew; the numbers come out the same. */
export const rebuildMeasuresCommand: Command = {
  name: 'rebuild-measures',
  about: { zh: '由事件重新计算全部指标', en: 'count all measures anew from the events' },
  words: '',
  options: {},
  notes: {
    zh: '重算期间看板数字不全，服务可照常运行。结果与逐条累计的相同。',
    en: 'While it runs the boards show less than all; the service may go on. The numbers come out the same.',
  },
  examples: ['rebuild-measures'],
  run: async ({ session, terminal }) => {
    const { db, actor, settle } = await session()
    const begun = performance.now()
    await db.bulk(actor, async (tx) => {
      // The reader's row first, as the dispatcher takes it: otherwise the two could wait for each other.
      await tx.query('select position from events.consumers where name = $1 for update', [measuresConsumer([]).name])
      await forgetAll(tx)
    })
    terminal.say({ zh: '已清空，正在重算', en: 'emptied, counting anew' })
    await settle()
    const [totals] = await db.read(actor, (tx) =>
      tx.query<Totals>(
        'select (select count(*) from measures.cells) as cells, (select count(*) from events.log) as events',
      ),
    )
    const { cells, events } = totals!
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    return {
      json: { cells, events, seconds },
      lines: [
        `${events} 个事件，${cells} 个单元，用时 ${seconds} 秒。 / ${events} events, ${cells} cells, ${seconds} s.`,
      ],
    }
  },
}
