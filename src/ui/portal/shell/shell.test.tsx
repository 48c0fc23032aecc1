import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../../kernel/texts.ts'
import { renderPage } from '../render.ts'
import { PageShell } from './PageShell.tsx'
import type { Site } from './site.ts'

const SITE: Site = {
  name: '公衡',
  place: '示例市公共服务',
  home: '/',
  hotline: { number: '12345', hours: '每天 24 小时' },
  sections: { apply: '/apply', tell: '/tell', follow: '/follow', watch: '/watch' },
  organiser: '示例市人民政府办公室',
  links: { correction: '/correction', sitemap: '/sitemap', accessibility: '/accessibility' },
}

function page(language: Language, more: { elder?: boolean; wrong?: boolean; site?: Partial<Site> } = {}): string {
  return renderPage(
    <PageShell
      language={language}
      site={{ ...SITE, ...more.site }}
      elder={more.elder ?? false}
      wrong={more.wrong ?? false}
      languageHref="/en/apply"
      elderHref="/preferences?elder=1"
      section="apply"
      title="办事"
      crumbs={[{ label: '首页', href: '/' }]}
      assets={{ stylesheet: '/a.css', script: '/a.js', icon: '/i.svg' }}
    >
      <h1>办事</h1>
    </PageShell>,
  )
}

test('a page is a whole document in its language, without anything to hydrate', () => {
  const markup = page('zh')
  assert.ok(markup.startsWith('<!doctype html><html lang="zh-CN">'))
  assert.match(page('en'), /<html lang="en">/)
  assert.doesNotMatch(markup, /data-react|\sstyle=|<script>/)
})

test('the skip link comes first and leads to the main content; one section is the current one', () => {
  const markup = page('zh')
  assert.match(markup, /<body><a class="skip" href="#main">/)
  assert.match(markup, /<main id="main"/)
  assert.equal(markup.match(/aria-current="true"/g)?.length, 1)
})

test('a form that came back with faults says so first in the title', () => {
  assert.match(page('zh', { wrong: true }), /<title>错误：办事 - 公衡<\/title>/)
})

test('elder mode keeps the phone number in sight, and is left by the same switch', () => {
  const markup = page('zh', { elder: true })
  assert.match(markup, /<html lang="zh-CN" data-elder="">/)
  assert.match(markup, /class="hotline-bar"[\s\S]*tel:12345/)
  assert.match(markup, /返回标准版/)
  assert.doesNotMatch(page('zh'), /hotline-bar|data-elder/)
})

test('the footer shows the registrations that are configured and leaves out the others', () => {
  assert.doesNotMatch(page('zh'), /网站标识码|ICP/)
  const full = page('zh', {
    site: { siteCode: '5100000000', icp: { words: '示ICP备1号', href: 'https://beian.miit.gov.cn/' } },
  })
  assert.match(full, /网站标识码<\/dt><dd>5100000000/)
  assert.match(full, /href="https:\/\/beian\.miit\.gov\.cn\/" rel="noopener">示ICP备1号/)
})
