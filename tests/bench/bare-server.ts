/** The floor to compare with: node:http and pg, no checks, no rights, no events; the same tables and indexes. */
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.BENCH_URL, max: 10 })

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text) as Record<string, unknown>
}

const INSERT = `insert into bare_complaints (id, number, kind, text, area_code, received_at)
  values (gen_random_uuid(), $1, $2, $3, $4, $5) returning id, number`
const READ = `select number, kind, state, title, area_code, unit_id, clock, received_at, reply_text, timeline
  from feedback.complaints where number = $1`
const LIST = `select id, number, kind, title, state, area_code, unit_id, channel, confidential, received_at, due_at,
    yellow_at, on_time, rating_level, version
  from feedback.complaints where unit_id = $1 and closed_at is null order by due_at, id limit 50`

let made = 0

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const send = (status: number, reply: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
  if (request.method === 'POST' && url.pathname === '/create') {
    const { kind, text, areaCode } = await bodyOf(request)
    const values = [`N${++made}`, kind, text, areaCode, new Date()]
    const { rows } = await pool.query({ name: 'insert', text: INSERT, values })
    return send(201, rows[0])
  }
  if (url.pathname === '/read') {
    const { number } = await bodyOf(request)
    const { rows } = await pool.query({ name: 'read', text: READ, values: [number] })
    return send(200, rows[0])
  }
  const { rows } = await pool.query({ name: 'list', text: LIST, values: [url.searchParams.get('unitId')] })
  return send(200, { items: rows })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(`PORT ${address.port}\n`)
})
