import { type CallRequest, type CallResponse, fetchTransport, type Transport } from '../../../kernel/call.ts'
import { AppError } from '../../../kernel/errors.ts'
import { partTexts } from '../part-texts.ts'
import type { EtagMemory } from './etags.ts'

/** Whether an error means that the server could not be reached at all; nothing was decided then. */
export function isOffline(error: unknown): boolean {
  return error instanceof AppError && error.code === 'OFFLINE'
}

/**
 * The transport of the workbench: same origin, in the language of the page, remembering the ETag of what was read. A
 * lost network becomes an AppError OFFLINE with a text that says what to do.
 */
export function workbenchTransport(etags: EtagMemory): Transport {
  const send = fetchTransport('', () => ({ 'accept-language': document.documentElement.lang }))
  return async (request) => {
    const response = await reach(() => send(request))
    if (response.status < 400) etags.keep(request.url, response.headers.etag)
    return response
  }
}

/**
 * A transport for a form with a file that tells how much of it has been sent (`fetch` cannot): `onSent` gets a share
 * between 0 and 1. Aborting the signal ends it with an AbortError.
 */
export function uploadTransport(onSent: (share: number) => void, signal?: AbortSignal): Transport {
  return (request) => reach(() => sendWithProgress(request, onSent, signal))
}

function sendWithProgress(request: CallRequest, onSent: (share: number) => void, signal?: AbortSignal) {
  return new Promise<CallResponse>((resolve, reject) => {
    const http = new XMLHttpRequest()
    http.open(request.method, request.url)
    for (const [name, value] of Object.entries(request.headers)) http.setRequestHeader(name, value)
    http.setRequestHeader('accept-language', document.documentElement.lang)
    http.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    http.onload = () => resolve({ status: http.status, headers: headersOf(http), body: bodyOf(http) })
    http.onerror = () => reject(new TypeError('network'))
    http.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal?.addEventListener('abort', () => http.abort(), { once: true })
    http.send(request.body instanceof FormData ? request.body : JSON.stringify(request.body))
  })
}

function headersOf(http: XMLHttpRequest): Record<string, string> {
  const lines = http.getAllResponseHeaders().trim().split(/\r?\n/)
  return Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2).map((part) => part.trim()) as [string, string]))
}

function bodyOf(http: XMLHttpRequest): unknown {
  const isJson = http.getResponseHeader('content-type')?.includes('json') ?? false
  return isJson ? JSON.parse(http.responseText) : http.responseText
}

async function reach(send: () => Promise<CallResponse>): Promise<CallResponse> {
  try {
    return await send()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new AppError('OFFLINE', {
      status: 0,
      text: { zh: partTexts.zh.offline, en: partTexts.en.offline },
      cause,
    })
  }
}
