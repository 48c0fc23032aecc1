import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppError } from '../../kernel/errors.ts'
import { describeConfig, readConfig } from './config.ts'

test('a wrong setting is named in one line in either language, a secret never shown', () => {
  const table: [Record<string, string>, string[], RegExp, RegExp][] = [
    [{ PORT: 'eighty' }, [], /PORT.*eighty.*整数/, /PORT.*eighty.*whole number/],
    [{ DATABASE_URL: 'mysql://me:hidden@host' }, [], /DATABASE_URL.*postgres/, /DATABASE_URL.*postgres/],
    [{ CITY_TIME_ZONE: 'Mars/Base' }, [], /CITY_TIME_ZONE.*IANA/, /CITY_TIME_ZONE.*IANA/],
    [{}, ['--services=both'], /SERVICES.*both/, /SERVICES.*both/],
  ]
  for (const [env, argv, zh, en] of table) {
    assert.throws(
      () => readConfig(env, argv),
      (error: AppError) => {
        assert.match(error.in('zh'), zh)
        assert.match(error.in('en'), en)
        return !/\n|hidden|\{\w+\}/.test(error.in('zh') + error.in('en'))
      },
    )
  }
})

test('blank settings take their defaults, and secrets are not listed', () => {
  const config = readConfig({ PORT: ' ', SECRET_KEY: 'ab'.repeat(32) })
  assert.equal(config.port, 3000)
  assert.ok(!JSON.stringify(describeConfig(config, 'en')).includes('abab'))
})
