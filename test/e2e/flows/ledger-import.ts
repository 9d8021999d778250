import { expect, test } from "vitest";
import { text as dispatch } from "../../../src/supervision/web/dispatch/dispatch-text.ts";
import { text as ledger } from "../../../src/supervision/web/ledger-import/ledger-import-text.ts";
import { sheetOf } from "../../support/sheet.ts";
import { expectNoTroubles, open, settled } from "../desk.ts";
import { type Office, tasksOf } from "../office.ts";

const t = ledger.zh;
const NAME = "原有台账.xlsx";

/** A title, two lines of merged headings, a task merged over two lines, a total: as offices keep them. */
const sheet = (known: string) =>
  sheetOf(
    [
      ["重点任务台账"],
      ["序号", "工作任务", "责任分工", null, "完成时限", "工作进展", "完成状态"],
      [null, null, "牵头单位", "配合单位", null, "2025年", null],
      [1, known, "市卫健委", "", "2024年12月底", "3月：完成论证；9月：试运行", "正在推进"],
      [2, "组织开展示例联合演练", "市公安局", "市应急管理部门", "2027年6月底", "11月：印发方案", "推进中"],
      [null, null, null, null, null, "12月：开展桌面推演", null],
      [3, "开展示例专项整治", "市商务局", "", "2024年12月底", "", "逾期"],
      [4, "", "市商务局", "", "", "", ""],
      ["合计", "4项"],
    ],
    { merges: ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "G2:G3", "A5:A6", "B5:B6"] },
  );

/** An office takes its own ledger over, after adoption and first tasks. */
export function ledgerImportSteps(office: () => Office): void {
  test("（二十） an office's own ledger is uploaded, its columns are known, and every row says what it becomes", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const known = (await tasksOf(page, plan)).find(
      ({ ordinal }) => ordinal?.replace(/[()（）]/g, "") === "六",
    );
    await open(page, `/plans/${plan}/dispatch`);
    const buffer = Buffer.from(await sheet(known?.text ?? ""));
    await page.getByLabel(dispatch.zh.importChoose).setInputFiles({ name: NAME, mimeType: "", buffer });
    await page.waitForURL(/\/ledger-imports\//);
    await settled(page);
    const meanings = page.getByRole("region", { name: t.columns }).locator("tbody select");
    expect(await meanings.evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value))).toEqual(
      ["number", "text", "lead", "support", "deadline", "progress", "status"],
    );
    const rows = page.getByRole("region", { name: t.rows, exact: true });
    await rows.getByText(t.counts("2", "2", "1")).waitFor();
    await rows.getByText("“具体任务”一栏是空的").waitFor();
    await rows.getByText("名册中没有“市应急管理部门”").waitFor();
    expectNoTroubles(tab);
  });

  test("（二十） a name is explained, good rows are registered with their past, and what the file calls overdue stays grey", async () => {
    const { tab, plan } = office();
    const { page } = tab;
    const before = await tasksOf(page, plan);
    await page.getByLabel(`${t.chooseUnit}：市应急管理部门`).selectOption({ label: t.nobody });
    await page.getByText(t.counts("3", "1", "1")).waitFor();
    expect(await page.getByLabel(t.confirmOf(t.judgements.overdue, "1")).isChecked()).toBe(false);
    await page.getByRole("button", { name: t.applyGood("3") }).click();
    await page.getByText(t.outcomeLine("2", "3", "0", "1")).waitFor();
    await settled(page);
    const added = (await tasksOf(page, plan)).slice(before.length);
    expect(added.map(({ text, light }) => [text, light.colour === "red"])).toEqual([
      ["组织开展示例联合演练", false],
      ["开展示例专项整治", false],
    ]);
    await page.getByRole("link", { name: /组织开展示例联合演练/ }).click();
    await settled(page);
    await page.getByText("12月：开展桌面推演").first().waitFor();
    expectNoTroubles(tab);
  });
}
