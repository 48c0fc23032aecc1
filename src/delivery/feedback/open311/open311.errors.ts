import { defineErrors } from '../../../kernel/errors.ts'

export const open311Errors = defineErrors({
  UNKNOWN_FORMAT: {
    status: 400,
    zh: '不支持“{format}”格式，请使用 .json 或 .xml。',
    en: 'The format “{format}” is not known. Use .json or .xml.',
  },
  UNKNOWN_JURISDICTION: {
    status: 404,
    zh: 'jurisdiction_id“{id}”不属于本市。请留空，或填本市的区划代码 {own}。',
    en: 'The jurisdiction_id “{id}” is not this city. Leave it out or use its code {own}.',
  },
  UNKNOWN_SERVICE: {
    status: 404,
    zh: '没有编码为“{code}”的服务，请从 services 列表中选择。',
    en: 'There is no service with the code “{code}”. Choose one from the list of services.',
  },
  UNKNOWN_REQUEST: {
    status: 404,
    zh: '没有编号为“{id}”的诉求，或该诉求不公开。',
    en: 'There is no request with the id “{id}”, or it is not public.',
  },
  API_KEY_MISSING: {
    status: 403,
    zh: '请在参数 api_key 中给出接口密钥。密钥由系统管理员发放。',
    en: 'Give your key in the parameter api_key. The system administrator gives keys out.',
  },
  API_KEY_WRONG: {
    status: 403,
    zh: 'api_key 无效、已撤销，或不能用于 Open311。请核对密钥，或申请新的密钥。',
    en: 'The api_key is wrong, was revoked or is not meant for Open311. Check it or ask for a new one.',
  },
  NOT_YOUR_REQUEST: {
    status: 403,
    zh: '这件诉求不是由您的应用提交的，不能补充更新。',
    en: 'This request did not come from your application, so it cannot send updates to it.',
  },
})
