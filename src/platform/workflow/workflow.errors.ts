import { defineErrors } from '../../kernel/errors.ts'

/** What can be wrong with a process, and with a step that somebody wants to take. Names come in both languages. */
export const workflowErrors = defineErrors({
  PROCESS_UNREADABLE: {
    status: 400,
    zh: '流程定义的格式有误（{field}）。请对照流程定义的写法修改。',
    en: 'The process is not written as a process at {field}. Correct it there.',
  },
  PROCESS_CHANGED: {
    status: 409,
    zh: '流程“{process}”的内容与保存时的校验值不符，可能被改动过。请从备份恢复，或另立新版本。',
    en: 'The process “{process}” no longer matches the hash it was kept with; it was changed. Restore it, or define a new version.',
  },
  PROCESS_STATE_UNKNOWN: {
    status: 400,
    zh: '流程“{process}”的“{where}”用到了没有定义的状态“{state}”。请先定义该状态，或改正名称。',
    en: 'In the process “{process}”, “{where}” names the state “{state}”, which is not defined. Define it or correct the name.',
  },
  PROCESS_WITHOUT_END: {
    status: 400,
    zh: '流程“{process}”没有终点状态。请至少把一个状态标为终点（end）。',
    en: 'The process “{process}” has no end. Mark at least one state as an end.',
  },
  PROCESS_STATE_UNREACHABLE: {
    status: 400,
    zh: '流程“{process}”中，从起点到不了状态“{state}”。请增加通向它的步骤，或删去该状态。',
    en: 'In the process “{process}” the state “{state}” cannot be reached from the start. Add a step that leads to it, or remove it.',
  },
  PROCESS_DEAD_END: {
    status: 400,
    zh: '流程“{process}”中，从状态“{state}”出发到不了任何终点。请增加通向终点的步骤，或把它标为终点。',
    en: 'In the process “{process}” no end can be reached from the state “{state}”. Add a step towards an end, or mark it as one.',
  },
  PROCESS_TRANSITION_TWICE: {
    status: 400,
    zh: '流程“{process}”的状态“{state}”有两个同名步骤“{transition}”。请改名或合并。',
    en: 'In the process “{process}” the state “{state}” has two steps named “{transition}”. Rename one or join them.',
  },
  PROCESS_NAME_MISSING: {
    status: 400,
    zh: '流程“{process}”的“{where}”缺少名称或译名。请补齐中文和英文。',
    en: 'In the process “{process}”, “{where}” lacks a name in one of the languages. Give it in Chinese and English.',
  },
  PROCESS_ACTOR_UNKNOWN: {
    status: 400,
    zh: '流程“{process}”的步骤“{transition}”由“{actor}”办理，但没有说明这是谁。请在 actors 中写明。',
    en: 'In the process “{process}” the step “{transition}” is for “{actor}”, who is not named. Name them under actors.',
  },
  PROCESS_FIELD_UNKNOWN: {
    status: 400,
    zh: '流程“{process}”的步骤“{transition}”要求填写“{field}”，但没有说明它的名称。请在 fields 中写明。',
    en: 'In the process “{process}” the step “{transition}” needs “{field}”, which is not named. Name it under fields.',
  },
  PROCESS_CLOCK_UNKNOWN: {
    status: 400,
    zh: '流程“{process}”的步骤“{transition}”用到了没有定义的时限“{clock}”。请在 clocks 中定义。',
    en: 'In the process “{process}” the step “{transition}” uses the clock “{clock}”, which is not defined. Define it under clocks.',
  },
  PROCESS_CLOCK_TWICE: {
    status: 400,
    zh: '流程“{process}”的步骤“{transition}”对时限“{clock}”同时做了两件事。请只保留一件。',
    en: 'In the process “{process}” the step “{transition}” does two things to the clock “{clock}” at once. Keep one.',
  },
  PROCESS_CLOCK_IMPOSSIBLE: {
    status: 400,
    zh: '流程“{process}”中，步骤“{transition}”要对时限“{clock}”{actionZh}，但在状态“{state}”时它可能{beingZh}。请调整流程或计时动作。',
    en: 'In the process “{process}” the step “{transition}” would {actionEn} the clock “{clock}”, which in the state “{state}” may be {beingEn}. Change the steps or what they do to the clock.',
  },
  PROCESS_CLOCK_LEFT_RUNNING: {
    status: 400,
    zh: '流程“{process}”到达终点“{state}”时，时限“{clock}”可能仍未结束。请在通向终点的步骤中结束计时。',
    en: 'In the process “{process}” the clock “{clock}” may still be going at the end “{state}”. Stop it in the steps that lead there.',
  },
  STATE_UNKNOWN: {
    status: 409,
    zh: '流程“{process}”没有状态“{state}”。该事项的状态记录有误，请联系系统管理员。',
    en: 'The process “{process}” has no state “{state}”. The record of this matter is wrong; tell the system administrator.',
  },
  TRANSITION_NOT_POSSIBLE: {
    status: 409,
    zh: '当前状态为“{stateZh}”，不能进行“{transitionZh}”。现在可以进行：{possibleZh}。',
    en: 'The matter is “{stateEn}”, where “{transitionEn}” is not possible. Possible now: {possibleEn}.',
  },
  NOT_ALLOWED: {
    status: 403,
    zh: '“{transitionZh}”须由{whoZh}办理，您没有这项权限。如工作需要，请向系统管理员申请。',
    en: '“{transitionEn}” is for {whoEn}; your account may not do it. If your work needs it, ask your system administrator.',
  },
  NEEDS_REASON: {
    status: 400,
    zh: '“{transitionZh}”须说明理由。请填写“理由”。',
    en: '“{transitionEn}” needs a reason. Fill in the reason.',
  },
  NEEDS_GROUND: {
    status: 400,
    zh: '“{transitionZh}”须有依据。请填写“依据”。',
    en: '“{transitionEn}” needs a legal ground. Fill in the ground.',
  },
  NEEDS_ATTACHMENT: {
    status: 400,
    zh: '“{transitionZh}”须附材料。请上传附件。',
    en: '“{transitionEn}” needs an attachment. Add a file.',
  },
  NEEDS_FIELD: {
    status: 400,
    zh: '“{transitionZh}”须填写“{fieldZh}”。请补充后再提交。',
    en: '“{transitionEn}” needs “{fieldEn}”. Fill it in and try again.',
  },
  GUARD_MISSING: {
    status: 500,
    zh: '步骤“{transitionZh}”的办理条件“{guard}”没有接入。请联系系统管理员。',
    en: 'The condition “{guard}” of the step “{transitionEn}” is not connected. Tell the system administrator.',
  },
})
