import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Application } from "./application.ts";
import type { Tab } from "./browser.ts";

/** The day that the journey looks at: nine dates past, one due within weeks. */
export const AS_OF = "2026-11-23";
export const PASSWORD = "Huanghe-jizi-2026";

/** What every step of the journey shares: one application, the first person's tab, and later the audit administrator's. */
export type Desk = { readonly app: Application; readonly tab: Tab; readonly auditor: Tab | null };

/** The application's own address without the application: what is asked of the API needs no page. */
export const DOORSTEP = "/favicon.svg";

/** Loads the application at an address, as whoever types it there, and waits until it has shown itself. */
export async function load(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/**
 * Goes to an address as a link does: what is on it is asked for anew, as after a load, which costs five times as much.
 * Where the application is not there yet, or shows this page with what was done on it, it is loaded.
 */
export async function open(page: Page, path: string): Promise<void> {
  const { protocol, pathname } = new URL(page.url());
  const isLoaded = protocol.startsWith("http") && pathname !== DOORSTEP;
  if (isLoaded && new URL(path, page.url()).pathname !== pathname) await visit(page, path);
  else await load(page, path);
}

/** Goes to an address as a link does, also to another view of the page that is shown. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    // Nothing that was read before is still fresh.
    Reflect.set(window, "later", (Reflect.get(window, "later") as number) + 300_001);
    const { idx = 0 } = (history.state ?? {}) as { idx?: number };
    history.pushState({ usr: null, key: to, idx: idx + 1 }, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state as unknown }));
  }, path);
  await settled(page);
}

/** What `countFetches` notes in the page. */
type Seen = { readonly pending: number; readonly at: number; readonly idle: boolean };

/** Waits until the page has shown itself: a heading, everything answered and nothing changed for `quietMs`, nothing loading any more. */
export async function settled(page: Page, quietMs = 150): Promise<void> {
  await page.waitForFunction(
    (quiet) => {
      const { pending, at, idle } = Reflect.get(window, "fetches") as Seen;
      const first = Reflect.get(window, "firstAsked") as { open: number } | undefined;
      const heading = document.querySelector("h1");
      const busy =
        document.querySelector(
          ".ant-skeleton, .skeleton, .rows-skeleton, .progress-line.moving, [aria-busy=true]",
        ) !== null;
      return (
        idle &&
        pending === 0 &&
        !first?.open &&
        performance.now() - at > quiet &&
        document.readyState === "complete" &&
        heading !== null &&
        heading.getClientRects().length > 0 &&
        !busy
      );
    },
    quietMs,
    // Asked at every frame, the page would draw frames for the sake of the question.
    { polling: 30 },
  );
}

/** Waits until a page of another width has laid itself out: two frames, and what it asks for because of them. */
export async function laidOut(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
  await settled(page, 50);
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
  const address = `/plans/${plan}?asOf=${AS_OF}${query}`;
  // Another view of the board that is shown is a link on it.
  await (query !== "" && new URL(page.url()).pathname === `/plans/${plan}` ? visit : open)(page, address);
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
