import type { Bilingual } from '../../../kernel/texts.ts'

/** What stands behind a number. */
export const SETTING_UNITS = {
  days: { zh: '日', en: 'days' },
  workdays: { zh: '个工作日', en: 'working days' },
  hours: { zh: '小时', en: 'hours' },
  months: { zh: '个月', en: 'months' },
  times: { zh: '次', en: 'times' },
  units: { zh: '个单位', en: 'units' },
  people: { zh: '人', en: 'people' },
  cases: { zh: '件', en: 'cases' },
  metres: { zh: '米', en: 'metres' },
  points: { zh: '分', en: 'points' },
  messages: { zh: '封', en: 'messages' },
} as const satisfies Record<string, Bilingual>
export type SettingUnit = keyof typeof SETTING_UNITS

/** How a setting is entered: a number with its unit, a share in per cent, a time limit, yes or no, words, kinds. */
export type SettingRow = {
  readonly path: string
  readonly label: Bilingual
  readonly hint?: Bilingual
} & (
  | { readonly kind: 'number'; readonly unit: SettingUnit }
  | { readonly kind: 'percent' | 'limit' | 'yes' | 'words' | 'kinds' }
)

export type SettingGroup = {
  readonly id: string
  readonly title: Bilingual
  readonly lead?: Bilingual
  readonly rows: readonly SettingRow[]
}

const number = (path: string, unit: SettingUnit, zh: string, en: string, hint?: Bilingual): SettingRow => ({
  path,
  kind: 'number',
  unit,
  label: { zh, en },
  ...(hint ? { hint } : {}),
})
const other = (
  path: string,
  kind: 'percent' | 'limit' | 'yes' | 'words' | 'kinds',
  zh: string,
  en: string,
  hint?: Bilingual,
): SettingRow => ({ path, kind, label: { zh, en }, ...(hint ? { hint } : {}) })

