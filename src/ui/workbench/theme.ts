import type { ThemeConfig } from 'antd'
import { theme as antd } from 'antd'
import { PALETTES, RADIUS, SHADOWS, type ThemeName, TYPE_SIZES } from '../tokens/tokens.ts'

/**
 * The tokens of the house as a theme of Ant Design. Every text colour that Ant would draw translucent is set to one
 * that reaches 4.5:1, and the edge of a field to one that reaches 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export function antThemeOf(name: ThemeName): ThemeConfig {
  const colour = PALETTES[name]
  return {
    algorithm: name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: `gongheng-${name}` },
    hashed: false,
    zeroRuntime: true,
    token: {
      colorPrimary: colour.brand,
      colorInfo: colour.brand,
      colorLink: colour.brand,
      colorLinkHover: colour.deep,
      colorLinkActive: colour.deep,
      colorSuccess: colour.kept,
      colorWarning: colour.atRisk,
      colorError: colour.missed,
      colorText: colour.ink,
      colorTextSecondary: colour.soft,
      colorTextTertiary: colour.soft,
      colorTextQuaternary: colour.soft,
      colorTextDescription: colour.soft,
      colorTextPlaceholder: colour.soft,
      colorTextDisabled: colour.soft,
      colorTextLightSolid: colour.onBrand,
      colorIcon: colour.soft,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
      colorBgBase: colour.ground,
      colorBgContainer: colour.ground,
      colorBgElevated: colour.ground,
      colorBgLayout: colour.quiet,
      colorFillAlter: colour.quiet,
      controlItemBgHover: colour.quiet,
      borderRadius: RADIUS,
      borderRadiusLG: RADIUS,
      borderRadiusSM: RADIUS,
      boxShadow: SHADOWS[name],
      boxShadowSecondary: SHADOWS[name],
      fontFamily: 'var(--font)',
      fontSize: TYPE_SIZES.dense,
      controlHeight: 32,
      // Movement only where it explains something; opening a list explains nothing.
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Select: { optionSelectedFontWeight: 600 },
      Switch: { colorPrimary: colour.kept, colorPrimaryHover: colour.kept },
    },
  }
}
