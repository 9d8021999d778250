// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person } from "../../../../test/support/page.tsx";
import type { MyPeriod } from "../../contract/reporting.ts";
import ReportsPanel from "./desk-panel.tsx";

const PLAN = { planId: "p", title: "行动方案", period: "2026-12", due: "2026-12-28", unsigned: 1 };
const period: MyPeriod = {
  asOf: "2026-12-01",
  plans: [{ ...PLAN, asked: 7, sent: 3 }],
  returned: Array.from({ length: 6 }, (_, at) => ({
    taskId: `t${at}`,
    text: `任务${at}`,
    period: "2026-11",
  })),
};

async function open(given: MyPeriod, language: "zh" | "en" = "zh", organisationId: string | null = "u") {
  vi.stubGlobal("fetch", async () => Response.json(given));
  await openPage("/", ReportsPanel, { language, actor: person({ roles: ["liaison"], organisationId }) });
}

describe("（二十）the reports of a unit on its desk", () => {
  it.each([
    ["zh", "已报 3 / 7", "1 件待审签", "还有 27 天", "退回待改 6 件"],
    ["en", "3 of 7 handed in", "1 to be signed", "27 days left", "6 came back to be revised"],
  ] as const)(
    "say how many of the period are in, until when, and what came back, in %s",
    async (language, ...words) => {
      await open(period, language);
      for (const each of words) expect(document.body.textContent).toContain(each);
      expect(foreignWords(language)).toEqual([]);
      expect(screen.getByRole("link", { name: "任务0" }).getAttribute("href")).toBe(
        "/tasks/t0/report?period=2026-11",
      );
      // Five are named, the rest stand in 我的工作.
      expect(screen.queryByRole("link", { name: "任务5" })).toBeNull();
    },
  );

  it("say so where none is asked for, and stay away from who has no unit", async () => {
    await open({ ...period, plans: [], returned: [] });
    expect(document.body.textContent).toContain("目前没有在报送期内的任务");
    await open(period, "zh", null);
    expect(screen.queryByRole("heading")).toBeNull();
  });
});
