import { z } from 'zod'
import { type AnyEndpoint, type Shape, whoName } from '../../kernel/endpoint.ts'

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** The OpenAPI 3.1 document of all endpoints, made from their contracts. */
export function openApi(endpoints: readonly AnyEndpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: '公衡 Gongheng', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gh_session' },
        client: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(endpoint: AnyEndpoint) {
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  if (endpoint.creates) parameters.push(header('Idempotency-Key', false))
  if (endpoint.ifMatch) parameters.push(header('If-Match', true))
  const body = bodyOf(endpoint)
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Success',
        content: contentOf(endpoint),
      },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(endpoint.who === 'anyone' ? {} : { security: [isForClients(endpoint) ? { client: [] } : { session: [] }] }),
    'x-who': whoName(endpoint.who),
  }
}

const isForClients = ({ who }: AnyEndpoint) => typeof who !== 'string' && 'client' in who

function bodyOf({ takes, body }: AnyEndpoint) {
  if (takes === 'multipart') return fileBody()
  if (!body) return undefined
  if (takes !== 'form') return jsonContent(body, 'input')
  const schema = schemaOf(body, 'input')
  return { 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema } }
}

function contentOf({ replies, reply }: AnyEndpoint) {
  if (replies === 'file') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  if (replies === 'text') return { '*/*': { schema: { type: 'string' } } }
  return jsonContent(reply, 'output')
}

type Parameter = { name: string; in: string; required: boolean; schema: unknown }

function parametersOf(shape: Shape | undefined, place: string): Parameter[] {
  if (!shape) return []
  const schema = schemaOf(shape, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: one,
  }))
}

const header = (name: string, required: boolean): Parameter => ({
  name,
  in: 'header',
  required,
  schema: { type: 'string' },
})

const fileBody = () => ({
  'multipart/form-data': {
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  },
})

const jsonContent = (shape: Shape, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(shape, io) } })

function schemaOf(shape: Shape, io: 'input' | 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return schema
}
