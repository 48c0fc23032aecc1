import { defineTemplates } from '../../../platform/messages/template.ts'

/** What units, supervisors and dispatchers are told. No words of the matter: its number leads there. */
export const supervisionMessages = defineTemplates('feedback', {
  reminded: {
    subject: { zh: '即将到期：{kind} {number}', en: 'Due soon: {kind} {number}' },
    text: {
      zh: '{unit}承办的 {number}（{kind}）须在 {due}前办结。预计不能按期办结的，请在到期前申请延期并写明依据。',
      en: '{number} ({kind}), with {unit}, has to be settled by {due}. If that cannot be, ask for more time before then and give the ground.',
    },
  },
  urged: {
    subject: { zh: '催办通知：{kind} {number}', en: 'Urged: {kind} {number}' },
    text: {
      zh: '{unit}承办的 {number}（{kind}）期限为 {due}，请抓紧办理并及时答复。{reason}本通知同时抄送单位分管领导。',
      en: '{number} ({kind}), with {unit}, was due by {due}. Please settle it and answer the sender. {reason} The head of the unit gets a copy.',
    },
  },
  supervised: {
    subject: { zh: '超期督办通报：{kind} {number}', en: 'Overdue, under supervision: {kind} {number}' },
    text: {
      zh: '{unit}承办的 {number}（{kind}）应在 {due}前办结，已超期 {days} 个工作日，催办后仍未办结，现予通报。请单位负责人督促办理。',
      en: '{number} ({kind}), with {unit}, was due by {due} and is {days} working days late in spite of urging. The head of the unit is asked to see to it.',
    },
  },
  slipIssued: {
    subject: { zh: '督办单 {slip}（{colour}）', en: 'Slip {slip} ({colour})' },
    text: {
      zh: '就 {number} 向{unit}下发督办单 {slip}。请在 {due}前反馈整改措施。',
      en: 'Slip {slip} was raised to {unit} about {number}. Please answer with measures by {due}.',
    },
  },
  slipAnswered: {
    subject: { zh: '督办单 {slip} 已反馈', en: 'Slip {slip} was answered' },
    text: {
      zh: '{unit}已反馈督办单 {slip}（{number}）。请核对后认可或退回。',
      en: '{unit} has answered slip {slip} ({number}). Please read it and accept it or send it back.',
    },
  },
  slipSentBack: {
    subject: { zh: '督办单 {slip} 被退回', en: 'Slip {slip} was sent back' },
    text: {
      zh: '{unit}对督办单 {slip}（{number}）的反馈未获认可，请在 {due}前重新反馈。',
      en: 'The answer of {unit} to slip {slip} ({number}) was not accepted. Please answer again by {due}.',
    },
  },
  problemRaised: {
    subject: { zh: '新问题单 {order}：{cause}', en: 'New problem order {order}: {cause}' },
    text: {
      zh: '{number} 因“{cause}”生成问题单 {order}，请指派负责人，组织会商或划分责任。',
      en: 'Problem order {order} was raised about {number}: {cause}. Please assign it, then call those involved together or rule on it.',
    },
  },
  problemAssigned: {
    subject: { zh: '问题单 {order} 已指派给您', en: 'Problem order {order} was given to you' },
    text: {
      zh: '请负责问题单 {order}（{number}，{cause}）：组织会商或划分责任，并记录结果。',
      en: 'Please take on problem order {order} ({number}, {cause}): bring about a decision and record what came of it.',
    },
  },
  problemRuled: {
    subject: { zh: '问题单 {order}：责任已划分', en: 'Problem order {order}: responsibility ruled on' },
    text: {
      zh: '经裁定，{number} 由{unit}承办，裁定具有约束力。请据此派单、办理。',
      en: 'It was ruled that {number} belongs to {unit}; the ruling is binding. Please dispatch and handle it accordingly.',
    },
  },
  hotSpot: {
    subject: { zh: '发现诉求热点：{callers} 人反映同一地点', en: 'Hot spot: {callers} people about one place' },
    text: {
      zh: '近 {days} 天内有 {callers} 位来件人就同一地点提交了 {matters} 件诉求。请在督办页面查看，必要时合并办理。',
      en: 'Within {days} days {callers} people sent in {matters} matters about one place. See it on the page of supervision; handle them together where that helps.',
    },
  },
  redoAdvised: {
    subject: { zh: '回访未满意，建议重办：{number}', en: 'Not content at the call-back; to be redone? {number}' },
    text: {
      zh: '{number}（承办单位：{unit}）回访结果为未解决或不满意，建议重办。请核对后决定重办或办结。',
      en: 'At the call-back, {number} (with {unit}) was not solved or the sender not content. Please decide whether it is redone or closed.',
    },
  },
})