/** Every setting but the clocks, in the groups and the order in which the page shows them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    id: 'requests',
    title: { zh: '退单、延期、挂账', en: 'Returns, extensions, listing' },
    rows: [
      other('returns.within', 'limit', '派单后多久内可以申请退单', 'A return may be asked for within'),
      number('returns.most', 'times', '每件最多退单', 'Returns of one matter at most'),
      other('returns.rulingLimit', 'limit', '退单多久内裁定', 'A return is ruled on within'),
      other('extension.mustAskBeforeDue', 'yes', '延期须在到期前申请', 'An extension is asked for before the due date'),
      number('extension.most', 'times', '每件最多延期', 'Extensions of one matter at most'),
      other('extension.longest', 'limit', '一次延期最长', 'An extension at the longest'),
      other('extension.rulingLimit', 'limit', '延期多久内批复', 'An extension is ruled on within'),
      number('listing.longestDays', 'days', '挂账最长', 'Long-term listing at the longest'),
      number('listing.reviewEveryDays', 'days', '挂账期间每隔多久复查', 'A listed matter is reviewed every'),
      other('listing.rulingLimit', 'limit', '挂账申请多久内批复', 'A listing is ruled on within'),
    ],
  },
  {
    id: 'closing',
    title: { zh: '办结之后', en: 'After closing' },
    rows: [
      number('closesAfterDays', 'days', '答复后无人评价，多久自动办结', 'Closes by itself after the answer'),
      number('reopenWithinDays', 'days', '办结后多久内可以要求重新打开', 'May be reopened after closing for'),
      number('archiveAfterDays', 'days', '办结后多久归档', 'Goes into the archive after closing'),
      number(
        'repeat.days',
        'days',
        '同一人同一事多久内再来算重复诉求',
        'The same person and matter counts as repeated for',
      ),
    ],
  },
  {
    id: 'supervision',
    title: { zh: '催办与督办', en: 'Reminders and supervision' },
    rows: [
      number('ladder.remindDaysBefore', 'workdays', '到期前提醒', 'Reminder before the due date'),
      number('ladder.urgeDaysAfter', 'workdays', '超期后催办', 'Urging after the due date'),
      number('ladder.superviseDaysAfter', 'workdays', '超期后督办', 'Supervision after the due date'),
      number(
        'slips.blueDaysAfter',
        'workdays',
        '超期后发蓝色督办单（提醒）',
        'Blue slip (reminder) after the due date',
      ),
      number(
        'slips.orangeDaysAfter',
        'workdays',
        '超期后发橙色督办单（警告）',
        'Orange slip (warning) after the due date',
      ),
      number(
        'slips.redDaysAfter',
        'workdays',
        '超期后发红色督办单（问责）',
        'Red slip (accountability) after the due date',
      ),
      other('slips.answerWithin', 'limit', '督办单多久内回复', 'A slip is answered within'),
      number('problemOrder.redone', 'times', '重办达到几次，自动列为问题工单', 'A problem order is raised when redone'),
      number(
        'problemOrder.passed',
        'units',
        '流转经过几个单位，自动列为问题工单',
        'A problem order is raised after passing',
      ),
    ],
  },
  {
    id: 'followUp',
    title: { zh: '回访', en: 'Follow-up' },
    lead: { zh: '按诉求类型抽取多少办结件回访。', en: 'How many answered matters of each kind are followed up.' },
    rows: [
      other('followUp.sampleShare.consultation', 'percent', '咨询', 'Questions'),
      other('followUp.sampleShare.help', 'percent', '求助', 'Requests for help'),
      other('followUp.sampleShare.complaint', 'percent', '投诉', 'Complaints'),
      other('followUp.sampleShare.report', 'percent', '举报', 'Reports of wrongdoing'),
      other('followUp.sampleShare.suggestion', 'percent', '建议', 'Suggestions'),
      other('followUp.sampleShare.praise', 'percent', '表扬', 'Praise'),
      other('followUp.alwaysForKinds', 'kinds', '这些类型每件必访', 'Always for these kinds'),
      other('followUp.alwaysForTags', 'words', '带这些标签的每件必访', 'Always for these tags', {
        zh: '每行一个标签。',
        en: 'One tag a line.',
      }),
      number(
        'followUp.mostTries',
        'times',
        '最多联系几次，之后记为联系不上',
        'Attempts before it is put down as unreachable',
      ),
      number('followUp.hoursBetweenTries', 'hours', '两次联系至少间隔', 'At least between two attempts'),
    ],
  },
  {
    id: 'quality',
    title: { zh: '答复质量抽检', en: 'Quality check of answers' },
    rows: [
      other('qualityCheck.sampleShare', 'percent', '抽检比例', 'Share that is drawn'),
      other(
        'qualityCheck.wordsFlagged',
        'words',
        '答复含有这些话，一律人工审核',
        'An answer with these words is always read',
        {
          zh: '每行一句。',
          en: 'One a line.',
        },
      ),
    ],
  },
  {
    id: 'alike',
    title: { zh: '重复与热点', en: 'Duplicates and hot spots' },
    rows: [
      number('duplicates.days', 'days', '查找多久内的相似诉求', 'Similar matters are looked for within the last'),
      number('duplicates.metres', 'metres', '地点相距不超过', 'No farther apart than'),
      other('duplicates.cosine', 'percent', '文字相似度不低于', 'Texts alike by at least'),
      number('duplicates.most', 'cases', '最多列出', 'Candidates shown at most'),
      number('hotspot.callers', 'people', '同一地点多少人反映算热点', 'Callers at one place that make a hot spot'),
      number('hotspot.days', 'days', '热点统计时段', 'Hot spots are counted over'),
      number('hotspot.metres', 'metres', '同一地点的范围', 'One place is within'),
    ],
  },
  {
    id: 'routing',
    title: { zh: '派单建议', en: 'Suggested units' },
    rows: [
      other('routing.assignsItself', 'yes', '把握足够时自动派单', 'Dispatch without a person where it is sure enough', {
        zh: '不选时只给建议，由派单员决定。',
        en: 'Otherwise it only suggests and a dispatcher decides.',
      }),
      other('routing.threshold', 'percent', '把握达到多少才给出明确建议', 'Sure enough from'),
      number('routing.minHistory', 'cases', '至少有多少件历史才开始建议', 'Past matters that are needed first'),
    ],
  },
  {
    id: 'composite',
    title: { zh: '三率权重', en: 'Weights of the three rates' },
    lead: { zh: '三项合计须为 100。', en: 'The three add up to 100.' },
    rows: [
      number('composite.response', 'points', '响应率', 'Response'),
      number('composite.solved', 'points', '解决率', 'Solved'),
      number('composite.satisfied', 'points', '满意率', 'Satisfied'),
    ],
  },
  {
    id: 'numbers',
    title: { zh: '小样本、保存期限、来信', en: 'Small numbers, retention, mail' },
    rows: [
      number('smallNumber', 'cases', '少于多少件的比率标注“样本不足”', 'Rates on fewer cases are marked'),
      number('smallCell', 'cases', '公开数据中少于多少件的格子不公布', 'Published counts below this are withheld'),
      number(
        'retention.personalMonths',
        'months',
        '办结后来件人信息和附件保存',
        'Contact and attachments are kept after closing for',
      ),
      number('reach.metres', 'metres', '所标位置距最近的区县或乡镇中心不超过', 'A marked place lies within', {
        zh: '超过即视为不在本市。',
        en: 'of the nearest area’s centre; farther is outside the city.',
      }),
      number('mail.mostPerHour', 'messages', '同一邮箱每小时最多受理', 'Mail taken from one address in an hour', {
        zh: '超过即视为自动回信循环，不再登记。',
        en: 'More is taken for a loop of automatic answers.',
      }),
    ],
  },
]
