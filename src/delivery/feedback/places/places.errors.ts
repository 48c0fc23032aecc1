import { defineErrors } from '../../../kernel/errors.ts'

/** What can be wrong with a suggestion box. */
export const placesErrors = defineErrors({
  UNKNOWN_BOX: {
    status: 404,
    zh: '没有代码为“{code}”的意见箱。请对照标牌核对代码，或从首页提交诉求。',
    en: 'There is no suggestion box with the code “{code}”. Compare it with the sign, or begin on the home page.',
  },
  NO_SITE_ADDRESS: {
    status: 422,
    zh: '还没有设置网站的对外地址，无法生成二维码。请设置 PUBLIC_URL，或在请求中给出 site。',
    en: 'The public address of the site is not known, so there is nothing to encode. Set PUBLIC_URL, or give `site`.',
  },
})
