import { defineTexts } from '../../kernel/texts.ts'

/** Words of the site as a whole, and of the pages that say that something did not work. */
export const siteTexts = defineTexts({
  zh: {
    name: '公衡',
    place: (city: string | undefined) => `${city ?? '本市'}公共服务`,
    organiser: (city: string | undefined) => `${city ?? '本市'}人民政府办公室`,
    hours: '每天 24 小时',
    home: '首页',
    notFound: {
      title: '没有找到这个页面',
      text: '地址可能写错了，或者内容已经移走。',
      ways: '您可以：',
      search: '搜索要办的事',
      home: '回到首页',
      sitemap: '看看网站地图',
      call: (number: string) => `拨打 ${number} 热线`,
    },
    tooMany: {
      title: '操作过于频繁',
      back: '已经填写的内容还在：过一会儿返回上一页，再按一次即可。',
      call: (number: string) => `事情紧急的，请拨打 ${number} 热线。`,
    },
    failed: {
      title: '页面出了问题',
      text: '这是我们的问题，已经记录下来。您填写的内容仍保留在本机，请过几分钟再试一次。',
      number: (id: string) => `如需报告，请提供编号 ${id}。`,
    },
    unavailable: {
      title: '服务暂时不可用',
      text: '系统正在恢复，请过几分钟再试。刚才提交的内容没有保存。',
      call: (number: string) => `事情紧急的，请拨打 ${number} 热线。`,
    },
    refused: { title: '没有处理这次请求' },
  },
  en: {
    name: 'Gongheng',
    place: (city) => (city ? `Public services of ${city}` : 'Public services of the city'),
    organiser: (city) =>
      city ? `General Office of the Government of ${city}` : 'General Office of the city government',
    hours: 'day and night',
    home: 'Home',
    notFound: {
      title: 'Page not found',
      text: 'The address may be mistyped, or what was here has moved.',
      ways: 'You can:',
      search: 'search for what you need',
      home: 'go to the home page',
      sitemap: 'look at the site map',
      call: (number) => `call the hotline ${number}`,
    },
    tooMany: {
      title: 'Too many requests',
      back: 'What you have filled in is still there: go back in a moment and press once more.',
      call: (number) => `If it is urgent, call the hotline ${number}.`,
    },
    failed: {
      title: 'Something went wrong on this page',
      text: 'This is our fault and has been recorded. What you entered is still kept in your browser. Please try again in a few minutes.',
      number: (id) => `If you report it, give the number ${id}.`,
    },
    unavailable: {
      title: 'The service is not available right now',
      text: 'We are bringing it back. Please try again in a few minutes. What you have just sent was not saved.',
      call: (number) => `If it is urgent, call the hotline ${number}.`,
    },
    refused: { title: 'This request was not carried out' },
  },
})
