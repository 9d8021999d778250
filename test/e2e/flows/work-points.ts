import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Coverage } from "../../../src/cooperation/domain/work-points/coverage.ts";
import type { SetDetail } from "../../../src/cooperation/domain/work-points/replies.ts";
import { text as setText } from "../../../src/cooperation/web/work-points/set-text.ts";
import { text } from "../../../src/cooperation/web/work-points/work-points-text.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { tasksOf, unitOf } from "../office.ts";
import { liaisonOf, measureOf, type Secretariat } from "../secretariat.ts";

const [t, s] = [text.zh, setText.zh];
const GROUP = "交通一体化专项工作组";
const POINT = "完成跨市客运联程售票方案并组织试运行";

/** 年度工作要点: contributed, issued, dispatched, held against the plan. */
export function workPointSteps(office: () => Secretariat): void {
  const untaken = async (): Promise<number> => {
    const { tab, plan } = office();
    const { coverage } = await prepare<{ coverage: Coverage }>(
      tab.page,
      `/api/work-point-coverage?year=2026&plan=${plan}`,
    );
    return coverage.counts.untaken;
  };
  const acted = async (path: string, asked: object): Promise<SetDetail> => {
    const { page } = office().tab;
    const { set } = await prepare<SetDetail>(page, path);
    return prepare<SetDetail>(page, `${path}/acts`, {
      method: "POST",
      body: { version: set.version, key: randomUUID(), act: asked },
    });
  };

  test("（二十一） a liaison contributes a point to the group's year, and less of the plan is missing", async () => {
    const { tab, plan, places } = office();
    const before = await untaken();
    const { set } = await prepare<SetDetail>(tab.page, "/api/work-points", {
      method: "POST",
      body: {
        key: randomUUID(),
        title: `${GROUP}2026年工作要点`,
        issuer: "city",
        collectBy: "2026-12-11",
        note: "",
        group: GROUP,
        year: 2026,
        planId: plan,
        regionCode: "150200",
      },
    });
    places.set("set", set.id);
    const liaison = await liaisonOf(office(), "市交通运输局");
    const measure = await measureOf(tab.page, plan, 2);
    await prepare<SetDetail>(liaison.page, `/api/work-points/${set.id}/acts`, {
      method: "POST",
      body: {
        version: set.version,
        key: randomUUID(),
        act: {
          type: "add-points",
          points: [
            {
              id: randomUUID(),
              chapter: "",
              text: POINT,
              goal: "",
              units: [{ unitId: await unitOf(tab.page, "市交通运输局"), role: "lead" }],
              deadline: { kind: "date", raw: null, latest: "2027-06-30", thenContinuous: false },
              serves: [{ measureId: measure.id, undertakingId: measure.undertakings[0]?.id ?? null }],
              fromUnitId: await unitOf(tab.page, "市交通运输局"),
              source: null,
            },
          ],
        },
      },
    });
    await open(liaison.page, `/work-points/${set.id}`);
    await liaison.page.getByText(POINT).first().waitFor();
    expect(await untaken()).toBe(before - 1);
    await open(tab.page, "/work-points");
    await tab.page.getByText(t.views.missing).first().click();
    await settled(tab.page);
    const figure = tab.page.locator("main").getByText(String(before - 1), { exact: true });
    await figure.first().waitFor();
    expectNoTroubles(liaison);
    expectNoTroubles(tab);
  });

  test("（二十一） issued, its point becomes a task that quotes it, and shows how it stands", async () => {
    const { tab, plan, places } = office();
    const { page } = tab;
    const path = `/api/work-points/${places.get("set")}`;
    await acted(path, { type: "draft" });
    await acted(path, {
      type: "issue",
      paper: { title: `${GROUP}2026年工作要点`, number: "包呼包鄂乌办发〔2026〕9号", date: "2026-11-23" },
    });
    const before = (await tasksOf(page, plan)).length;
    await open(page, `/work-points/${places.get("set")}`);
    await page.getByRole("button", { name: s.acts.dispatch, exact: true }).click();
    const panel = page.getByRole("region", { name: s.dispatch.title });
    await panel.getByLabel(s.dispatch.howOf(POINT)).selectOption("");
    await panel.getByRole("button", { name: s.dispatch.do(1), exact: true }).click();
    const asking = page.getByRole("dialog");
    await asking.getByRole("button", { name: s.dispatch.do(1), exact: true }).click();
    await panel.waitFor({ state: "detached" });
    await settled(page);
    expect(await tasksOf(page, plan)).toHaveLength(before + 1);
    const { set } = await prepare<SetDetail>(page, path);
    const task = set.state.points[0]?.taskId;
    await open(page, `/tasks/${task}`);
    expect(await page.locator("main").textContent()).toContain("包呼包鄂乌办发〔2026〕9号");
    await open(page, `/work-points/${places.get("set")}`);
    await page.locator(`a[href="/tasks/${task}"]`).first().waitFor();
    expectNoTroubles(tab);
  });
}
