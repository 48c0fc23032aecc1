import { join, resolve } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import { startEmbedded } from '../../platform/db/embedded/embedded-server.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { migrateJobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log/log.ts'
import { APP_ROLE } from '../application.ts'
import { keyFor } from '../backup/key-fingerprint.ts'
import { checkedBackup, restoreBackup } from '../backup/restore-backup.ts'
import { ROOT } from '../root.ts'
import { totalsOf } from './backup.command.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'

const STEPS = { verify: '校验 checking', load: '恢复 restoring' }

/** `restore`: puts a backup into an empty database. */
export const restoreCommand: Command = {
  name: 'restore',
  about: { zh: '把备份恢复到空的数据库', en: 'restore a backup into an empty database' },
  words: 'DIR',
  options: {
    force: {
      about: {
        zh: '数据库非空时，用备份替换其中的全部数据和文件',
        en: 'where the database is not empty, replace all its data and files with the backup',
      },
    },
  },
  notes: {
    zh: '先核对全部校验和，再在一个事务中恢复：中途失败则数据库保持原样。服务须先停止。请先把原来的 secret.key 放回 DATA_DIR（或设置 SECRET_KEY）。',
    en: 'All checksums are verified first, then everything is restored in one transaction: what fails leaves the database as it was. Stop the service first, and put the former secret.key back into DATA_DIR (or set SECRET_KEY).',
  },
  examples: ['restore /backups/2026-03-02', 'restore /backups/2026-03-02 --force'],
  run: async ({ given, config, log, terminal }) => {
    const folder = resolve(given.words[0]!)
    const dataDir = resolve(config.dataDir)
    const begun = performance.now()
    const migrations = await readMigrations(join(ROOT, 'db/migrations'))
    const progress = (step: keyof typeof STEPS, share: number) => terminal.progress(share, STEPS[step])
    const manifest = await checkedBackup(folder, migrations, progress)
    const opened = await openAlone(config, log)
    try {
      const target = { url: opened.url, dataDir, migrations, force: given.flag('force') }
      await restoreBackup(folder, manifest, target, progress)
      await migrateJobs(opened.url, APP_ROLE)
    } finally {
      await opened.close()
    }
    const key = await keyFor(config, manifest.keyFingerprint)
    sayKey(key, dataDir, terminal)
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    const totals = totalsOf(manifest)
    const { tables, rows, files } = totals
    return {
      json: { folder, madeAt: manifest.madeAt, ...totals, masterKey: key, seconds },
      lines: [
        `已恢复 ${manifest.madeAt} 的备份：${tables} 张表共 ${rows} 行、${files} 个文件，用时 ${seconds} 秒。`,
        `Restored the backup of ${manifest.madeAt}: ${rows} rows of ${tables} tables and ${files} files, in ${seconds} s.`,
      ],
    }
  },
}

/** The database for us alone, not migrated: a running service keeps its own. */
async function openAlone(config: Config, log: Log): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => undefined }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info({ line }, 'postgres') })
  return { url: embedded.url, close: () => embedded.stop() }
}

function sayKey(key: Awaited<ReturnType<typeof keyFor>>, dataDir: string, terminal: Terminal): void {
  const place = join(dataDir, 'secret.key')
  if (key === 'missing') {
    terminal.say({
      zh: `启动服务前，请把原来的主密钥放到 ${place}（或设置 SECRET_KEY），否则个人信息无法读取`,
      en: `before the service starts, put the former master key into ${place} (or set SECRET_KEY): personal data cannot be read without it`,
    })
  }
  if (key === 'differs') {
    terminal.say({
      zh: `现有主密钥与备份时的不同，个人信息无法读取：请换回原来的 ${place} 或 SECRET_KEY`,
      en: `the present master key is not the one of the backup and personal data cannot be read: bring back the former ${place} or SECRET_KEY`,
    })
  }
}
