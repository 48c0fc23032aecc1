import { defineTexts } from '../../kernel/texts.ts'

/** Words of the pages that every government site has: accessibility, privacy, site map, contact. */
export const aboutTexts = defineTexts({
  zh: {
    accessibility: {
      title: '无障碍声明',
      lead: '我们希望人人都能用这个网站，不论用什么设备、看得清不清、会不会用鼠标。',
      sections: {
        can: {
          title: '您可以这样用',
          list: {
            zoom: '放大到 400%，内容不会丢失，也不用左右拖动',
            keyboard: '全部操作都能用键盘完成，当前位置始终看得见',
            reader: '配合读屏软件使用，图表都有文字说明和数据表',
            elder: '点页面右上角“长辈版”，字更大、按钮更大，热线电话一直在上方',
            script: '不开启 JavaScript 也能使用全部功能',
            dark: '系统设为深色或高对比度时，页面随之改变',
          },
        },
        standard: {
          title: '依据的标准',
          text: '按照《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668）和 WCAG 2.2 的 AA 级制作，每次更新都做自动检查。',
        },
        gaps: {
          title: '还不够好的地方',
          text: '浏览器自带的朗读声音由您的设备提供，有的设备没有。由其他单位上传的 PDF 附件可能还不支持读屏。',
        },
        tell: {
          title: '遇到障碍',
          text: '请告诉我们是哪一页、遇到什么困难，我们在 5 个工作日内答复。也可以请热线人员代为办理。',
        },
      },
      ask: '反映无障碍问题',
    },
    privacy: {
      title: '隐私说明',
      lead: '办一件事需要多少信息，就只收集多少。',
      sections: {
        what: {
          title: '我们收集什么',
          text: '提交诉求时：您写的情况、地点，以及您愿意留下的姓名、电话、邮箱。联系方式都可以不填。浏览网页时不收集个人信息，没有统计代码，不向其他网站发送任何请求。',
        },
        why: {
          title: '用来做什么',
          text: '只用于办理您的诉求、向您核实和答复。统计数据不含个人信息，不足 5 件的数字不公布。',
        },
        how: {
          title: '怎样保护',
          text: '姓名、电话、邮箱加密保存，平时只显示一部分。工作人员查看完整信息须写明理由，每次查看都有记录。选择保密的和举报的，承办单位看不到是谁。',
        },
        cookies: {
          title: '存在您设备上的内容',
          list: {
            language: '语言、长辈版、所选地区：保留一年，只含您的选择',
            draft: '填写中的诉求：加密，最多保留一小时，提交后删除',
            look: '查进度的凭证：加密，最多三十分钟，退出即删',
          },
        },
        rights: {
          title: '您的权利',
          text: '您可以要求查阅、更正或删除您的个人信息。请拨打热线或书面提出，我们在 15 个工作日内答复。',
        },
      },
      ask: '就个人信息向我们提出要求',
    },
    contact: {
      title: '联系我们与网站找错',
      lead: '页面有错、打不开、看不懂，都请告诉我们。',
      phone: '电话',
      phoneText: (number: string) => `拨打 ${number}，每天 24 小时。`,
      online: '网上',
      onlineText: '提交一条“建议”，写上页面地址和问题，5 个工作日内会有答复。',
      tell: '网上反映',
      centres: '服务大厅',
    },
    sitemap: { title: '网站地图', other: '关于本站', staff: '工作人员入口' },
  },
  en: {
    accessibility: {
      title: 'Accessibility statement',
      lead: 'Everybody should be able to use this site, whatever device they have, whether or not they see well or use a mouse.',
      sections: {
        can: {
          title: 'What you can do',
          list: {
            zoom: 'Zoom to 400% without losing content or scrolling sideways',
            keyboard: 'Do everything by keyboard, and always see where you are',
            reader: 'Use a screen reader: every chart has a description and a table',
            elder: 'Choose “Large print” at the top: larger text, larger buttons, the hotline always in sight',
            script: 'Use everything without JavaScript',
            dark: 'Use dark or high-contrast settings of your system',
          },
        },
        standard: {
          title: 'Standards',
          text: 'Made to GB/T 37668 and WCAG 2.2 level AA, and checked automatically with every change.',
        },
        gaps: {
          title: 'What is not good enough yet',
          text: 'The voice that reads aloud comes from your device; some have none. PDF files of other units may not work with a screen reader.',
        },
        tell: {
          title: 'If something stands in your way',
          text: 'Tell us which page and what is difficult. We answer within 5 working days. The hotline can also do it for you.',
        },
      },
      ask: 'Report an obstacle',
    },
    privacy: {
      title: 'Privacy',
      lead: 'We collect only what a matter needs.',
      sections: {
        what: {
          title: 'What we collect',
          text: 'When you tell us something: what you write, the place, and the name, telephone and e-mail you wish to leave, none of which is required. When you only read, nothing: there is no tracking, and no request goes to any other site.',
        },
        why: {
          title: 'What for',
          text: 'Only to handle your matter, to ask you back and to answer you. Figures hold no personal data, and numbers below five are not published.',
        },
        how: {
          title: 'How it is protected',
          text: 'Name, telephone and e-mail are encrypted and shown only in part. Staff who need to see them in full must say why, and every look is recorded. In confidential matters and reports the unit cannot see who wrote.',
        },
        cookies: {
          title: 'What is kept on your device',
          list: {
            language: 'Language, large print, area: for a year, holding only your choice',
            draft: 'A matter you are writing: encrypted, for an hour at most, deleted once it is sent',
            look: 'What opens your matter: encrypted, for thirty minutes at most, deleted when you leave it',
          },
        },
        rights: {
          title: 'Your rights',
          text: 'You can ask to see, correct or delete your personal data, by the hotline or in writing. We answer within 15 working days.',
        },
      },
      ask: 'Ask about your personal data',
    },
    contact: {
      title: 'Contact, and mistakes on this site',
      lead: 'If a page is wrong, does not open or cannot be understood, please tell us.',
      phone: 'By telephone',
      phoneText: (number) => `Call ${number}, day and night.`,
      online: 'Online',
      onlineText: 'Send a suggestion with the address of the page and what is wrong with it.',
      tell: 'Tell us online',
      centres: 'Service halls',
    },
    sitemap: { title: 'Site map', other: 'About this site', staff: 'For staff' },
  },
})
