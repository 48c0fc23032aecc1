import { AppError } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { SETTINGS } from './settings.ts'

export type Config = {
  readonly [K in keyof typeof SETTINGS]: Exclude<ReturnType<(typeof SETTINGS)[K]['read']>, { wrong: Bilingual }>
}

/**
 * Reads all settings once from the environment and from `--services=`. The first wrong one throws WRONG_SETTING with
 * one line that names it.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, argv: readonly string[] = []): Config {
  const services = argv.find((word) => word.startsWith('--services='))?.slice('--services='.length)
  const config: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const given = key === 'services' && services !== undefined ? services : env[setting.env]
    const text = given === undefined || given.trim() === '' ? setting.fallback : given.trim()
    const value: unknown = setting.read(text)
    if (isWrong(value)) throw wrongSetting(setting.env, 'secret' in setting ? '…' : text, value.wrong)
    config[key] = value
  }
  return config as Config
}

function isWrong(value: unknown): value is { wrong: Bilingual } {
  return typeof value === 'object' && value !== null && 'wrong' in value
}

/** The fault itself is said in both languages, so it goes into the texts and not into their parameters. */
function wrongSetting(name: string, value: string, wrong: Bilingual): AppError {
  return new AppError('WRONG_SETTING', {
    status: 500,
    text: {
      zh: `设置 {name} 的值“{value}”不正确：${wrong.zh}。`,
      en: `The setting {name} has the value “{value}”, which ${wrong.en}.`,
    },
    params: { name, value },
  })
}

/** The settings as a list for people: name, value (never of a secret), whether it is the default, and what it is. */
export function describeConfig(config: Config, language: 'zh' | 'en') {
  return Object.entries(SETTINGS).map(([key, setting]) => {
    const value = config[key as keyof Config]
    const shown = 'secret' in setting && value !== null ? '(secret)' : String(value ?? '')
    return { name: setting.env, value: shown, fallback: setting.fallback, about: setting.about[language] }
  })
}
