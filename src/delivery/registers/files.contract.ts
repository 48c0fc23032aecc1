import { z } from 'zod'
import { AreaCode, Channel } from '../../foundation/directory/directory.contract.ts'
import { Instant } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { MAPPING_FIELDS, RECORD_STATUSES, RegisterMapping } from './mapping.contract.ts'

const IMPORTER = { permission: 'registers.import' } as const

const Both = z.object({ zh: z.string(), en: z.string() })
const Id = z.object({ id: z.uuid() })
const Version = z.number().int()

/** How a file is to be read, where the first look took it wrongly. */
export const Reading = z.strictObject({
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.union([z.string().max(100), z.number().int().min(1)]).optional(),
  headerLine: z.number().int().min(1).max(10_000).optional(),
})
export type Reading = z.infer<typeof Reading>

/** A row or a value that cannot be taken: its line, our field and the column where one is at fault, and the remedy. */
export const RowProblem = z.object({
  line: z.number().int(),
  field: z.enum(MAPPING_FIELDS).nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  text: Both,
})
export type RowProblem = z.infer<typeof RowProblem>

/** How a file was understood: format, encoding, columns, its first rows as they are, and a proposal for the mapping. */
export const FileLook = z.object({
  format: z.enum(['csv', 'xlsx', 'xes']),
  gzip: z.boolean(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerLine: z.number().int(),
  columns: z.array(z.string()),
  /** The first rows, up to 20. */
  rows: z.array(z.object({ line: z.number().int(), values: z.array(z.string()) })),
  faults: z.array(RowProblem),
  notes: z.array(Both),
  guess: z.object({
    /** Null where no column was found for the record number or the time opened. */
    mapping: RegisterMapping.nullable(),
    found: z.array(z.object({ field: z.enum(MAPPING_FIELDS), column: z.string(), confidence: z.number() })),
    notes: z.array(z.object({ field: z.enum(MAPPING_FIELDS).nullable(), text: Both })),
    /** Saved and built-in mappings whose columns are all there, the one used last first. */
    fitting: z.array(z.object({ id: z.string(), version: Version, name: z.string(), nameEn: z.string() })),
  }),
})
export type FileLook = z.infer<typeof FileLook>

export const RegisterFile = z.object({
  id: z.uuid(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  uploadedAt: Instant,
  look: FileLook,
})
export type RegisterFile = z.infer<typeof RegisterFile>

/** A record as a row was read. Areas and units are the directory's; `unitIsNew` says that the import would enter it. */
export const PreviewRecord = z.object({
  recordId: z.string(),
  item: z.string().nullable(),
  unitName: z.string().nullable(),
  unitIsNew: z.boolean(),
  areaCode: AreaCode,
  areaName: z.string(),
  channel: Channel.nullable(),
  applicantKind: z.string().nullable(),
  status: z.enum(RECORD_STATUSES),
  openedAt: Instant,
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  activity: z.string().nullable(),
  /** Whether it was closed by its due time; null without a due or a closing time. */
  onTime: z.boolean().nullable(),
})
export type PreviewRecord = z.infer<typeof PreviewRecord>

export const Preview = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      line: z.number().int(),
      values: z.array(z.string()),
      record: PreviewRecord.nullable(),
      faults: z.array(RowProblem),
    }),
  ),
  notes: z.array(Both),
})
export type Preview = z.infer<typeof Preview>

export const uploadFile = endpoint({
  id: 'registers.uploadFile',
  method: 'POST',
  path: '/api/v1/registers/files',
  summary:
    'Upload a register (CSV, Excel workbook, XES event log; CSV and XES also gzip) and see how it is understood.',
  who: IMPORTER,
  takes: 'multipart',
  reply: RegisterFile,
  status: 201,
  perMinute: 30,
  timeout: 600_000,
})
export const lookAtFile = endpoint({
  id: 'registers.lookAtFile',
  method: 'POST',
  path: '/api/v1/registers/files/:id/look',
  summary: 'Look at an uploaded file again, with another encoding, delimiter, sheet or header line.',
  who: IMPORTER,
  params: Id,
  body: z.object({ reading: Reading.default({}) }),
  reply: RegisterFile,
  timeout: 60_000,
})
export const preview = endpoint({
  id: 'registers.preview',
  method: 'POST',
  path: '/api/v1/registers/preview',
  summary: 'The first rows of a file as a mapping would read them: values and faults, up to 50.',
  who: IMPORTER,
  body: z.object({
    fileId: z.uuid(),
    reading: Reading.default({}),
    mapping: RegisterMapping,
    sourceId: z.uuid().optional(),
  }),
  reply: Preview,
  timeout: 60_000,
})
