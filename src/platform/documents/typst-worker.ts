import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFonts } from './document-files.ts'
import { coverageOf, printable } from './font-coverage.ts'

/** A compilation asked of the worker: the report as JSON, and the moment written into the file (seconds since 1970). */
export type TypesetRequest = { readonly id: number; readonly report: string; readonly madeAt: number }
export type TypesetAnswer =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly fault: string }
/** Paths of the template and of the folder with the fonts. */
export type TypesetSettings = { readonly template: string; readonly fonts: string }

// The compiler is 50 MB of machine code: it is loaded here, in the thread that needs it, at the first report.
const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
const settings = workerData as TypesetSettings
const template = await readFile(settings.template, 'utf8')
const fonts = await readFonts(settings.fonts)
const compiler = Compiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontBlobs: fonts }],
})
const covered = fonts.reduce((all, font) => all.union(coverageOf(font)), new Set<number>())

function typeset({ id, report, madeAt }: TypesetRequest): TypesetAnswer {
  const { text, hasGaps } = printable(report, covered)
  const inputs = { report: text, gaps: hasGaps ? 'yes' : 'no' }
  const compiled = compiler.compile({ mainFileContent: template, inputs })
  if (!compiled.result) return { id, fault: faultOf(compiled) }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: madeAt })
  compiler.evictCache(0)
  return { id, pdf: new Uint8Array(pdf) }
}

/** The first diagnosis of the compiler: where in the template, and what. */
function faultOf(compiled: ReturnType<NodeCompiler['compile']>): string {
  const diagnostics = compiled.takeDiagnostics()
  const first: unknown = diagnostics?.shortDiagnostics[0]
  return first === undefined ? 'no diagnosis' : JSON.stringify(first)
}

parentPort?.on('message', (request: TypesetRequest) => {
  let answer: TypesetAnswer
  try {
    answer = typeset(request)
  } catch (error) {
    answer = { id: request.id, fault: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : [])
})
