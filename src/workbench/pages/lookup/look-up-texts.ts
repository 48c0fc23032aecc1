import { defineTexts } from '../../../kernel/texts.ts'

export const lookUpTexts = defineTexts({
  zh: {
    title: '查任意编号',
    lead: '诉求编号、来件电话、事项名称或编码、账号，在一处查。',
    label: '编号、电话、姓名或文字',
    placeholder: '例如 GH-2611-000024-2',
    begin: '输入编号或文字开始查找',
    beginText: '诉求编号不用输入横线；电话会按来件人登记的号码查找。任何页面都可按 Ctrl K 查找。',
    none: (search: string) => `没有找到“${search}”`,
    noneText: '请核对编号。您只能查到自己权限范围内的内容。',
    failed: '查找没有成功',
  },
  en: {
    title: 'Find any number',
    lead: 'The number of a matter, the telephone of a sender, the name or code of an item, an account: all in one place.',
    label: 'Number, telephone, name or words',
    placeholder: 'For example GH-2611-000024-2',
    begin: 'Type a number or words',
    beginText:
      'The dashes of a matter’s number can be left out; a telephone number finds what was sent in under it. On any page Ctrl K does the same.',
    none: (search: string) => `Nothing was found for “${search}”`,
    noneText: 'Check the number. Only what you may see is found.',
    failed: 'The search did not work',
  },
})
