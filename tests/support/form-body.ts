export type SentFile = { field: string; name: string; type: string; bytes: Buffer }

/** A multipart form as a browser sends it, for `app.inject`. Fields stand before the files. */
export async function formBody(fields: Record<string, string>, files: readonly SentFile[] = []) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { field, name, type, bytes } of files)
    form.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const sent = new Response(form)
  const payload = Buffer.from(await sent.arrayBuffer())
  return { payload, headers: { 'content-type': sent.headers.get('content-type')! } }
}
