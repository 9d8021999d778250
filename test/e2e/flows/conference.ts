import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import type { MinutesDetail } from "../../../src/cooperation/meeting-papers/minutes/minutes.ts";
import {
  MEETING_PAPER_NAMES,
  type MeetingPaperKind,
} from "../../../src/cooperation/meeting-papers/papers.ts";
import type { EntryDetail } from "../../../src/cooperation/registers/entry-row.ts";
import { text as meetingText } from "../../../src/cooperation/web/meetings/meeting-text.ts";
import { text as meetingsText } from "../../../src/cooperation/web/meetings/meetings-text.ts";
import { text as minutesText } from "../../../src/cooperation/meeting-papers/minutes/words.ts";
import { text as papersText } from "../../../src/cooperation/meeting-papers/words.ts";
import { words as entryWords } from "../../../src/cooperation/registers/entry/words.ts";
import { PROBLEM } from "../../../src/cooperation/registers/problem.ts";
import { rowAsks } from "../../../src/cooperation/registers/register-spec.ts";
import { words as formWords } from "../../../src/web/kit/words.ts";
import { rotation } from "../../../src/cooperation/rotation/kind.ts";
import { words as rotationWords } from "../../../src/cooperation/rotation/words.ts";
import { docxOf } from "../../support/docx.ts";
import { expectNoTroubles, open, prepare, settled } from "../desk.ts";
import { FIRST_DAY, tasksOf } from "../office.ts";
import { act, liaisonOf, type Secretariat, wordsSaved } from "../secretariat.ts";

const [m, c, n, p] = [meetingText.zh, meetingsText.zh, minutesText.zh, papersText.zh];
const [e, r] = [rowAsks(PROBLEM), rotationWords];
const CONFIRM = rotation.acts["set-order"];
const TITLE = "呼包鄂乌四市党政联席会议第九次会议";
const PLACE = "包头市会议中心";
const ROAD = "跨市断头路建设标准不一致";
const HEALTH = "异地就医备案材料互认不畅";
const DAY_OFF = "2026-11-28";
const RESOLVED = [
  "由市交通运输局牵头，市发改委配合，于2027年3月底前完成跨市断头路建设标准衔接方案。",
  "由市卫健委牵头，于2027年6月底前实现异地就医备案材料互认。",
  "请市财政局会同某新设专班研究提出资金保障方案，于2027年1月底前报送。",
  "由市农牧局牵头，适时举办四市农畜产品展销会。",
] as const;
const MINUTES = [
  `${TITLE}纪要`,
  "出席：甲某某、乙某某。",
  "会议听取了领导小组办公室关于一体化发展情况的汇报。会议议定：",
  ...RESOLVED.map((sentence, at) => `（${"一二三四"[at]}）${sentence}`),
];

