// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person } from "../../../test/support/page.tsx";
import { lightCounts } from "../domain/tasks/roll-up.ts";
import type { Headline } from "./headline.ts";
import type { Leading } from "./leading.ts";
import LeaderPage from "./page.tsx";
import { lookOn } from "./use-last-look.ts";

const PLAN = { id: "0b0f8a5e-8a39-4b0e-9f68-0d1a9e5e0001", title: "示例方案", sample: true };
const counted = lightCounts([
  { as: "red", count: 1 },
  { as: "closed", count: 2 },
]);
const rollUp = { light: "red" as const, ...counted };
const task = { id: "t1", number: 3, text: "建设示例大桥，开通直达快车。", due: "2026-03-20" };
const LEADING: Leading = {
  asOf: "2026-03-01",
  since: "2026-02-20",
  days: ["2026-01-31", "2026-02-28", "2026-03-01"],
  plan: rollUp,
  chapters: [{ section: "一、基础", rollUp, trend: [lightCounts([]), counted, counted] }],
  measures: [
    { id: "m1", number: 1, ordinal: "（一）", text: "建设示例大桥，开通直达快车。", rollUp },
    { id: "m2", number: 2, ordinal: "（二）", text: "联合演练。", rollUp: null },
  ],
  extensions: [task],
  resolutions: [],
  turned: [{ ...task, from: "green", to: "red" }],
  closed: [],
  dates: [task],
  nextReport: "2026-03-25",
};
const HEADLINE: Headline = {
  figure: {
    id: "projects-begun",
    measure: 1,
    name: { zh: "已开工的项目", en: "Projects begun" },
    unit: { zh: "项", en: "items" },
    better: "up",
    says: { zh: "说明", en: "What it says" },
    value: 4,
    standing: "computed",
    source: { zh: "项目库", en: "Projects" },
    asOf: "2026-03-01",
  },
  reported: { value: 5, by: "示例局", period: "2026-02", taskId: "t1" },
  disagrees: true,
};

type Put = { readonly url: string; readonly body: unknown };

/** The server: what the page asks for, and what it keeps. */
function serve(look: unknown): Put[] {
  const put: Put[] = [];
  const replies: readonly (readonly [RegExp, unknown])[] = [
    [/preferences\/look/, { value: look }],
    [/leading/, { plans: [PLAN], plan: PLAN, leading: LEADING }],
    [/headlines/, { rows: [{ measureId: "m1", headline: HEADLINE }] }],
  ];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    put.push({ url, body: init.method === "PUT" ? JSON.parse(String(init.body)) : null });
    const reply = replies.find(([pattern]) => pattern.test(url))?.[1];
    return Promise.resolve(Response.json(reply ?? {}));
  });
  return put;
}

const leader = person({ roles: ["leader"] });
const linkOf = (name: string | RegExp) => screen.getByRole("link", { name }).getAttribute("href");

describe("a leader's page （二十）", () => {
  it("opens from every count the rows that were counted, as of the day of the page", async () => {
    serve({ seen: "2026-01-01", before: null });
    await openPage("/leader", LeaderPage, { at: "/leader?asOf=2026-03-01", actor: leader });
    expect(linkOf("待批延期 1 项")).toBe(`/ledger?plan=${PLAN.id}&state=extension&asOf=2026-03-01`);
    expect(linkOf("在办议定事项 0 项")).toContain("source=meeting&phase=dispatched&asOf=2026-03-01");
    expect(linkOf("三十天内到期 1 项")).toContain("dueFrom=2026-03-01&dueTo=2026-03-31&sort=due&asOf=");
    const rows = screen.getAllByRole("link", { name: "1" }).map((link) => link.getAttribute("href"));
    expect(rows.some((href) => href?.includes("light=red") && href.includes("section="))).toBe(true);
    expect(linkOf(/（一）/)).toBe("/measures/m1?asOf=2026-03-01");
  });

  it.each(["zh", "en"] as const)(
    "shows what was computed beside what was reported, marks what disagrees, and says it all in %s",
    async (language) => {
      serve(null);
      await openPage("/leader", LeaderPage, { actor: leader, language });
      const cell = document.querySelector('.lead-cell[href^="/measures/m1"]')?.textContent;
      expect(cell).toMatch(language === "zh" ? /^（一）/ : /^1\D/);
      expect(cell).toContain(language === "zh" ? "报送 5" : "reported 5");
      expect(cell).toContain(language === "zh" ? "核对" : "check");
      expect(document.body.textContent).toContain("3. 建设示例大桥");
      expect(foreignWords(language)).toEqual([]);
    },
  );

  it("tells changes since the last look of another day, and keeps today's once", async () => {
    const put = serve({ seen: "2026-01-05", before: "2026-01-01" });
    await openPage("/leader", LeaderPage, { actor: leader });
    expect(put.find(({ url }) => url.includes("/api/leading"))?.url).toContain("since=2026-01-05");
    const kept = put.flatMap(({ body }) => (body === null ? [] : [body]));
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ value: { before: "2026-01-05" } });
    expect(lookOn({ seen: "2026-01-05", before: "2026-01-01" }, "2026-01-05").before).toBe("2026-01-01");
  });
});
