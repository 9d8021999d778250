import { theme, type ThemeConfig } from "antd";
import { FONTS } from "./fonts.ts";
import { type Appearance, palettes } from "./palette.ts";

/** antd's tokens for one appearance; every colour comes from the palette. */
export function themeOf(appearance: Appearance): ThemeConfig {
  const p = palettes[appearance];
  const dark = appearance === "dark";
  return {
    // Styles are made once, at build: antd.css.
    zeroRuntime: import.meta.env.PROD,
    // The dark algorithm mutes the seeds it is given; contrast is computed for the palette as it stands.
    algorithm: [
      dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
      (_, map) => ({
        ...(map ?? theme.defaultAlgorithm(theme.defaultSeed)),
        colorPrimary: p.river,
        colorLink: p.river,
        colorInfo: p.river,
        colorSuccess: p.grass,
        colorWarning: p.ochre,
        colorError: p.vermilion,
      }),
    ],
    token: {
      fontFamily: FONTS,
      fontSize: 14,
      borderRadius: 5,
      wireframe: false,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      colorPrimary: p.river,
      colorPrimaryHover: p.riverHover,
      colorPrimaryActive: p.riverActive,
      colorPrimaryText: p.river,
      colorPrimaryTextHover: p.riverHover,
      colorPrimaryBg: p.riverSoft,
      colorInfo: p.river,
      colorInfoBg: p.riverSoft,
      colorLink: p.river,
      colorLinkHover: p.riverHover,
      colorLinkActive: p.riverActive,
      colorSuccess: p.grass,
      colorSuccessBg: p.grassSoft,
      colorWarning: p.ochre,
      colorWarningBg: p.ochreSoft,
      colorError: p.vermilion,
      colorErrorBg: p.vermilionSoft,
      colorErrorText: p.vermilion,
      colorTextBase: p.text,
      colorText: p.text,
      colorTextHeading: p.text,
      colorTextSecondary: p.secondary,
      colorTextTertiary: p.quiet,
      colorTextDescription: p.quiet,
      colorTextPlaceholder: p.quiet,
      colorIcon: p.quiet,
      colorBgLayout: p.desk,
      colorBgContainer: p.paper,
      colorBgElevated: p.raised,
      colorBorder: p.edge,
      colorBorderSecondary: p.line,
      // On a dark desk filled controls are light, so that what stands on them is dark.
      colorWhite: p.onColour,
      colorTextLightSolid: p.onColour,
      ...(dark ? { colorBgSpotlight: p.text } : {}),
      controlOutlineWidth: 2,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Segmented: { trackBg: p.line, itemColor: p.secondary },
      Switch: { handleBg: "#ffffff" },
      Tag: { defaultBg: p.desk, defaultColor: p.secondary },
    },
  };
}
