import type { Config } from '../platform/config/config.ts'
import type { Application } from './application.ts'

/** What is printed once everything runs: the addresses, and where a newcomer begins. */
export async function welcome(config: Config, _application: Application): Promise<string> {
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`
  const lines = [
    '',
    '公衡 Gongheng',
    `  门户 portal      ${base}/`,
    `  工作台 staff     ${base}/staff`,
    `  接口 API         ${base}/api/v1   (OpenAPI ${base}/api/openapi.json)`,
    `  运行 operations  ${base}/healthz  ${base}/readyz  ${base}/metrics`,
    '',
  ]
  return lines.join('\n')
}
