/** Writes docs/modules.md: every module with the first paragraph of its README. `npm run generate` calls it. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const TIERS = ['platform', 'foundation', 'delivery', 'oversight']

function purposeOf(readme: string): string {
  const paragraphs = readFileSync(join(ROOT, readme), 'utf8').split(/\n\s*\n/)
  const first = paragraphs.find((text) => !/^(#|`|\||!|-)/.test(text.trim())) ?? ''
  return first
    .trim()
    .replace(/^\*\*[^*]+\*\*\s*/, '')
    .replace(/\s+/g, ' ')
}

const lines = ['# Modules', '', 'Made by `npm run generate` from the README of each module.', '']
for (const tier of TIERS) {
  lines.push(`## ${tier}`, '')
  for (const readme of globSync(`src/${tier}/*/README.md`, { cwd: ROOT }).sort()) {
    const name = readme.split('/')[2]
    lines.push(`- [${name}](../${readme}): ${purposeOf(readme)}`)
  }
  lines.push('')
}
writeFileSync(join(ROOT, 'docs/modules.md'), lines.join('\n'))
