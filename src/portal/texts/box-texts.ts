import { defineTexts } from '../../kernel/texts.ts'

/** Words of the page to which the sign of a suggestion box leads. */
export const boxTexts = defineTexts({
  zh: {
    title: (name: string) => `${name}意见箱`,
    description: (name: string) => `在${name}扫码反映情况、提出意见，地点已经填好，限时答复。`,
    here: '您在这里',
    unit: '管理单位',
    area: '地区',
    address: '位置',
    lead: '对这里的服务、环境、设施有什么想说的，都可以写下来。地点不用再填，也可以不留姓名。',
    start: '开始填写',
    notHere: '我不在这里，或说的是别处',
    goneTitle: '这个意见箱已停用',
    gone: (name: string) => `“${name}”的意见箱已经撤下，但您仍可以在网上反映，地点请自己填写。`,
    tell: '在网上反映',
    unknownTitle: '没有这个意见箱',
    unknown: (code: string) => `没有找到代码为“${code}”的意见箱。请对照标牌核对，或直接在网上反映。`,
  },
  en: {
    title: (name) => `Suggestion box: ${name}`,
    description: (name) => `Tell us what you think at ${name}; the place is filled in, and you are answered in time.`,
    here: 'You are here',
    unit: 'Run by',
    area: 'Area',
    address: 'Where',
    lead: 'Whatever you would like to say about service, surroundings or equipment here, write it down. The place is filled in, and you need not give your name.',
    start: 'Begin',
    notHere: 'I am not here, or it is about another place',
    goneTitle: 'This suggestion box is no longer in use',
    gone: (name) => `The box at “${name}” was taken away. You can still tell us online; please fill in the place.`,
    tell: 'Tell us online',
    unknownTitle: 'There is no such suggestion box',
    unknown: (code) => `No suggestion box has the code “${code}”. Compare it with the sign, or tell us online.`,
  },
})
