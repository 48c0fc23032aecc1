import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  downloadReport,
  generateReport,
  REPORT_STATES,
  type Report,
  stepReport,
} from '../../oversight/transparency/transparency.contract.ts'
import type { FileAnswer } from '../../platform/http/binding.ts'
import type { Command } from './command.ts'
import { areaCodeOf } from './places.ts'
import type { Session } from './session.ts'

const FILES = ['report.pdf', 'report.en.pdf', 'data.csv', 'data.json'] as const

/** `report`: generates a quality report of a period, and publishes it where that is asked for. */
export const reportCommand: Command = {
  name: 'report',
  about: { zh: '生成一个时段的质量报告', en: 'generate the quality report of a period' },
  words: '',
  options: {
    from: { value: 'DATE', about: { zh: '起始日（含）', en: 'first day, counted' } },
    to: { value: 'DATE', about: { zh: '截止日（含）', en: 'last day, counted' } },
    area: {
      value: 'CODE_OR_NAME',
      about: { zh: '地区，不填为全市', en: 'the area; the whole city unless given' },
    },
    'what-changed': {
      value: 'TEXT',
      about: {
        zh: '该时段已发布过报告时，说明新版更正了什么',
        en: 'what a new edition of a published report corrects',
      },
    },
    publish: { about: { zh: '生成后直接发布', en: 'publish it at once' } },
    out: {
      value: 'DIR',
      about: {
        zh: '发布后把 PDF、CSV、JSON 写入目录',
        en: 'after publication write PDF, CSV and JSON into a folder',
      },
    },
  },
  notes: {
    zh: '不加 --publish 时生成草稿，由审核员在工作台发布；同一时段和地区的旧草稿会被替换。用命令行发布等于由系统管理方审核，事件中会记明。',
    en: 'Without --publish it is a draft that a reviewer publishes in the workbench; a former draft of the same period and area is replaced. Publishing by command counts as reviewed by the operator of the system, and the log says so.',
  },
  examples: [
    'report --from 2026-01-01 --to 2026-03-31',
    'report --from 2026-01-01 --to 2026-03-31 --area 某县 --publish --out /tmp/report',
  ],
  run: async ({ given, session, terminal }) => {
    given.needed('from')
    given.needed('to')
    const [from, to] = [given.day('from')!, given.day('to')!]
    const area = given.text('area')
    const changed = given.text('what-changed')
    const opened = await session()
    const { db, wired, actor, settle, call } = opened
    await settle()
    const areaCode = area && (await db.read(actor, (tx) => areaCodeOf(tx, wired.directory, area)))
    const body = {
      ...{ from, to },
      ...(areaCode ? { areaCode } : {}),
      ...(changed ? { whatChanged: { zh: changed, en: changed } } : {}),
    }
    let report = await call(generateReport, { body })
    let files: string[] = []
    if (given.flag('publish')) {
      terminal.progress(null, '生成文件 / making the documents')
      report = await published(opened, report)
      const folder = given.text('out')
      if (folder) files = await download(opened, report, resolve(folder))
    }
    await settle()
    const state = REPORT_STATES[report.state]
    return {
      json: { ...report, files },
      lines: [
        `${report.title.zh}（${state.zh}）`,
        `${report.title.en} (${state.en})`,
        ...report.data.headline.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]),
        `摘要 / digest  ${report.hash}`,
        ...(report.state === 'PUBLISHED' ? [`地址 / address  /api/v1/public/reports/${report.slug}`] : []),
        ...files,
      ],
    }
  },
}

async function published({ call }: Session, draft: Report): Promise<Report> {
  const step = (report: Report, name: 'submit' | 'publish') =>
    call(stepReport, { params: { id: report.id, step: name }, body: {} }, report.version)
  return step(await step(draft, 'submit'), 'publish')
}

async function download({ call }: Session, { slug }: Report, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (const file of FILES) {
    const answer = (await call(downloadReport, { params: { slug, file } })) as FileAnswer
    const path = join(folder, `${slug}-${file}`)
    await writeFile(path, answer.body)
    paths.push(path)
  }
  return paths
}
