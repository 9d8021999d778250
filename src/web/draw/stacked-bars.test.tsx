// @vitest-environment happy-dom
import * as fc from "fast-check";
import { render, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import "../../../test/support/page.tsx";
import { LanguageProvider } from "../frame/language.tsx";
import { Sparkline } from "./sparkline.tsx";
import { type Stack, StackedBars, stackParts } from "./stacked-bars.tsx";

const KINDS = [
  { key: "red", name: "红灯", className: "stack-red" },
  { key: "green", name: "绿灯", className: "stack-green" },
];

describe("small stacked bars （二十）", () => {
  it("stand one on the other, each as tall as its share of the most, and never above it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 6 }), (parts) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        const drawn = stackParts(parts, sum);
        let ground = 18;
        for (const [at, { y, height }] of drawn.entries()) {
          expect(y + height).toBeCloseTo(ground, 6);
          expect(height * sum).toBeCloseTo((parts[at] ?? 0) * 18, 3);
          ground = y;
        }
        expect(ground).toBeCloseTo(sum === 0 ? 18 : 0, 6);
      }),
      { numRuns: 50 },
    );
  });

  it("say in words what the last one holds, and nothing but words where only one day has anything", () => {
    localStorage.setItem("jiziwan.language", "zh");
    const stacks: readonly Stack[] = [
      { day: "2026-09-30", parts: {} },
      { day: "2026-10-31", parts: { red: 1, green: 2 } },
    ];
    const { container, rerender } = render(
      <LanguageProvider>
        <StackedBars stacks={stacks} kinds={KINDS} unit="项" />
      </LanguageProvider>,
    );
    expect(container.querySelector("svg")).toBeNull();
    expect(container.textContent).toContain("3 项，只有一个数");
    rerender(
      <LanguageProvider>
        <StackedBars stacks={[{ day: "2026-08-31", parts: { red: 2 } }, ...stacks]} kinds={KINDS} unit="项" />
      </LanguageProvider>,
    );
    expect(within(container).getByRole("img").getAttribute("aria-label")).toContain("红灯 1 · 绿灯 2");
    rerender(
      <LanguageProvider>
        <Sparkline series={[{ day: "2026-10-31", value: 3 }]} unit="项" />
      </LanguageProvider>,
    );
    expect(container.querySelector("svg")).toBeNull();
    expect(container.textContent).toContain("3 项，只有一个数");
  });
});
