import { statSync } from 'node:fs'
import { join } from 'node:path'
import { buildProduct, type Ran, runCommand, withScratchFolder } from './product.ts'
import { writeRegister } from './register.ts'
import { machineLine, megabytes, printTable, standing } from './table.ts'

const ROWS = 200_000
const GOAL_SECONDS = 60
const GOAL_BYTES = 500e6

type Imported = {
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly added: number
  readonly unchanged: number
  readonly seconds: number
  readonly measuresSeconds: number
}

/**
 * A register of 200,000 rows through the built command into an empty data folder, and the same file once more. The goal
 * holds for the whole command, with the making of the database and the folding of the measures.
 */
export async function benchImport(): Promise<void> {
  await buildProduct()
  await withScratchFolder('import', async (folder) => {
    const { register, mapping } = await writeRegister(folder, ROWS)
    const { size } = statSync(register)
    process.stdout.write(`${machineLine()}\nregister  ${ROWS} rows, ${megabytes(size)}\n\n`)
    const words = ['import', register, '--mapping', mapping, '--source', 'bench']
    const first = await runCommand<Imported>(join(folder, 'data'), words)
    const again = await runCommand<Imported>(join(folder, 'data'), words)
    printTable(HEAD, [rowOf('first time', first), rowOf('the same again', again)])
    const { reply, usage } = again
    if (reply.unchanged !== reply.accepted) throw new Error(`not all is unchanged: ${JSON.stringify(reply)}`)
    const peak = Math.max(first.usage.program, usage.program)
    process.stdout.write(`  < ${GOAL_SECONDS} s ${standing(first.seconds < GOAL_SECONDS)}`)
    process.stdout.write(`   < ${megabytes(GOAL_BYTES)} of the program ${standing(peak > 0 && peak < GOAL_BYTES)}\n`)
  })
}

const HEAD = [
  '',
  'wall s',
  'rows/s',
  'import s',
  'measures s',
  'start, stop s',
  'program: CPU, peak',
  'PostgreSQL: CPU, peak',
  'taken',
]

function rowOf(name: string, { reply, seconds, usage }: Ran<Imported>): string[] {
  const { read, accepted, rejected, measuresSeconds } = reply
  return [
    name,
    seconds.toFixed(1),
    (read / seconds).toFixed(0),
    (reply.seconds - measuresSeconds).toFixed(1),
    measuresSeconds.toFixed(1),
    (seconds - reply.seconds).toFixed(1),
    `${usage.programCpu.toFixed(1)} s, ${megabytes(usage.program)}`,
    `${usage.postgresCpu.toFixed(1)} s, ${megabytes(usage.postgres)}`,
    `${accepted} of ${accepted + rejected}`,
  ]
}
