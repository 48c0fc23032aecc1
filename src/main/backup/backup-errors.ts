import { defineErrors } from '../../kernel/errors.ts'

/** What can go wrong with backups; each text names the remedy. */
export const backupErrors = defineErrors({
  BACKUP_FOLDER_IN_USE: {
    status: 409,
    zh: '备份目录 {folder} 不是空的，请另选一个新目录。',
    en: 'The folder {folder} is not empty; choose a new one for the backup.',
  },
  BACKUP_NOT_ALLOWED: {
    status: 403,
    zh: '数据库用户无权读取全部数据。请授予其 BYPASSRLS，或改用数据库所有者的地址。',
    en: 'The database user may not read all rows. Give it BYPASSRLS, or use the address of one that has it.',
  },
  NO_BACKUP: {
    status: 404,
    zh: '{folder} 里没有完整的备份（缺少 {file}）。请核对目录，或改用另一份备份。',
    en: 'There is no complete backup in {folder}: {file} is missing. Check the folder, or take another backup.',
  },
  BACKUP_DAMAGED: {
    status: 422,
    zh: '备份文件 {file} 与清单不符，数据库未作改动。请改用另一份备份。',
    en: 'The file {file} does not fit the manifest; the database was left as it is. Take another backup.',
  },
  BACKUP_NEWER: {
    status: 422,
    zh: '备份来自更新的版本（含迁移 {name}）。请用 {version} 或更高版本的程序恢复。',
    en: 'The backup comes from a newer version (it has the migration {name}). Restore it with version {version} or later.',
  },
  DATABASE_NOT_EMPTY: {
    status: 409,
    zh: '数据库中已有数据，未作改动。请换一个空的数据库或新的 DATA_DIR；确认要用备份全部替换时加 --force。',
    en: 'The database holds data already and was left as it is. Take an empty one or a new DATA_DIR, or add --force to replace everything with the backup.',
  },
  DATABASE_IN_USE: {
    status: 409,
    zh: '服务正在使用这个数据库，未作改动。请先停止服务再恢复。',
    en: 'The service is working on this database, which was left as it is. Stop the service and restore then.',
  },
})
