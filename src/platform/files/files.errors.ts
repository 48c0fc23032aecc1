import { defineErrors } from '../../kernel/errors.ts'

export const filesErrors = defineErrors({
  FILE_KIND_NOT_TAKEN: {
    status: 415,
    zh: '这里不能上传“{name}”这种文件。可以上传：{allowed}。',
    en: '“{name}” is not a kind of file that is taken here. You can upload: {allowed}.',
  },
  HEIC_NOT_TAKEN: {
    status: 415,
    zh: '不能打开 HEIC 照片“{name}”。请另存为 JPEG 后再上传；苹果手机可在“设置—相机—格式”中选“兼容性最佳”后重拍，或把照片截屏。',
    en: 'The HEIC photo “{name}” cannot be shown everywhere. Save it as JPEG first; on an iPhone choose Settings, Camera, Formats, Most Compatible, or take a screenshot of the photo.',
  },
  FILE_NAME_AND_CONTENT_DIFFER: {
    status: 415,
    zh: '文件“{name}”的名称或类型与内容不符：内容是 {real}。请改正扩展名，或选择正确的文件。',
    en: 'The name or type of “{name}” does not fit its content, which is {real}. Correct the extension or choose the right file.',
  },
  FILE_DAMAGED: {
    status: 422,
    zh: '图片“{name}”已损坏，打不开。请重新拍摄或另存一份后再上传。',
    en: 'The picture “{name}” is damaged. Take it again or save another copy, then upload that.',
  },
  FILE_EMPTY: {
    status: 422,
    zh: '文件“{name}”是空的。请检查后重新选择。',
    en: 'The file “{name}” is empty. Check it and choose again.',
  },
  FILE_INFECTED: {
    status: 422,
    zh: '文件“{name}”没有通过安全检查，未保存。请用杀毒软件检查您的设备，或换一份文件。',
    en: 'The file “{name}” did not pass the security check and was not kept. Check your device for viruses, or use another file.',
  },
  SCAN_NOT_POSSIBLE: {
    status: 503,
    zh: '暂时无法对文件进行安全检查，文件没有保存。请稍后重试。',
    en: 'The file cannot be checked for viruses at the moment and was not kept. Please try again shortly.',
  },
  UPLOAD_CUT_OFF: {
    status: 400,
    zh: '文件“{name}”没有传完，未保存。请检查网络后重新上传。',
    en: 'The upload of “{name}” broke off and nothing was kept. Check your connection and upload it again.',
  },
  FILE_MISSING: {
    status: 500,
    zh: '文件“{name}”在存储中找不到了。请告诉管理员，从备份中恢复数据目录的 files 文件夹。',
    en: 'The file “{name}” is missing from the storage. Tell your administrator: the folder files of the data folder is to be restored from a backup.',
  },
})
