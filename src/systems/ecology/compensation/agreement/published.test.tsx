// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { foreignWords, openPage, type } from "../../../../../test/support/page.tsx";
import { PUBLISHED } from "../published.ts";
import Published from "./published.tsx";

// By hand: months are 104 102 98 94 90 96 112 116 104 98 92 94 hundredths of a level, 100 in the mean; years 100 97 95 94.
const SAYS = {
  // Class II in both years, 2 × 60 million; 3 points, then 1 − 95 ÷ 97.
  "yu-lu-2021": ["山东省 付给 河南省 125,061,855.67 元", 4],
  // COD passes 15 in four months of 36; 3 points, 1 − 95 ÷ 97, 1 − 94 ÷ 95.
  "yu-lu-2023": ["山东省 付给 河南省 166,114,487.25 元", 35],
  "gan-ning-2023": ["互不支付", 0],
  // COD 42.68 × 1.04, 1.12, 1.16, 1.04 ÷ 40 and ammonia 2.037 × 1.12, 1.16 ÷ 2 are over 1.1: 6.9743 × 100,000.
  "zhoukou-monthly": ["示例上游县 付给 示例下游县 697,430 元", 6],
} as const;

const said = (): string => screen.getByRole("status").textContent ?? "";

test("（十三）published agreements are tried out in the browser alone, on invented readings, with their source, what is assumed, and as unverified", async () => {
  const asked = vi.fn(() => Promise.reject(new Error("nothing is asked of the server")));
  vi.stubGlobal("fetch", asked);
  await openPage("/published", Published);
  for (const [key, { name, source, note }] of Object.entries(PUBLISHED)) {
    type("协议", name.zh);
    const [sum, lines] = SAYS[key as keyof typeof SAYS];
    expect(said()).toContain(sum);
    expect(document.querySelectorAll("tbody tr[data-row-key]")).toHaveLength(lines);
    for (const words of [source, note.zh, "未核实", "示例"])
      expect(document.body.textContent).toContain(words);
  }
  type("协议", PUBLISHED["gan-ning-2023"].name.zh);
  fireEvent.change(screen.getByRole("slider", { name: /^化学需氧量/ }), { target: { value: "150" } });
  expect(said()).toContain("甘肃省 付给 宁夏回族自治区 150,000,000 元");
  await openPage("/published", Published, { language: "en" });
  expect(foreignWords("en")).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});
