import { join, resolve } from 'node:path'
import { readMigrations } from '../../platform/db/migrate.ts'
import { VERSION } from '../application.ts'
import { keyFingerprint } from '../backup/key-fingerprint.ts'
import type { Manifest } from '../backup/manifest.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { ROOT } from '../root.ts'
import type { Command } from './command.ts'
import { openBeside } from './session.ts'

/** `backup`: a consistent copy of all data while the service goes on. */
export const backupCommand: Command = {
  name: 'backup',
  about: { zh: '备份数据库和文件，服务照常运行', en: 'back up database and files while the service goes on' },
  words: 'DIR',
  options: {},
  notes: {
    zh: '备份是同一时刻的完整副本，带校验清单（可用 sha256sum -c SHA256SUMS 核对）。主密钥不在备份里：请把 DATA_DIR/secret.key（或 SECRET_KEY）另行保管，没有它，恢复后的个人信息无法读取。进行到一半的导入会在恢复后重新读取；排队中的后台任务不备份，服务启动后自行重建。',
    en: 'All is copied as of one instant, with a manifest of checksums (check it with sha256sum -c SHA256SUMS). The master key is not in it: keep DATA_DIR/secret.key (or SECRET_KEY) apart, for without it personal data cannot be read after a restore. An import under way is read anew after a restore; waiting background tasks are not kept, the service makes them again.',
  },
  examples: ['backup /backups/2026-03-02'],
  run: async ({ given, config, log, terminal }) => {
    const folder = resolve(given.words[0]!)
    const dataDir = resolve(config.dataDir)
    const begun = performance.now()
    const opened = await openBeside(config, log)
    try {
      const migrations = await readMigrations(join(ROOT, 'db/migrations'))
      const fingerprint = await keyFingerprint(config)
      const source = { url: opened.url, dataDir, migrations, version: VERSION, keyFingerprint: fingerprint }
      const manifest = await writeBackup(source, folder, (share, table) => terminal.progress(share, table))
      terminal.say(
        config.secretKey
          ? { zh: '主密钥 SECRET_KEY 不在备份里，请另行保管', en: 'SECRET_KEY is not in the backup: keep it apart' }
          : {
              zh: `主密钥 ${join(dataDir, 'secret.key')} 不在备份里，请另行保管`,
              en: `the master key ${join(dataDir, 'secret.key')} is not in the backup: keep it apart`,
            },
      )
      const json = { folder, ...totalsOf(manifest), seconds: Math.round((performance.now() - begun) / 100) / 10 }
      const { tables, rows, files, bytes } = json
      const zh = `已备份 ${tables} 张表共 ${rows} 行、${files} 个文件，${sizeOf(bytes)}，用时 ${json.seconds} 秒。`
      const en = `Backed up ${rows} rows of ${tables} tables and ${files} files, ${sizeOf(bytes)}, in ${json.seconds} s.`
      return { json, lines: [folder, zh, en] }
    } finally {
      await opened.close()
    }
  },
}

/** What a backup holds, counted. */
export function totalsOf({ tables, files }: Manifest) {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  return {
    tables: tables.length,
    rows: sum(tables.map(({ rows }) => rows)),
    files: files.length,
    bytes: sum([...tables, ...files].map(({ bytes }) => bytes)),
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
