import { z } from 'zod'
import { AreaCode, Channel } from '../../foundation/directory/directory.contract.ts'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import { endpoint, FileReply, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { Reading } from './files.contract.ts'
import { RECORD_STATUSES, RegisterMapping } from './mapping.contract.ts'

const IMPORTER = { permission: 'registers.import' } as const
const READER = { permission: 'registers.read' } as const

const Both = z.object({ zh: z.string(), en: z.string() })
const Name = z.string().trim().min(1).max(120)
const Id = z.object({ id: z.uuid() })
const Version = z.number().int()

/** A named origin of records. Its area bounds the areas that its records may have. */
export const Source = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  nameEn: z.string(),
  areaCode: AreaCode,
  version: Version,
  records: z.number().int(),
  lastImportAt: Instant.nullable(),
})
export type Source = z.infer<typeof Source>

/** One version of a saved mapping, or one that comes with the product for a public format. */
export const SavedMapping = z.object({
  id: z.string(),
  version: Version,
  name: z.string(),
  nameEn: z.string(),
  builtIn: z.boolean(),
  savedAt: Instant.nullable(),
  mapping: RegisterMapping,
})
export type SavedMapping = z.infer<typeof SavedMapping>

export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const ImportState = z.enum(IMPORT_STATES)
export type ImportState = z.infer<typeof ImportState>

/**
 * `read` = `accepted` + `rejected` are rows of the file. For a register with a row a matter, `accepted` = `added` +
 * `changed` + `unchanged` + `replaced` once done. For event logs, where many rows make a matter, `added` + `changed` +
 * `unchanged` = `records`.
 */
export const ImportCounts = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Matters that the accepted rows make. */
  records: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  /** Rows that changed nothing, those that repeat another row of the file among them. */
  unchanged: z.number().int(),
  /** Rows that say the same as another row of the file. */
  repeated: z.number().int(),
  /** Rows that a later row of the same file with the same record number replaces. */
  replaced: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const Import = z.object({
  id: z.uuid(),
  state: ImportState,
  source: z.object({ id: z.uuid(), name: z.string(), nameEn: z.string() }),
  fileName: z.string(),
  fileBytes: z.number().int(),
  fileSha256: z.string(),
  mapping: z.object({ id: z.string(), version: Version, name: z.string(), nameEn: z.string() }),
  /** The encoding that was used; null until known, and for formats that have none to choose. */
  encoding: z.string().nullable(),
  startedBy: z.object({ id: z.uuid().nullable(), name: z.string() }),
  askedAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** `reading` checks the whole file first; `merging` writes records. Null when not running. */
  phase: z.enum(['reading', 'merging']).nullable(),
  /** Share done of the whole, 0 to 1, and the rows of the file estimated from the bytes read so far. */
  progress: z.number(),
  rowsEstimated: z.number().int().nullable(),
  counts: ImportCounts,
  hasRejects: z.boolean(),
  /** Remarks about the file as a whole, such as repeated rows. */
  notes: z.array(Both),
  /** Why it failed, and what was imported before. */
  failure: z.object({ code: z.string(), text: Both }).nullable(),
})
export type Import = z.infer<typeof Import>

/**
 * How a record stands to its due time: for the open ones at the moment of asking. `untimed`: without a due time, closed
 * without a closing time, or cancelled.
 */
export const TIMINGS = ['on-time', 'late', 'overdue', 'running', 'untimed'] as const
export const Timing = z.enum(TIMINGS)
export type Timing = z.infer<typeof Timing>

