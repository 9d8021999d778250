import { expect, test } from "vitest";
import { text as itemsText } from "../../../src/systems/one-service/web/items/items-text.ts";
import { expectNoTroubles, open } from "../desk.ts";
import { personOf, type Service } from "../services.ts";

const t = itemsText.zh;

/** Items of four cities: uploaded, linted, compared, and negotiated into a common list that is issued. */
export function commonListSteps(service: () => Service): void {
  test("（四） a data officer may bring in the items of the own city and of no other", async () => {
    const officer = await personOf(service(), "包头市测试数据局", "data-officer");
    const { page } = officer;
    await open(page, "/items");
    await page.getByText(t.emptyTitle).waitFor();
    expect(await page.getByLabel(t.city).locator("option").allTextContents()).toEqual(["包头"]);
    expectNoTroubles(officer);
  });
}
