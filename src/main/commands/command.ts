import { existsSync, statSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { LocalDate } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Log } from '../../platform/log/log.ts'
import { usageErrors } from './command-errors.ts'
import type { Session, SessionOptions } from './session.ts'
import type { Terminal } from './terminal.ts'

export type Option = {
  readonly about: Bilingual
  /** What stands for the value in the help, such as DATE; a switch has none. */
  readonly value?: string
  /** May be given several times. */
  readonly many?: true
}

/** What a command answers: a value for programs (`--json`) and lines for people; both go to standard output. */
export type Outcome = {
  readonly json: unknown
  readonly lines: readonly string[]
  /** The command has written its result to standard output by itself. */
  readonly written?: true
  /** The work went wrong after it had begun; the result says how far it came. */
  readonly failed?: true
}

export type Invocation = {
  readonly given: Given
  readonly config: Config
  readonly log: Log
  readonly terminal: Terminal
  /** Standard output, for results that are too large to hold. */
  readonly out: Writable
  /** Opens the database and the modules, once; they are closed when the command ends. */
  session(options?: SessionOptions): Promise<Session>
}

export type Command = {
  readonly name: string
  readonly about: Bilingual
  /** The words after the name, as in `FILE [MORE]`; those in brackets may be left out. */
  readonly words: string
  readonly options: Readonly<Record<string, Option>>
  /** More to know, a paragraph. */
  readonly notes?: Bilingual
  readonly examples: readonly string[]
  run(invocation: Invocation): Promise<Outcome>
}

/** Options that every command has. */
export const SHARED_OPTIONS: Readonly<Record<string, Option>> = {
  json: { about: { zh: '结果以一行 JSON 输出，供程序读取', en: 'print the result as one line of JSON, for programs' } },
  help: { about: { zh: '显示用法', en: 'show how the command is used' } },
}

/** The words and options that a command was called with; what is missing or malformed throws a usage error. */
export type Given = {
  readonly words: readonly string[]
  text(option: string): string | undefined
  needed(option: string): string
  flag(option: string): boolean
  /** All values of an option that may be given several times. */
  all(option: string): string[]
  /** The same, also with commas between the values. */
  list(option: string): string[]
  day(option: string): string | undefined
  oneOf<const T extends string>(option: string, words: readonly T[]): T | undefined
}

/** How a command is called, in one line. */
export function synopsis({ name, words }: Command): string {
  return ['gongheng', name, words, '[--…]'].filter(Boolean).join(' ')
}

/** Reads the words after the command's name. Throws usage errors that say what to do, in one line. */
export function readGiven(command: Command, argv: readonly string[]): Given {
  const options = { ...command.options, ...SHARED_OPTIONS }
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, many }]) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const), multiple: many ?? false },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    const place = { command: command.name, option: token.rawName }
    if (!known) throw usageErrors.UNKNOWN_OPTION(place)
    if (known.value && (token.value === undefined || looksLikeOption(token))) {
      throw usageErrors.OPTION_WITHOUT_VALUE({ ...place, option: `${token.rawName} ${known.value}` })
    }
    if (!known.value && token.value !== undefined) throw usageErrors.OPTION_TAKES_NO_VALUE(place)
  }
  if (values.help !== true) checkCount(command, positionals)
  return givenOf(command, positionals, values as Readonly<Record<string, Value>>)
}

type Value = string | boolean | string[] | undefined

/** `--from --to …`: the next option was taken for the value. */
function looksLikeOption({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }) {
  return !inlineValue && value !== undefined && value.startsWith('--')
}

function checkCount(command: Command, positionals: readonly string[]) {
  const all = command.words.split(' ').filter(Boolean)
  const least = all.filter((word) => !word.startsWith('[')).length
  const most = command.words.includes('…') ? Number.POSITIVE_INFINITY : all.length
  if (positionals.length < least || positionals.length > most) {
    throw usageErrors.ARGUMENT_NEEDED({ synopsis: synopsis(command) })
  }
}

function givenOf(command: Command, words: readonly string[], values: Readonly<Record<string, Value>>): Given {
  const text = (option: string) => {
    const value = values[option]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const all = (option: string) => [values[option] ?? []].flat().map(String)
  return {
    words,
    text,
    needed: (option) => {
      const value = text(option)
      if (value !== undefined) return value
      const shown = `--${option} ${command.options[option]?.value ?? ''}`
      throw usageErrors.OPTION_NEEDED({ command: command.name, option: shown })
    },
    flag: (option) => values[option] === true,
    all,
    list: (option) =>
      all(option)
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter(Boolean),
    day: (option) => {
      const value = text(option)
      if (value === undefined || LocalDate.safeParse(value).success) return value
      throw usageErrors.NOT_A_DAY({ option: `--${option}`, value })
    },
    oneOf: (option, allowed) => {
      const value = text(option)
      const found = allowed.find((word) => word === value)
      if (value === undefined || found) return found
      throw usageErrors.NOT_ONE_OF({ option: `--${option}`, words: allowed.join(' '), value })
    },
  }
}

/** Checks that a file named on the command line is there before a database is opened for it. */
export function readableFile(path: string): string {
  if (!existsSync(path)) throw usageErrors.FILE_NOT_READABLE({ path, reason: 'ENOENT' })
  if (statSync(path).isDirectory()) throw usageErrors.FILE_NOT_READABLE({ path, reason: 'EISDIR' })
  return path
}