export const RegisterRecord = z.object({
  id: z.uuid(),
  recordId: z.string(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  sourceNameEn: z.string(),
  areaCode: AreaCode,
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  item: z.string().nullable(),
  channel: Channel.nullable(),
  applicantKind: z.string().nullable(),
  status: z.enum(RECORD_STATUSES),
  openedAt: Instant,
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  timing: Timing,
  /** Hours from opening to closing; null while open. */
  hours: z.number().nullable(),
})
export type RegisterRecord = z.infer<typeof RegisterRecord>

export const listSources = endpoint({
  id: 'registers.listSources',
  method: 'GET',
  path: '/api/v1/registers/sources',
  summary: 'The named origins of records.',
  who: READER,
  reply: z.object({ items: z.array(Source) }),
})
export const SourceInput = z.object({
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  name: Name,
  nameEn: Name,
  areaCode: AreaCode,
})
export type SourceInput = z.infer<typeof SourceInput>
export const addSource = endpoint({
  id: 'registers.addSource',
  method: 'POST',
  path: '/api/v1/registers/sources',
  summary: 'Name an origin of records.',
  who: IMPORTER,
  body: SourceInput,
  reply: Source,
  status: 201,
  creates: true,
})
export const changeSource = endpoint({
  id: 'registers.changeSource',
  method: 'PUT',
  path: '/api/v1/registers/sources/:id',
  summary: 'Rename an origin of records; its key and area stay.',
  who: IMPORTER,
  params: Id,
  body: SourceInput.pick({ name: true, nameEn: true }),
  reply: Source,
  ifMatch: true,
})

export const listMappings = endpoint({
  id: 'registers.listMappings',
  method: 'GET',
  path: '/api/v1/registers/mappings',
  summary: 'The newest version of every saved mapping, and those that come with the product.',
  who: IMPORTER,
  reply: z.object({ items: z.array(SavedMapping) }),
})
export const getMapping = endpoint({
  id: 'registers.getMapping',
  method: 'GET',
  path: '/api/v1/registers/mappings/:id',
  summary: 'A mapping, in its newest version or the one asked for.',
  who: IMPORTER,
  params: z.object({ id: z.string().max(60) }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  reply: SavedMapping,
})
export const MappingInput = z.object({ name: Name, nameEn: Name, mapping: RegisterMapping })
export type MappingInput = z.infer<typeof MappingInput>
export const addMapping = endpoint({
  id: 'registers.addMapping',
  method: 'POST',
  path: '/api/v1/registers/mappings',
  summary: 'Save a mapping.',
  who: IMPORTER,
  body: MappingInput,
  reply: SavedMapping,
  status: 201,
  creates: true,
})
export const changeMapping = endpoint({
  id: 'registers.changeMapping',
  method: 'PUT',
  path: '/api/v1/registers/mappings/:id',
  summary: 'Save a new version of a mapping; the earlier ones stay for the imports that used them.',
  who: IMPORTER,
  params: z.object({ id: z.uuid() }),
  body: MappingInput,
  reply: SavedMapping,
  ifMatch: true,
})

export const startImport = endpoint({
  id: 'registers.startImport',
  method: 'POST',
  path: '/api/v1/registers/imports',
  summary: 'Import an uploaded file in the background.',
  who: IMPORTER,
  body: z.object({
    fileId: z.uuid(),
    sourceId: z.uuid(),
    mappingId: z.string().max(60),
    mappingVersion: z.number().int().min(1).optional(),
    reading: Reading.default({}),
  }),
  reply: Import,
  status: 202,
  creates: true,
})
export const listImports = endpoint({
  id: 'registers.listImports',
  method: 'GET',
  path: '/api/v1/registers/imports',
  summary: 'The imports, the newest first.',
  who: IMPORTER,
  query: PageQuery.extend({ sourceId: z.uuid().optional(), state: ImportState.optional() }),
  reply: pageOf(Import),
})
export const getImport = endpoint({
  id: 'registers.getImport',
  method: 'GET',
  path: '/api/v1/registers/imports/:id',
  summary: 'An import with its progress and counts.',
  who: IMPORTER,
  params: Id,
  reply: Import,
})
export const cancelImport = endpoint({
  id: 'registers.cancelImport',
  method: 'POST',
  path: '/api/v1/registers/imports/:id/cancel',
  summary: 'Stop an import. What was written stays; the counts say how much.',
  who: IMPORTER,
  params: Id,
  reply: Import,
})
export const downloadRejects = endpoint({
  id: 'registers.downloadRejects',
  method: 'GET',
  path: '/api/v1/registers/imports/:id/rejects',
  summary:
    'The rows that were refused, with line, field, value and reason beside their columns, to mend and send again.',
  who: IMPORTER,
  params: Id,
  replies: 'file',
  reply: FileReply,
})

export const RecordFilter = z.object({
  sourceId: z.uuid().optional(),
  /** An area with all below it. */
  areaCode: AreaCode.optional(),
  unitId: z.uuid().optional(),
  item: z.string().max(400).optional(),
  channel: Channel.optional(),
  status: z.enum(RECORD_STATUSES).optional(),
  timing: Timing.optional(),
  recordId: z.string().trim().max(100).optional(),
  openedFrom: LocalDate.optional(),
  openedTo: LocalDate.optional(),
})
export type RecordFilter = z.infer<typeof RecordFilter>
export const listRecords = endpoint({
  id: 'registers.listRecords',
  method: 'GET',
  path: '/api/v1/registers/records',
  summary: 'Service records that came in by registers, the newest first, within what the caller may see.',
  who: READER,
  query: PageQuery.extend(RecordFilter.shape),
  reply: pageOf(RegisterRecord),
})
