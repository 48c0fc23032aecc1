import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** A file on disk as a multipart body for `app.inject`. */
export function fileForm(path: string): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'journey-boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${basename(path)}"\r\ncontent-type: text/csv\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), readFileSync(path), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
