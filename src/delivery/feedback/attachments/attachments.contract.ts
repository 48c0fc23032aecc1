import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, FileReply } from '../../../kernel/endpoint.ts'
import { defineErrors } from '../../../kernel/errors.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Access } from '../resident.contract.ts'

/** Files that one matter may have at most, and bytes that one may have. */
export const MOST_FILES = 30
export const MOST_AT_ONCE = 5
export const MOST_BYTES = 10 * 1024 * 1024

/** What a file of a matter is. */
export const FILE_USES = {
  photo: { zh: '现场照片', en: 'Photo' },
  evidence: { zh: '办理佐证', en: 'Evidence of the handling' },
  letter: { zh: '来件材料', en: 'Paper that came with it' },
} as const satisfies Record<string, Bilingual>
export type AttachmentKind = keyof typeof FILE_USES
export const AttachmentKind = z.enum(Object.keys(FILE_USES) as [AttachmentKind, ...AttachmentKind[]])

export const Attachment = z.object({
  fileId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  kind: AttachmentKind,
  givenBy: z.enum(['resident', 'staff', 'client']),
  /** For staff only. */
  internal: z.boolean(),
  caption: z.string().nullable(),
  at: Instant,
})
export type Attachment = z.infer<typeof Attachment>

/** A file that was uploaded before its matter is handed in; the token is given with the matter within an hour. */
export const HeldFile = z.object({
  token: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  expires: Instant,
})
export type HeldFile = z.infer<typeof HeldFile>

/** A little over the limit of a file, for the frame of the form around it. */
const BODY_LIMIT = MOST_BYTES + 65_536
const OfMatter = z.object({ id: z.uuid() })
const OfFile = z.object({ id: z.uuid(), fileId: z.uuid() })
const Inline = z.object({ inline: z.stringbool().default(false) })

export const uploadFile = endpoint({
  id: 'feedback.uploadFile',
  method: 'POST',
  path: '/api/v1/complaints/files',
  summary: 'Upload a photo or paper before handing in or adding to a matter; the answer has the token to give with it.',
  who: 'anyone',
  takes: 'multipart',
  reply: HeldFile,
  status: 201,
  perMinute: 30,
  bodyLimit: BODY_LIMIT,
  timeout: 60_000,
})
export const listOwnFiles = endpoint({
  id: 'feedback.listOwnFiles',
  method: 'POST',
  path: '/api/v1/complaints/files/list',
  summary: 'The files of the own matter, without those that are for staff only.',
  who: 'anyone',
  body: z.object({ access: Access }),
  reply: z.object({ items: z.array(Attachment) }),
  perMinute: 60,
})
export const openOwnFile = endpoint({
  id: 'feedback.openOwnFile',
  method: 'POST',
  path: '/api/v1/complaints/files/content',
  summary: 'One file of the own matter. A POST, so that codes never stand in an address.',
  who: 'anyone',
  body: z.object({ access: Access, fileId: z.uuid() }),
  reply: FileReply,
  replies: 'file',
  perMinute: 120,
})
export const listFiles = endpoint({
  id: 'feedback.listFiles',
  method: 'GET',
  path: '/api/v1/complaints/:id/files',
  summary: 'The files of a matter, the oldest first.',
  who: { permission: 'feedback.read' },
  params: OfMatter,
  reply: z.object({ items: z.array(Attachment) }),
})
export const openFile = endpoint({
  id: 'feedback.openFile',
  method: 'GET',
  path: '/api/v1/complaints/:id/files/:fileId',
  summary: 'One file of a matter; a picture is shown in the page where that is asked for.',
  who: { permission: 'feedback.read' },
  params: OfFile,
  query: Inline,
  reply: FileReply,
  replies: 'file',
})
export const attachFile = endpoint({
  id: 'feedback.attachFile',
  method: 'POST',
  path: '/api/v1/complaints/:id/files',
  summary: 'Attach evidence to a matter; fields before the file: kind, internal (true, false), caption.',
  who: { permission: 'feedback.attach' },
  params: OfMatter,
  takes: 'multipart',
  body: z.object({
    kind: AttachmentKind.default('evidence'),
    internal: z.stringbool().default(false),
    caption: z.string().trim().max(200).optional(),
  }),
  reply: Attachment,
  status: 201,
  perMinute: 60,
  bodyLimit: BODY_LIMIT,
  timeout: 60_000,
})

export const attachmentErrors = defineErrors({
  FILE_TOKEN_EXPIRED: {
    status: 422,
    zh: '上传的文件已超过一小时或无效。请重新上传后再提交。',
    en: 'An uploaded file is older than an hour or its token is not valid. Upload it again, then send this.',
  },
  MATTER_HAS_MANY_FILES: {
    status: 409,
    zh: '这件诉求最多可附 {limit} 个文件，已经附满。请把要补充的内容写在文字里，或拨打热线。',
    en: 'A matter can have {limit} files at most and this one has them. Write what you want to add, or call the hotline.',
  },
  FILE_OVER_LIMIT: {
    status: 413,
    zh: '文件超过 {limit}。请压缩照片（手机相册可选“中等”尺寸发送）或拆分后再上传。',
    en: 'The file is larger than {limit}. Send a smaller copy of the photo (phones offer “medium” size) or split it.',
  },
})
