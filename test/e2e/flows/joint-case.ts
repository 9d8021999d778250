import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { AskedAct } from "../../../src/systems/one-service/contract/cases.ts";
import type { CaseDetail } from "../../../src/systems/one-service/domain/cases/case-view.ts";
import { CASE_STAGE_NAMES } from "../../../src/systems/one-service/domain/cases/case.ts";
import { NOT_FOR_YOU } from "../../../src/systems/one-service/domain/hall/hall-failures.ts";
import { text as applyText } from "../../../src/systems/one-service/web/hall/apply-text.ts";
import { text as casesText } from "../../../src/systems/one-service/web/cases/cases-text.ts";
import type { Tab } from "../browser.ts";
import {
  applicantOf,
  DECIDING_FIRST,
  DECIDING_SECOND,
  FIRM,
  FIRST_PERMIT,
  photograph,
  SECOND_PERMIT,
  WINDOW,
} from "../citizens.ts";
import { expectNoTroubles, open, prepare } from "../desk.ts";
import { tooWide } from "../page-checks.ts";
import { act } from "../secretariat.ts";
import { personOf, type Service } from "../services.ts";

const [f, c] = [applyText.zh, casesText.zh];
const BUNDLE = "人力资源企业开办一件事";
const FIRM_TAB = "enterprise-one";

type Rows<T> = { readonly rows: readonly T[] };
type Part = { readonly id: string; readonly itemName: string; readonly stage: string };

/** A bundle of which each city decides its own: 多地联办, received once. */
async function publishBundle(service: Service): Promise<string> {
  const { page } = await personOf(service, "包头市测试数据局", "data-officer");
  const cities = [
    ["150200", FIRST_PERMIT],
    ["150600", SECOND_PERMIT],
  ] as const;
  const items = await Promise.all(
    cities.map(async ([city, name]) => {
      const path = `/api/items?city=${city}&q=${encodeURIComponent(name)}`;
      const { rows } = await prepare<Rows<{ name: string; catalogCode: string | null }>>(page, path);
      const code = rows.find((row) => row.name === name)?.catalogCode ?? null;
      return { id: city, name, code, city, after: [] };
    }),
  );
  const content = { title: BUNDLE, lifeEvent: "企业开办", serves: "enterprise", note: "", items };
  const { id } = await prepare<{ id: string }>(page, "/api/bundles", {
    method: "POST",
    body: { key: randomUUID(), content },
  });
  await act(page, `/api/bundles/${id}`, { type: "publish" });
  return id;
}

