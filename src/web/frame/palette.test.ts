import { readFileSync } from "node:fs";
import { theme } from "antd";
import { describe, expect, test } from "vitest";
import { type Appearance, palettes } from "./palette.ts";
import { themeOf } from "./theme.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const s = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("the %s palette", (appearance: Appearance) => {
  const p = palettes[appearance];

  test("gives every text colour at least 4.5 : 1 on every ground it may stand on", () => {
    const grounds = [p.desk, p.paper, p.raised];
    for (const text of [p.text, p.secondary, p.quiet, p.river, p.riverHover, p.ochre, p.vermilion, p.grass])
      for (const ground of grounds)
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThan(4.5);
    for (const [text, ground] of [
      [p.river, p.riverSoft],
      [p.text, p.riverSoft],
      [p.secondary, p.riverSoft],
      [p.ochre, p.ochreSoft],
      [p.vermilion, p.vermilionSoft],
      [p.grass, p.grassSoft],
      [p.onColour, p.river],
      [p.onColour, p.riverHover],
      [p.onColour, p.riverActive],
      [p.onColour, p.vermilion],
      [p.onColour, p.ochre],
    ] as const)
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThan(4.5);
  });

  test("gives lines of charts at least 3 : 1 on paper", () => {
    const faint = p.series.filter((colour) => contrast(colour, p.paper) <= 3);
    expect(faint).toEqual([]);
  });

  test("reaches antd's derived tokens unchanged", () => {
    const token = theme.getDesignToken(themeOf(appearance));
    expect(token.colorPrimary).toBe(p.river);
    expect(token.colorWarning).toBe(p.ochre);
    expect(token.colorError).toBe(p.vermilion);
    expect(token.colorTextPlaceholder).toBe(p.quiet);
    expect(token.colorTextDescription).toBe(p.quiet);
    expect(token.colorLink).toBe(p.river);
    expect(contrast(token.colorTextLightSolid, token.colorPrimaryHover)).toBeGreaterThan(4.5);
  });

  test("is what the page shows before the script runs", () => {
    const css = readFileSync(new URL("first-look.css", import.meta.url), "utf8");
    expect(css).toContain(`html[data-appearance="${appearance}"] {\n  background: ${p.desk};`);
  });
});
