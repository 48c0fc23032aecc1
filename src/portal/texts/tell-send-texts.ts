import { defineTexts } from '../../kernel/texts.ts'

/** Words of the last page before sending, and of the confirmation. */
export const tellSendTexts = defineTexts({
  zh: {
    check: {
      question: '核对后提交',
      kind: '类别',
      class: '问题分类',
      text: '情况',
      area: '地区',
      address: '具体位置',
      map: '图上位置',
      box: '意见箱',
      about: '涉及单位',
      photos: '照片和材料',
      name: '姓名',
      phone: '电话',
      email: '邮箱',
      onBehalfOf: '代谁反映',
      confidential: '保密',
      isConfidential: '承办单位和被反映的单位、个人看不到您是谁',
      notConfidential: '不需要',
      notGiven: '未填写',
      join: '加入相同诉求',
      promise: (limit: string) => `提交后，我们承诺在${limit}内答复您。`,
      promiseAtMost: (limit: string) =>
        `提交后，我们承诺最长在${limit}内答复您；紧急的问题时限更短，提交后显示准确日期。`,
      send: '提交',
      tooOften: (seconds: number) =>
        `从您的网络提交得太频繁，请过 ${seconds} 秒再按“提交”。填写的内容都还在，不用重填。`,
      tooOftenCall: (number: string) => `事情紧急的，请拨打 ${number} 热线。`,
      filesGone: '照片上传已超过一小时，需要重新上传。请在“照片和材料”一行点“修改”。',
    },
    done: {
      title: '已收到您的诉求',
      number: '诉求编号',
      code: '查询码',
      codeNote: '查询码只显示这一次。请把编号和查询码一起抄下、拍照、打印或保存，查进度时要用。',
      due: '最迟答复日期',
      limit: (limit: string) => `承诺${limit}内答复`,
      joined: '已加入相同的诉求，一并办理；答复和评价仍按您自己的编号。',
      next: '接下来',
      follow: '现在就看进度',
      remember: '在这台设备上记住这件诉求',
      rememberHint: '以后不用再填编号和查询码。公用设备请不要选。',
      save: '保存为文本',
      again: '再提交一件',
      provisional: '该日期按周末推算，节假日安排公布后可能调整。',
      goneTitle: '这个页面已经关闭',
      gone: '为保护您的隐私，编号和查询码只显示十分钟。如果已经记下，可以用它们查看进度；如果没有记下，请拨打热线说明情况。',
      receipt: (given: {
        title: string
        number: string
        code: string
        due: string
        address: string
        hotline: string
      }) =>
        `${given.title}\n\n诉求编号：${given.number}\n查询码：${given.code}\n最迟答复：${given.due}\n\n查进度：${given.address}\n热线：${given.hotline}\n\n请妥善保存，不要转发给他人。\n`,
      receiptName: (number: string) => `诉求回执-${number}.txt`,
    },
  },
  en: {
    check: {
      question: 'Check your answers before you send them',
      kind: 'Kind',
      class: 'Subject',
      text: 'What happened',
      area: 'Area',
      address: 'Exact place',
      map: 'Marked place',
      box: 'Suggestion box',
      about: 'About',
      photos: 'Photos and papers',
      name: 'Name',
      phone: 'Telephone',
      email: 'E-mail',
      onBehalfOf: 'For',
      confidential: 'In confidence',
      isConfidential: 'Neither the unit nor whoever it is about sees who you are',
      notConfidential: 'Not needed',
      notGiven: 'Not given',
      join: 'Joins',
      promise: (limit) => `Once it is sent, we promise to answer within ${limit}.`,
      promiseAtMost: (limit) =>
        `Once it is sent, we promise to answer within ${limit} at the longest. Pressing matters are answered sooner; you see the exact day after sending.`,
      send: 'Send',
      tooOften: (seconds) =>
        `Too much was sent from your network. Press “Send” again in ${seconds} seconds. Everything you filled in is still there.`,
      tooOftenCall: (number) => `If it is urgent, call the hotline ${number}.`,
      filesGone:
        'The photos were uploaded more than an hour ago and have to be uploaded again. Press “Change” beside them.',
    },
    done: {
      title: 'We have received it',
      number: 'Your number',
      code: 'Your look-up code',
      codeNote:
        'The code is shown this one time. Write down, photograph, print or save both number and code: you need them to follow it.',
      due: 'Answered at the latest on',
      limit: (limit) => `we promised ${limit}`,
      joined:
        'It has joined the same matter and is handled together with it; you are answered and asked under your own number.',
      next: 'What happens next',
      follow: 'See where it stands',
      remember: 'Remember this matter on this device',
      rememberHint: 'You will not have to enter number and code again. Not on a device that others use.',
      save: 'Save as text',
      again: 'Hand in another one',
      provisional: 'This date assumes ordinary weekends; it may move when the holidays of that year are announced.',
      goneTitle: 'This page is closed',
      gone: 'To protect you, number and code are shown for ten minutes. If you noted them, use them to follow the matter; if not, call the hotline.',
      receipt: ({ title, number, code, due, address, hotline }) =>
        `${title}\n\nNumber: ${number}\nLook-up code: ${code}\nAnswered by: ${due}\n\nFollow it: ${address}\nHotline: ${hotline}\n\nKeep this safe and do not pass it on.\n`,
      receiptName: (number) => `receipt-${number}.txt`,
    },
  },
})
