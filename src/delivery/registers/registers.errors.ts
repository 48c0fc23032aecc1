import { defineErrors } from '../../kernel/errors.ts'

export const registersErrors = defineErrors({
  SOURCE_KEY_TAKEN: {
    status: 409,
    zh: '来源标识“{key}”已被使用，请换一个。',
    en: 'The source key “{key}” is taken. Choose another one.',
  },
  UNKNOWN_SOURCE: {
    status: 422,
    zh: '没有来源“{source}”，或它不在您可操作的地区内。请从列表中选择，或先新建来源。',
    en: 'There is no source “{source}” where you may import. Choose one from the list, or name it first.',
  },
  UNKNOWN_MAPPING: {
    status: 422,
    zh: '没有映射“{mapping}”（版本 {version}）。请从列表中选择，或先保存映射。',
    en: 'There is no mapping “{mapping}” (version {version}). Choose one from the list, or save it first.',
  },
  FILE_GONE: {
    status: 410,
    zh: '文件“{name}”已按期清除，请重新上传。',
    en: 'The file “{name}” was removed after its time. Upload it again.',
  },
  UPLOAD_BROKEN_OFF: {
    status: 400,
    zh: '文件没有传完（收到 {size}）。请重新上传。',
    en: 'The upload broke off after {size}. Upload the file again.',
  },
  ALREADY_ENDED: {
    status: 409,
    zh: '这次导入已经结束，不能再取消。',
    en: 'This import has ended already and can no longer be stopped.',
  },
  NO_REJECTS: {
    status: 404,
    zh: '这次导入没有退回的行，或退回文件已按期清除。',
    en: 'This import has no refused rows, or their file was removed after its time.',
  },
  UNKNOWN_FALLBACK: {
    status: 422,
    zh: '映射里代用的{what}“{code}”不存在。请在映射中改为现有的代码。',
    en: 'The mapping falls back on the {what} “{code}”, which does not exist. Name an existing one in the mapping.',
  },
  TOO_MANY_NEW_UNITS: {
    status: 422,
    zh: '文件里有超过 {limit} 个目录中没有的单位，多半是“办理单位”的列选错了。请检查映射；没有写入任何记录。',
    en: 'The file names more than {limit} units that the directory lacks: the column for the unit is probably wrong. Check the mapping; nothing was written.',
  },
  NOTHING_ACCEPTED: {
    status: 422,
    zh: '文件的 {rows} 行没有一行可以读入，没有写入任何记录。请下载退回的行查看原因，多半是映射或日期格式不对。',
    en: 'None of the {rows} rows could be taken, and nothing was written. Download the refused rows for the reasons; most likely the mapping or a date format is wrong.',
  },
  INTERRUPTED: {
    status: 503,
    zh: '导入多次中断，已停止：新增 {added} 条、更正 {changed} 条已写入，其余没有写入。可以用同一文件再次导入，已写入的不会重复。',
    en: 'The import was interrupted several times and has stopped: {added} records were added and {changed} changed, the rest was not written. Import the same file again; nothing is written twice.',
  },
})
