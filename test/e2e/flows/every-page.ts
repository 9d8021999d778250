import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pages as accountsPages } from "../../../src/accounts/web/pages.ts";
import { pages as organisationPages } from "../../../src/organisation/web/pages.ts";
import { pages as supervisionPages } from "../../../src/supervision/web/pages.ts";
import { ROOT } from "../../architecture/files.ts";
import { openTab } from "../browser.ts";
import { AS_OF, ask, type Desk, expectNoTroubles, open, openBoard, settled } from "../desk.ts";
import { namelessControls, strayChinese, strayEnglish, structureProblems, tooWide } from "../page-checks.ts";

const LANGUAGES = ["zh", "en"] as const;
const WIDTHS = [1440, 375] as const;
const SIZES = { 1440: { width: 1440, height: 900 }, 375: { width: 375, height: 812 } } as const;
/** What 1440 pixels are at a zoom of 200 %. */
const AT_200_PERCENT = { width: 720, height: 450 };
const SHOTS = join(ROOT, "test-results/screenshots");

/** Those that the READMEs show; written only when asked for, so that a test run leaves the tree as it was. */
const SHOWN: readonly string[] = [
  "board-zh-1440",
  "board-en-1440",
  "board-zh-375",
  "measure-zh-1440",
  "measure-en-1440",
  "review-zh-1440",
];
const SHOWN_FOLDER = process.env["JIZIWAN_SCREENSHOTS"];

const NAMES: Readonly<Record<string, string>> = {
  "/": "home",
  "/plans/:plan": "board",
  "/measures/:measure": "measure",
  "/units/:organisation": "unit",
  "/tasks/:task": "task",
  "/papers/:paper": "paper",
  "/meetings/:meeting": "meeting",
  "/meetings/:meeting/papers/:kind": "meeting-paper",
  "/registers/:register/new": "new-entry",
  "/registers/:register/imports/:import": "register-import",
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
  /^\/(my-work|ledger|ledger-imports|tasks|report-sheet|review-queue|missing|workbooks|papers|paper-templates)|\/(dispatch|settings|statistics)$/.test(
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
  return {
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
async function show(page: Page, path: string): Promise<void> {
  const close = page.locator(".banners .ant-alert-close-icon");
  for (let left = await close.count(); left > 0; left -= 1) {
    await close.first().click();
    await expect.poll(() => close.count()).toBe(left - 1);
  }
  await page.screenshot({ path });
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
    mkdirSync(SHOTS, { recursive: true });
  });

  const pages = [...supervisionPages, ...organisationPages, ...accountsPages].filter(({ path }) =>
    isLookedAt(path),
  );
  test.each(pages.map(({ path, access }) => [path, access] as const))(
    "page %s holds in both languages and at both widths",
    async (path, access) => {
      const { app, tab: first, auditor } = desk();
      const signedIn = Array.isArray(access) && access.includes("audit-admin") ? (auditor ?? first) : first;
      // The sign-in page is for those who are out.
      const browser = signedIn.context.browser();
      const tab = path === "/sign-in" && browser !== null ? await openTab(browser, app.url) : signedIn;
      const { page } = tab;
      const problems: string[] = [];
      for (const language of LANGUAGES) {
        await page.addInitScript((value) => localStorage.setItem("jiziwan.language", value), language);
        await page.setViewportSize(SIZES[1440]);
        await open(page, addressOf(path, places));
        for (const width of WIDTHS) {
          await page.setViewportSize(SIZES[width]);
          await settled(page);
          const name = `${nameOf(path)}-${language}-${width}`;
          await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
          if (SHOWN_FOLDER && SHOWN.includes(name)) await show(page, join(SHOWN_FOLDER, `${name}.png`));
          const stray = language === "en" ? strayChinese : strayEnglish;
          const found = [
            ...(await stray(page, tab.data())).map((words) => `stray words: ${words}`),
            ...(await namelessControls(page)).map((control) => `no name: ${control}`),
            ...(await structureProblems(page)),
            ...(await tooWide(page)),
          ];
          problems.push(...found.map((problem) => `${language} ${width}: ${problem}`));
        }
        await page.setViewportSize(AT_200_PERCENT);
        problems.push(...(await tooWide(page)).map((problem) => `${language} at 200 %: ${problem}`));
      }
      if (tab !== signedIn) await tab.context.close();
      expect(problems).toEqual([]);
      expectNoTroubles(tab);
    },
  );

  test("afterwards the desk is as it was", async () => {
    const { page } = desk().tab;
    await page.addInitScript(() => localStorage.setItem("jiziwan.language", "zh"));
    await page.setViewportSize(SIZES[1440]);
    await openBoard(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });
}
