import type { Writable } from 'node:stream'
import { AppError } from '../../kernel/errors.ts'
import { readConfig } from '../../platform/config/config.ts'
import { createLog } from '../../platform/log/log.ts'
import { COMMANDS } from './all-commands.ts'
import { type Command, type Outcome, readGiven } from './command.ts'
import { isUsageError, usageErrors } from './command-errors.ts'
import { overview, usageOf } from './help.ts'
import { openSession, type Session, type SessionOptions } from './session.ts'
import { createTerminal, type Terminal } from './terminal.ts'

export type World = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Writable
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean }
}

/**
 * Runs one command and returns the exit code: 0 done, 1 failed, 2 called wrongly. Standard output holds nothing but the
 * result; what went wrong is one line in both languages on standard error, and with `--json` also an object with
 * `error` on standard output.
 */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
  const { out, err } = world
  const terminal = createTerminal(err)
  const forPrograms = argv.includes('--json')
  try {
    const outcome = await runWords(argv, world, terminal)
    terminal.endProgress()
    if (!outcome.written) out.write(forPrograms ? `${JSON.stringify(outcome.json)}\n` : linesOf(outcome))
    return outcome.failed ? 1 : 0
  } catch (error) {
    terminal.endProgress()
    const { code, zh, en } = describe(error)
    err.write(`${[...new Set([zh, en])].join(' / ')}\n`)
    if (!(error instanceof AppError)) err.write(`${(error as Error)?.stack ?? ''}\n`)
    if (forPrograms) out.write(`${JSON.stringify({ error: { code, zh, en } })}\n`)
    return isUsageError(code) ? 2 : 1
  }
}

function linesOf({ lines }: Outcome): string {
  return lines.map((line) => `${line}\n`).join('')
}

async function runWords(argv: readonly string[], { env, out }: World, terminal: Terminal): Promise<Outcome> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest)
  const command = commandNamed(name)
  const given = readGiven(command, rest)
  if (given.flag('help')) return shown(usageOf(command))
  // A command says what it does by itself; the log adds only what is wrong.
  const config = readConfig({ ...env, LOG_LEVEL: env.LOG_LEVEL?.trim() || 'warn' })
  const log = createLog(config.logLevel)
  let session: Promise<Session> | undefined
  const open = (options?: SessionOptions) => {
    session ??= openSession(config, log, terminal, options)
    return session
  }
  try {
    return await command.run({ given, config, log, terminal, out, session: open })
  } finally {
    await (await session?.catch(() => undefined))?.close()
  }
}

function help(words: readonly string[]): Outcome {
  const name = words.find((word) => !word.startsWith('--'))
  return shown(name === undefined ? overview() : usageOf(commandNamed(name)))
}

function shown(lines: readonly string[]): Outcome {
  return { json: { help: lines.join('\n') }, lines }
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) throw usageErrors.UNKNOWN_COMMAND({ name })
  return command
}

function describe(error: unknown): { code: string; zh: string; en: string } {
  if (!(error instanceof AppError)) {
    const reason = (error as Error)?.message ?? String(error)
    return { code: 'INTERNAL', zh: `意外错误：${reason}`, en: `Unexpected: ${reason}` }
  }
  const faults = (language: 'zh' | 'en') =>
    error.faults.map(({ field, message }) => ` ${field}: ${message[language]}`).join('')
  return { code: error.code, zh: error.in('zh') + faults('zh'), en: error.in('en') + faults('en') }
}