/** One application to two cities: asked once, decided by each for itself, whoever is first. */
export function jointCaseSteps(service: () => Service): void {
  let parts: readonly Part[] = [];
  const part = (name: string): string => parts.find(({ itemName }) => itemName === name)?.id ?? "";
  const firm = (): Tab => {
    const tab = service().people.get(FIRM_TAB);
    if (tab === undefined) throw new Error("the enterprise has not come yet");
    return tab;
  };
  const step = ({ page }: Tab, id: string, asked: AskedAct) =>
    act<CaseDetail>(page, `/api/cases/${id}`, asked);

  test("（四） a person is told at once that the bundle is for enterprises; one finds it in the hall and fills one form for two cities: the licence is asked for once", async () => {
    const bundle = await publishBundle(service());
    const person = service().people.get("citizen-two");
    if (person === undefined) throw new Error("the other citizen has not come yet");
    await open(person.page, `/apply/bundle/${bundle}`);
    await person.page.getByText(NOT_FOR_YOU.sentence.zh).waitFor();
    const tab = await applicantOf(service(), FIRM_TAB, { kind: "enterprise", ...FIRM });
    const { page } = tab;
    await open(page, "/hall");
    await page.getByRole("link", { name: new RegExp(BUNDLE) }).tap();
    await page.waitForURL(new RegExp(`/apply/bundle/${bundle}`));
    await page.getByText(f.jointNote).waitFor();
    await page.getByRole("radio", { name: "鄂尔多斯" }).check();
    await page.getByRole("button", { name: f.next, exact: true }).tap();
    await page.getByRole("heading", { name: f.steps[1] ?? "", exact: true }).waitFor();
    await page.getByRole("button", { name: f.next, exact: true }).tap();
    await page.getByRole("heading", { name: f.steps[2] ?? "", exact: true }).waitFor();
    const papers = page.locator(".hall-papers legend");
    expect(await papers.allTextContents()).toEqual(["营业执照", "验资报告", "服务场所证明"]);
    for (const name of ["营业执照", "验资报告", "服务场所证明"]) {
      const paper = page.locator(".hall-papers > li").filter({ has: page.getByText(name, { exact: true }) });
      await paper.locator("input[type=file]").setInputFiles(await photograph(page, `${name}.jpg`));
      await paper.getByText(`${name}.jpg`).waitFor();
    }
    expect(await tooWide(page)).toEqual([]);
    await page.getByRole("button", { name: f.next, exact: true }).tap();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: f.submit, exact: true }).tap();
    await page.getByText(f.done, { exact: true }).waitFor();
    const mine = await prepare<Rows<Part> & { joint: readonly { id: string }[] }>(page, "/api/my-cases");
    parts = mine.rows;
    expect(parts.map(({ itemName }) => itemName).toSorted()).toEqual(
      [FIRST_PERMIT, SECOND_PERMIT].toSorted(),
    );
    service().places.set("joint", mine.joint[0]?.id ?? "");
    expectNoTroubles(tab);
  });

  test("（四） one window hands both over; each city decides its own, the second of the bundle first, and neither the other's", async () => {
    const clerk = await personOf(service(), WINDOW, "window-clerk");
    const [first, second] = [
      await personOf(service(), DECIDING_FIRST, "liaison"),
      await personOf(service(), DECIDING_SECOND, "liaison"),
    ];
    const handOver = {
      type: "hand-over",
      sent: { kind: "online" },
      identityChecked: true,
      formallyComplete: true,
    } as const;
    for (const { id } of parts) await step(clerk, id, handOver);
    await expect(step(second, part(FIRST_PERMIT), { type: "take" })).rejects.toThrow(/404/);
    second.expectTrouble(/404/);
    for (const [unit, name] of [
      [second, SECOND_PERMIT],
      [first, FIRST_PERMIT],
    ] as const) {
      const id = part(name);
      const { state } = await prepare<CaseDetail>(unit.page, `/api/cases/${id}`);
      await step(unit, id, { type: "accept", proof: state.handedOver?.proof ?? "" });
      await step(unit, id, {
        type: "decide",
        outcome: "approved",
        text: "符合许可条件。",
        remedies: "",
        licence: { type: name.replace("经营", ""), number: null, validFrom: "2026-11-23", validUntil: null },
      });
      await step(unit, id, { type: "deliver", how: { kind: "online" } });
      await open(firm().page, `/joint-cases/${service().places.get("joint")}`);
      const shown = (await firm().page.locator("main").textContent()) ?? "";
      expect(shown.split(CASE_STAGE_NAMES.delivering.zh).length - 1).toBe(1);
      await step(firm(), id, { type: "confirm-delivery" });
    }
    expectNoTroubles(first);
    expectNoTroubles(second);
  });

  test("（四） the joint case is done when both are, each part with its own clock and place", async () => {
    const { page } = firm();
    await open(page, `/joint-cases/${service().places.get("joint")}`);
    const shown = (await page.locator("main").textContent()) ?? "";
    expect(shown.split(CASE_STAGE_NAMES.delivered.zh).length - 1).toBe(2);
    for (const each of [FIRST_PERMIT, SECOND_PERMIT, DECIDING_FIRST, DECIDING_SECOND])
      expect(shown).toContain(each);
    expect(shown).not.toContain(c.compensations);
    const { state } = await prepare<{ state: { completedOn: string | null } }>(
      page,
      `/api/joint-cases/${service().places.get("joint")}`,
    );
    expect(state.completedOn).not.toBeNull();
    expect(await tooWide(page)).toEqual([]);
    await open(page, "/my-licences");
    await expect.poll(() => page.locator(".hall-card").count()).toBe(2);
    expectNoTroubles(firm());
  });
}
