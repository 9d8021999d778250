import { expect, test } from "vitest";
import { text } from "../../../src/supervision/web/questions/questions-text.ts";
import { text as words } from "../../../src/supervision/web/text.ts";
import { type Desk, expectNoTroubles, open, openBoard, settled } from "../desk.ts";

const t = text.zh;
const w = words.zh;

/** What the document leaves open is asked of a person, once for the whole plan where it is one question. */
export function questionSteps(desk: () => Desk): void {
  test("（十三） has no lead until the office says how the plan's lists are to be read, and the print stays", async () => {
    const { tab } = desk();
    const { page } = tab;
    const plan = await openBoard(page);
    const before = await unitsOf(desk());
    expect(before).toContain(w.responsible);
    expect(before).not.toContain(w.roles.lead);

    await open(page, `/plans/${plan}/questions`);
    const question = page.locator("article.sv-question").filter({ hasText: "没有写明谁牵头" });
    expect(await question.count()).toBe(1);
    await question.getByRole("button", { name: /第一个单位牵头/ }).click();
    await question.getByText(t.answered, { exact: false }).first().waitFor();

    await openBoard(page);
    const after = await unitsOf(desk());
    expect(after).toContain(w.roles.lead);
    expect(after).toContain(w.roles.support);
    expectNoTroubles(tab);
  });

  test("the answer can be changed, and the plan is read as before", async () => {
    const { tab } = desk();
    const { page } = tab;
    const plan = await openBoard(page);
    await open(page, `/plans/${plan}/questions`);
    const question = page.locator("article.sv-question").filter({ hasText: "没有写明谁牵头" });
    await question.getByRole("button", { name: t.change }).click();
    await question.getByRole("button", { name: /都牵头/ }).click();
    await question.getByRole("button", { name: t.change }).waitFor();
    await openBoard(page);
    expect(await unitsOf(desk())).not.toContain(w.roles.support);
    expectNoTroubles(tab);
  });
}

/** The units of measure （十三） on its page, with the words for their roles. */
async function unitsOf({ tab: { page } }: Desk): Promise<string> {
  await page.locator("a.sv-measure-text").nth(12).click();
  await page.getByRole("heading", { level: 1, name: "十三" }).waitFor();
  await settled(page);
  return (await page.getByRole("region", { name: w.units }).first().textContent()) ?? "";
}
