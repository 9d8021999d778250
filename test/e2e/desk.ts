import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Application } from "./application.ts";
import type { Tab } from "./browser.ts";

/** The day that the journey looks at: nine dates past, one due within weeks. */
export const AS_OF = "2026-11-23";
export const PASSWORD = "Huanghe-jizi-2026";

/** What every step of the journey shares: one application, the first person's tab, and later the audit administrator's. */
export type Desk = { readonly app: Application; readonly tab: Tab; readonly auditor: Tab | null };

/** Opens an address and waits until it has shown itself. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** Goes to an address as a link does, without loading the application anew: for walks over many pages. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const fetches = Reflect.get(window, "fetches") as { pending: number; at: number };
    fetches.at = performance.now();
    const { idx = 0 } = (history.state ?? {}) as { idx?: number };
    history.pushState({ usr: null, key: to, idx: idx + 1 }, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state as unknown }));
  }, path);
  await settled(page);
}

/** Waits until the page has shown itself: a heading, everything answered for a moment, nothing loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => {
    const { pending, at } = Reflect.get(window, "fetches") as { pending: number; at: number };
    const busy =
      document.querySelector(".ant-skeleton, .rows-skeleton, .progress-line.moving, [aria-busy=true]") !==
      null;
    return pending === 0 && performance.now() - at > 150 && document.readyState === "complete" && !busy;
  });
}

type Plans = {
  readonly rows: readonly { readonly id: string; readonly title: string; readonly incomplete: boolean }[];
};

/** The Baotou plan's board, as of the journey's day. */
export async function openBoard(page: Page, query = ""): Promise<string> {
  const { body } = await ask(page, "/api/plans");
  const plan = (body as Plans).rows.find(
    ({ title, incomplete }) => title.startsWith("包头市") && !incomplete,
  )?.id;
  if (plan === undefined) throw new Error("the bundled plan is not published");
  await open(page, `/plans/${plan}?asOf=${AS_OF}${query}`);
  return plan;
}

/** Ends the session as a closed browser does: the page goes first, since what it still asks for would be refused. */
export async function forgetSession(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

/** Nothing went wrong behind the page since the last look. */
export const expectNoTroubles = (tab: Tab): void => expect(tab.takeTroubles()).toEqual([]);

type Reply = { readonly status: number; readonly body: unknown };
type Sent = { readonly method?: string; readonly body?: unknown };

/** Asks the API as the signed-in person; the body is not checked, tests state what they expect of it. */
export const ask = (page: Page, path: string, { method = "GET", body }: Sent = {}): Promise<Reply> =>
  page.evaluate(
    async ({ url, init }) => {
      const response = await fetch(url, init);
      return { status: response.status, body: (await response.json()) as unknown };
    },
    {
      url: path,
      init: {
        method,
        headers: { "x-jiziwan": "1", "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    },
  );

/** The same, for what a test prepares: anything but a success ends it. */
export async function prepare<T>(page: Page, path: string, sent: Sent = {}): Promise<T> {
  const { status, body } = await ask(page, path, sent);
  if (status >= 300) throw new Error(`${sent.method ?? "GET"} ${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
}
