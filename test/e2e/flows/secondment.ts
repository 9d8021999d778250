import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { SecondmentsView, TermDetail } from "../../../src/cooperation/domain/secondment/view.ts";
import { text as termText } from "../../../src/cooperation/web/secondments/term-text.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { unitOf } from "../office.ts";
import { liaisonOf, type Secretariat, wordsSaved } from "../secretariat.ts";

const t = termText.zh;
const UNITS = ["市交通运输局", "市卫健委", "市财政局"] as const;
const NAME = "王某示例";

/** 轮派: whose turn, who goes, and who may know it. */
export function secondmentSteps(office: () => Secretariat): void {
  test("（二十二） units second in fair turn, and an empty seat is told with what to do", async () => {
    const { tab, places } = office();
    const { page } = tab;
    const ids = await Promise.all(UNITS.map((name) => unitOf(page, name)));
    const seat = randomUUID();
    await prepare<SecondmentsView>(page, "/api/secondments/roster-acts", {
      method: "POST",
      body: {
        version: null,
        key: randomUUID(),
        act: {
          type: "set-roster",
          units: ids,
          seats: [{ id: seat, name: "综合协调岗" }],
          termMonths: 3,
          years: 3,
          source: "领导小组办公室会商纪要",
        },
      },
    });
    await open(page, "/secondments");
    await page
      .getByText(/应轮到市交通运输局/)
      .first()
      .waitFor();
    expect(await page.locator(".sd-warnings").textContent()).toMatch(
      /综合协调岗自.*起无人接任。请排定选派单位/,
    );
    const [first] = await page.getByRole("button", { name: /^排定市交通运输局，/ }).all();
    await first?.click();
    await settled(page);
    const { terms } = await prepare<SecondmentsView>(page, "/api/secondments");
    expect(terms.map(({ unitName, status }) => [unitName, status])).toEqual([["市交通运输局", "planned"]]);
    places.set("term", terms[0]?.id ?? "");
    expectNoTroubles(tab);
  });

  test("（二十二） the unit's liaison names its person; another unit sees no name anywhere, the office prints the notice", async () => {
    const { tab, places } = office();
    const path = `/secondments/${places.get("term")}`;
    const own = await liaisonOf(office(), "市交通运输局");
    await open(own.page, path);
    await own.page.getByRole("button", { name: t.acts["propose-person"], exact: true }).click();
    await own.page.getByLabel(t.act.name, { exact: true }).fill(NAME);
    await own.page.getByRole("button", { name: t.act.submit, exact: true }).click();
    await own.page.getByText(NAME).first().waitFor();
    await settled(own.page);
    const other = await liaisonOf(office(), "市卫健委");
    for (const page of [path, "/secondments"]) {
      await open(other.page, page);
      expect(await other.page.locator("main").textContent()).not.toContain(NAME);
    }
    const read = await prepare<TermDetail>(other.page, `/api${path}`);
    expect(JSON.stringify(read)).not.toContain(NAME);
    expect(other.isData(NAME)).toBe(false);
    await open(tab.page, path);
    const notice = await wordsSaved(tab.page, () =>
      tab.page.getByRole("button", { name: t.term.notice }).click(),
    );
    expect(notice).toContain(NAME);
    for (const each of [tab, own, other]) expectNoTroubles(each);
  });
}
