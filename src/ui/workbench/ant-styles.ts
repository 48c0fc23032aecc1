import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import { Button, Checkbox, ConfigProvider, Input, Radio, Select, Switch } from 'antd'
import { createElement, Fragment } from 'react'
import { renderToString } from 'react-dom/server'
import type { ThemeName } from '../tokens/tokens.ts'
import { antThemeOf } from './theme.ts'

/**
 * The stylesheet of the Ant components that the parts are made of, for both themes. It is written when the workbench
 * is built, so that no style is made in the browser and the page needs no exception in `style-src`. A part that takes
 * another Ant component adds it here.
 */
export function antStyles(): string {
  return stylesOf('light', ['style', 'token', 'cssVar']) + stylesOf('dark', ['token', 'cssVar'])
}

function stylesOf(theme: ThemeName, types: ('style' | 'token' | 'cssVar')[]): string {
  const cache = createCache()
  const parts = createElement(
    Fragment,
    null,
    createElement(Button, { loading: true }, '…'),
    createElement(Input, { suffix: '…', status: 'error' }),
    createElement(Input.TextArea, { count: { show: true, max: 10 } }),
    createElement(Select, { open: true, showSearch: true, options: [{ value: 1 }] }),
    createElement(Select, { open: true, mode: 'multiple', options: [{ value: 1 }] }),
    createElement(Checkbox),
    createElement(Radio.Group, { options: ['…'] }),
    createElement(Switch),
  )
  const themed = { ...antThemeOf(theme), zeroRuntime: false }
  renderToString(createElement(StyleProvider, { cache }, createElement(ConfigProvider, { theme: themed }, parts)))
  return extractStyle(cache, { plain: true, types })
}
