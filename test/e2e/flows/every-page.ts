import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pages as accountsPages } from "../../../src/accounts/web/pages.ts";
import { pages as cooperationPages } from "../../../src/cooperation/web/pages.ts";
import { deskPages } from "../../../src/desk/inbox/pages.ts";
import { pages as supervisionPages } from "../../../src/supervision/web/pages.ts";
import { glossaryPages } from "../../../src/web/glossary/pages.ts";
import { systemsPages } from "../../../src/web/systems/pages.ts";
import { openTab, takePicture } from "../browser.ts";
import { AS_OF, ask, type Desk, expectNoTroubles, openBoard } from "../desk.ts";
import { changeLanguage, problemsOf, SHOWN_FOLDER } from "../page-checks.ts";
import { sheetOf } from "../../support/sheet.ts";
import { sendFile } from "../services.ts";

/** Those that the READMEs show; written only when asked for, so that a test run leaves the tree as it was. */
const SHOWN: readonly string[] = [
  "board-zh-1440",
  "board-en-1440",
  "board-zh-375",
  "measure-zh-1440",
  "measure-en-1440",
  "review-zh-1440",
];

const NAMES: Readonly<Record<string, string>> = {
  "/": "my-desk",
  "/plan": "home",
  "/plans/:plan": "board",
  "/measures/:measure": "measure",
  "/units/:organisation": "unit",
  "/tasks/:task": "task",
  "/papers/:paper": "paper",
  "/meetings/:meeting": "meeting",
  "/meetings/:meeting/papers/:kind": "meeting-paper",
  "/registers/:register/new": "new-entry",
  "/registers/:register/imports/:import": "register-import",
  "/roster/imports/:import": "roster-import",
  "/accounts/imports/:import": "account-import",
  "/sign-in/provider": "sign-in-provider",
  "/entries/:entry": "entry",
  "/work-points/:set": "work-point-set",
  "/joint-papers/:paper": "joint-paper",
  "/secondments/:term": "secondment-term",
};

/** A name for the page's pictures: `/plans/:plan/comparison/:other` is `comparison`. */
const nameOf = (path: string): string =>
  NAMES[path] ??
  path
    .split("/")
    .filter((part) => part !== "" && !part.startsWith(":"))
    .at(-1) ??
  "page";

type Rows<T> = { readonly rows: readonly T[] };
/** What stands in addresses: ids by the names of their parameters, and whole addresses by the path of their page. */
export type Places = Readonly<Record<string, string>>;

/** Whether a page is about the work that tasks make; those are looked at where there is some. */
export const isOfTasks = (path: string): boolean =>
  /^\/(leader|my-work|ledger|ledger-imports|tasks|report-sheet|review-queue|missing|workbooks|papers|paper-templates)|\/(dispatch|settings|statistics)$/.test(
    path,
  );

/** What stands in the addresses: the Baotou plan, its superior, measure （十三）, a bureau, an import under review. */
export async function findPlaces(page: Page): Promise<Places> {
  const plan = await openBoard(page);
  const list = async <T>(path: string): Promise<readonly T[]> =>
    ((await ask(page, path)).body as Rows<T>).rows;
  const relations = await list<{ relation: string; plan: { id: string } }>(`/api/plans/${plan}/relations`);
  const measures = await list<{ id: string; number: number; responsibilities: { organisationId: string }[] }>(
    `/api/measures?plan=${plan}&size=50`,
  );
  const imports = await list<{ id: string; state: string; openQuestions: number }>("/api/imports");
  const measure = measures.find(({ number }) => number === 13);
  const roster = await sheetOf([
    ["单位名称", "上级单位"],
    ["导入页示例局", "名册里没有的局"],
  ]);
  const { id } = await sendFile<{ id: string }>(page, "/api/rosters/units/imports", "名册.xlsx", roster);
  const people = await sheetOf([
    ["姓名", "登录名", "单位", "角色"],
    ["导入页示例", "import-page", "名册里没有的局", "联络员"],
  ]);
  const accounts = await sendFile<{ id: string }>(page, "/api/account-imports", "账号.xlsx", people);
  return {
    "/roster/imports/:import": `/roster/imports/${id}`,
    "/accounts/imports/:import": `/accounts/imports/${accounts.id}`,
    plan,
    other: relations.find(({ relation }) => relation === "superior")?.plan.id ?? "",
    measure: measure?.id ?? "",
    organisation: measure?.responsibilities[0]?.organisationId ?? "",
    import: imports.find(({ state, openQuestions }) => state === "review" && openQuestions > 0)?.id ?? "",
  };
}

function addressOf(path: string, places: Places): string {
  const whole = places[path];
  if (whole !== undefined) return whole;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => places[name] ?? "");
  if (path === "/search") return "/search?q=%E7%94%9F%E6%80%81%E8%A1%A5%E5%81%BF";
  return path === "/plans/:plan" ? `${filled}?asOf=${AS_OF}` : filled;
}

/** Takes a picture for the READMEs, after closing what only a first day's administrator is told. */
async function show(page: Page, picture: string): Promise<void> {
  if (SHOWN_FOLDER === undefined || !SHOWN.includes(picture)) return;
  const close = page.locator(".banners .ant-alert-close-icon");
  for (let left = await close.count(); left > 0; left -= 1) {
    await close.first().click();
    await expect.poll(() => close.count()).toBe(left - 1);
  }
  await takePicture(page, { path: join(SHOWN_FOLDER, `${picture}.png`) });
}

/** Every page of every slice that is among those asked for, in both languages and at both widths. */
export function everyPageSteps(
  desk: () => Desk,
  isLookedAt: (path: string) => boolean,
  find: (page: Page) => Promise<Places>,
): void {
  let places: Places = {};

  test("every kind of thing that pages are about is there", async () => {
    places = await find(desk().tab.page);
    expect(Object.entries(places).filter(([, id]) => id === "")).toEqual([]);
  });

  const pages = [
    ...deskPages,
    ...supervisionPages,
    ...cooperationPages,
    ...accountsPages,
    ...systemsPages,
    ...glossaryPages,
  ].filter(({ path }) => isLookedAt(path));
  test.each(pages.map(({ path, access }) => [path, access] as const))(
    "page %s holds in both languages and at both widths",
    async (path, access) => {
      const { app, tab: first, auditor } = desk();
      const signedIn = Array.isArray(access) && access.includes("audit-admin") ? (auditor ?? first) : first;
      // The sign-in page is for those who are out.
      const browser = signedIn.context.browser();
      const tab = path === "/sign-in" && browser !== null ? await openTab(browser, app.url) : signedIn;
      const { page } = tab;
      const problems = await problemsOf(tab, addressOf(path, places), nameOf(path), (picture) =>
        show(page, picture),
      );
      if (tab !== signedIn) await tab.context.close();
      expect(problems).toEqual([]);
      expectNoTroubles(tab);
    },
  );

  test("afterwards the desk is as it was", async () => {
    const { page } = desk().tab;
    await changeLanguage(page, "zh");
    await openBoard(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });
}