/** The joint conference from what cannot be solved alone to tasks that quote what was resolved. */
export function conferenceSteps(office: () => Secretariat): void {
  const panel = (name: string): Locator => office().tab.page.getByRole("region", { name, exact: true });
  const meetingPath = (): string => `/meetings/${office().places.get("meeting")}`;
  const saved = (kind: MeetingPaperKind): Promise<string> => {
    const name = MEETING_PAPER_NAMES[kind].zh;
    return wordsSaved(office().tab.page, () => office().tab.page.getByLabel(p.downloadOf(name)).click());
  };

  test("（二十二）（二十） a unit and the office enter hard problems, and each gets a level that can solve it", async () => {
    const { tab, places } = office();
    const unit = await liaisonOf(office(), "市交通运输局");
    for (const [{ page }, name, key] of [
      [unit, ROAD, "entry"],
      [tab, HEALTH, "problem"],
    ] as const) {
      await open(page, "/registers/problem/new");
      await page.getByRole("textbox", { name: e.name.name.zh, exact: true }).fill(name);
      await page.getByRole("combobox", { name: e.regionCode.name.zh, exact: true }).selectOption("150200");
      await page.getByLabel("需协调事项", { exact: true }).fill("请联席会议协调四市统一口径。");
      await page.getByRole("button", { name: entryWords.begin.enter.zh, exact: true }).click();
      await page.waitForURL(/\/entries\/[0-9a-f-]{36}/);
      await settled(page);
      places.set(key, new URL(page.url()).pathname.split("/")[2] ?? "");
    }
    const { page } = tab;
    for (const key of ["entry", "problem"]) {
      const path = `/api/entries/${places.get(key)}`;
      await act<EntryDetail>(page, path, { type: "revise", values: { level: "joint-conference" } });
    }
    await open(page, "/registers/problem?stage=graded");
    const rows = page.locator("tr[data-row-key]").filter({ hasText: "联席会议" });
    await expect.poll(() => rows.count()).toBe(2);
    expectNoTroubles(unit);
    expectNoTroubles(tab);
  });

  test("（二十二） the conference is planned on a day off and told so, and moves with a reason", async () => {
    const { tab, places } = office();
    const { page } = tab;
    await open(page, "/meetings?new=1");
    const form = page.getByRole("form", { name: c.form.title });
    await form.getByLabel(new RegExp(`^${c.form.series}`)).selectOption("joint-conference");
    await form.getByLabel(c.form.name, { exact: true }).fill(TITLE);
    await form.getByLabel(new RegExp(`^${c.form.role}`)).selectOption("host");
    await form.getByLabel(new RegExp(`^${c.form.city}`)).selectOption("150200");
    await form.getByLabel(c.form.edition, { exact: true }).fill("9");
    await form.getByLabel(c.form.date, { exact: true }).fill(DAY_OFF);
    await form.getByLabel(c.form.place, { exact: true }).fill(PLACE);
    await form.getByRole("button", { name: c.form.submit, exact: true }).click();
    await page.waitForURL(/\/meetings\/[0-9a-f-]{36}/);
    await settled(page);
    places.set("meeting", new URL(page.url()).pathname.split("/")[2] ?? "");
    await panel(c.conflicts).getByText(c.conflict["day-off"]).waitFor();
    await panel(m.standing).getByRole("button", { name: m.acts.reschedule, exact: true }).click();
    const move = page.getByRole("form", { name: m.acts.reschedule });
    await move.getByLabel(m.dialog.date, { exact: true }).fill(FIRST_DAY);
    await move.getByLabel(m.dialog.reason, { exact: true }).fill("原定日期是休息日");
    await move.getByRole("button", { name: m.dialog.save, exact: true }).click();
    await panel(m.standing).getByText("原定日期是休息日").waitFor();
    await settled(page);
    expect(await page.getByText(c.conflict["day-off"]).count()).toBe(0);
    expectNoTroubles(tab);
  });

  test("（二十）（二十二） the agenda is made of the problems and put in order by keyboard; notice, agenda and list are ready to print", async () => {
    const { tab } = office();
    const { page } = tab;
    const agenda = panel(m.agenda.title);
    await agenda.getByRole("button", { name: m.edit, exact: true }).click();
    const sources = agenda.getByRole("group", { name: m.agenda.sources });
    for (const name of [ROAD, HEALTH])
      await sources.locator("li").filter({ hasText: name }).getByRole("button").click();
    const titles = agenda.getByLabel(m.agenda.item, { exact: true });
    await titles.last().focus();
    await page.keyboard.press("Alt+ArrowUp");
    expect(await titles.first().inputValue()).toContain(HEALTH);
    await agenda.getByRole("button", { name: m.save, exact: true }).click();
    await agenda.getByRole("link", { name: HEALTH }).waitFor();
    await settled(page);
    expect(await agenda.locator("ol > li").allTextContents()).toEqual([
      expect.stringContaining(HEALTH),
      expect.stringContaining(ROAD),
    ]);
    const notice = await saved("notice");
    expect(notice).toContain(PLACE);
    expect(notice).toContain("2026年11月23日");
    expect(await saved("agenda")).toMatch(new RegExp(`${HEALTH}.*${ROAD}`));
    const problems = await saved("problems");
    for (const name of [ROAD, HEALTH]) expect(problems).toContain(name);
    await open(page, `${meetingPath()}/papers/notice`);
    expect(await page.locator(".mp-sheet").textContent()).toContain(PLACE);
    expectNoTroubles(tab);
  });

  test("（二十二） it is held, its minutes come in as Word, and every resolution is proposed with its units and time limit", async () => {
    const { tab } = office();
    const { page } = tab;
    await open(page, meetingPath());
    await panel(m.standing).getByRole("button", { name: m.acts.hold, exact: true }).click();
    await page
      .getByRole("form", { name: m.acts.hold })
      .getByRole("button", { name: m.acts.hold, exact: true })
      .click();
    await panel(n.resolutions).getByRole("link", { name: n.toReview }).click();
    await page.getByRole("heading", { name: n.intake }).waitFor();
    await page.getByLabel(n.choose).setInputFiles({
      name: "会议纪要.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: Buffer.from(await docxOf(MINUTES)),
    });
    const cards = page.locator("[data-card]");
    await cards.first().waitFor();
    await settled(page);
    expect(await cards.count()).toBe(RESOLVED.length);
    expect(await cards.nth(0).textContent()).toMatch(/市交通运输局.*市发改委.*2027年3月31日/s);
    expect(await cards.nth(2).textContent()).toContain(n.unknownUnit("某新设专班"));
    expect(await cards.nth(3).textContent()).toContain(n.noDeadline);
    expectNoTroubles(tab);
  });

  test("（二十二） one is corrected, one dropped, the others confirmed, and three become tasks that quote their sentences", async () => {
    const { tab, plan, places } = office();
    const { page } = tab;
    const before = (await tasksOf(page, plan)).length;
    const cards = page.locator("[data-card]");
    const press = async (at: number, name: string): Promise<void> => {
      await cards
        .nth(at)
        .getByRole("button", { name: new RegExp(`^${name}: `) })
        .click();
      await settled(page);
    };
    await press(3, n.dropIt);
    await press(0, n.edit);
    const deciding = cards.nth(0).locator("form");
    await deciding.getByLabel(n.decides).selectOption({ label: ROAD });
    await deciding.getByRole("button", { name: n.save }).click();
    await cards.nth(0).getByText(n.states.kept).waitFor();
    await press(1, n.keep);
    await press(2, n.edit);
    const form = cards.nth(2).locator("form");
    await form.getByLabel(n.chooseUnit("某新设专班")).selectOption({ label: "市发改委" });
    await form.getByLabel(n.day).fill("2027-02-26");
    await form.getByRole("button", { name: n.save }).click();
    await cards.nth(2).getByText(n.states.kept).waitFor();
    await page.getByRole("button", { name: n.dispatch(3) }).click();
    await page.getByRole("button", { name: n.dispatchYes, exact: true }).click();
    await cards.nth(2).getByText(n.states.dispatched).waitFor();
    await settled(page);
    expect(await tasksOf(page, plan)).toHaveLength(before + 3);
    const { lines } = await prepare<MinutesDetail>(
      page,
      `/api/meetings/${places.get("meeting")}/resolutions`,
    );
    const tasks = lines.flatMap(({ task }) => (task === null ? [] : [task.id]));
    expect(tasks).toHaveLength(3);
    for (const [at, task] of tasks.entries()) {
      await open(page, `/tasks/${task}`);
      expect(await page.locator("main").textContent()).toContain(RESOLVED[at]?.replace(/。$/, ""));
    }
    places.set("task", tasks[0] ?? "");
    const from = panel(n.from);
    await from.getByRole("link", { name: n.fromItem(3) }).click();
    await page.waitForURL(/\/minutes\?at=/);
    await page.locator(".mn-card-chosen").filter({ hasText: "市财政局" }).waitFor();
    await settled(page);
    expectNoTroubles(tab);
  });

  test("（二十）（二十二） the meeting shows the lights of its tasks, its papers hold the resolutions, and the problems know that they were discussed", async () => {
    const { tab, places } = office();
    const { page } = tab;
    await open(page, meetingPath());
    const lines = panel(n.resolutions).locator("li");
    await expect.poll(() => lines.count()).toBe(3);
    expect(await lines.first().textContent()).toMatch(/任务 \d+.*(绿灯|黄灯|未亮灯)/s);
    const minutes = await saved("minutes");
    const list = await saved("resolutions");
    for (const sentence of RESOLVED.slice(0, 2)) {
      const core = sentence.replace(/^由.*?，于|。$/g, "").slice(-18);
      expect(minutes).toContain(core);
      expect(list).toContain(core);
    }
    expect(list).not.toContain("农畜产品展销会");
    for (const key of ["entry", "problem"]) {
      const { state } = await prepare<EntryDetail>(page, `/api/entries/${places.get(key)}`);
      expect(state.discussed).toHaveLength(1);
    }
    await open(page, `/entries/${places.get("entry")}`);
    const shown = await page.locator("main").textContent();
    expect(shown).toContain(TITLE);
    // What was decided of it and the task that came of it stand with the problem.
    const { state, tasks } = await prepare<EntryDetail>(page, `/api/entries/${places.get("entry")}`);
    expect([state.stage, tasks.map(({ id }) => id)]).toEqual(["assigned", [places.get("task")]]);
    expect(shown).toContain(String(state.values["decision"]));
    expectNoTroubles(tab);
  });

  test("（二十二） the conference that was held stands in the rotation; its order is confirmed with its basis, and the next host told with its reason", async () => {
    const { tab } = office();
    const { page } = tab;
    await open(page, "/rotation");
    await page.getByText(r.unverified.zh).waitFor();
    await page.getByRole("button", { name: CONFIRM.name.zh, exact: true }).click();
    const form = page.getByRole("form", { name: CONFIRM.name.zh });
    await form.getByLabel(CONFIRM.asks.source.name.zh).fill("领导小组办公室会商纪要");
    await form.getByRole("button", { name: formWords.zh.save, exact: true }).click();
    await page.getByText(/^轮值顺序：.*确认。/).waitFor();
    await settled(page);
    const rowOf = (name: string): Locator =>
      page.getByRole("table", { name, exact: true }).locator("tr[data-row-key]").first();
    expect(await rowOf(r.held.zh).textContent()).toMatch(/第九届.*包头/s);
    expect(await rowOf(r.next.zh).textContent()).toMatch(/第十届.*鄂尔多斯.*轮到鄂尔多斯/s);
    expectNoTroubles(tab);
  });
}
