import { chromium, type Browser, type BrowserContext, type Page, type Response } from "playwright-core";
import { existsSync } from "node:fs";
import { actWhenCalm } from "./calm.ts";

/** Where Chromium is: CHROMIUM, or where Debian puts it; null when there is none. */
export function findChromium(): string | null {
  const programs = ["chromium-headless-shell", "chromium", "chromium-browser"];
  const places = [process.env["CHROMIUM"] ?? "", ...programs.map((name) => `/usr/bin/${name}`)];
  return places.find((path) => path !== "" && existsSync(path)) ?? null;
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--disable-dev-shm-usage",
      // Without a graphics card its stand-in costs more than the pages.
      "--disable-gpu",
      // No page lives long enough to earn back what its optimising compilers cost: a twentieth of the processor.
      "--js-flags=--no-turbofan --no-maglev",
      // Chromium's own sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });

/** A tab, with what went wrong in it and the texts that the server gave it. */
export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, failed requests and requests to other hosts since the last look; looking empties it. */
  readonly takeTroubles: () => string[];
  /** The last calls of the API: when, how they were answered and how long it took. */
  readonly recent: () => readonly string[];
  /** Resolves when the texts of all replies that came are read. */
  readonly heard: () => Promise<unknown>;
  /** From now on the texts of replies are kept, which costs a flow more than it needs. */
  readonly listen: () => void;
  /** Whether these words stood in a reply of the API since, other than in a sentence that comes in both languages. */
  readonly isData: (words: string) => boolean;
  /** Lets the next troubles that match pass: a refusal that the test provokes. */
  readonly expectTrouble: (pattern: RegExp) => void;
};

/** The trail shows what changed as it was stored, names of fields included. */
const STORED = ["before", "after"];

function collectTexts(value: unknown, into: Set<string>, withKeys = false): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const item of value) collectTexts(item, into, withKeys);
  else if (value !== null && typeof value === "object") {
    if ("zh" in value && "en" in value) {
      // What is Chinese in an English sentence of the server is what people wrote.
      for (const run of String(value.en).match(/\p{Script=Han}+/gu) ?? []) into.add(run);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      if (withKeys) into.add(key);
      collectTexts(item, into, withKeys || STORED.includes(key));
    }
  }
}

/** What was asked for in one call comes as a line for each answer: place, status, answer. */
const PART = /^\d+ \d+ (.+)$/gm;

async function textsIn(response: Response, into: Set<string>): Promise<void> {
  if (/json/.test(response.headers()["content-type"] ?? "")) collectTexts(await response.json(), into);
}

/** Chromium keeps no body that a page reads as it comes: the page keeps these itself. */
async function textsTogether(page: Page, into: Set<string>): Promise<void> {
  const bodies = await page.evaluate(() => Promise.all(Reflect.get(window, "together") as Promise<string>[]));
  for (const body of bodies)
    for (const [, part = ""] of body.matchAll(PART)) collectTexts(JSON.parse(part), into);
}

/**
 * Runs in the page: counts what it still asks for, so that `settled` can wait for an answer to all, and notes when it
 * last asked, was answered, was touched or changed: a page whose part is still loading asks for nothing. Its clock, which tells it how fresh an answer is, goes `later` at will.
 */
function countFetches(): void {
  const { fetch } = window;
  const { now } = Date;
  Reflect.set(window, "later", 0);
  Date.now = () => now() + (Reflect.get(window, "later") as number);
  const together: Promise<string>[] = [];
  Reflect.set(window, "together", together);
  let pending = 0;
  const count = (by: number): void => {
    pending += by;
    const seen = { pending, at: performance.now(), idle: false };
    Reflect.set(window, "fetches", seen);
    // React renders in slices, between which a busy machine can let any time pass: only when idle it has ended.
    requestIdleCallback(() => void (seen.idle = true), { timeout: 1_000 });
  };
  count(0);
  new MutationObserver(() => count(0)).observe(document, { childList: true, subtree: true });
  for (const touch of ["click", "keydown", "input", "change", "drop", "popstate"])
    window.addEventListener(touch, () => count(0), { capture: true });
  window.fetch = async (...asked) => {
    count(1);
    try {
      const reply = await fetch.apply(window, asked);
      if (String(asked[0]).startsWith("/api/together?")) together.push(reply.clone().text());
      return reply;
    } finally {
      count(-1);
    }
  };
}

/**
 * Runs in the page: it lays itself out and answers as ever, and paints nothing. Nobody looks at what the page of a test
 * would paint, a quarter of all that its browser does.
 */
function paintNothing(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { opacity: 0 !important }");
  document.adoptedStyleSheets.push(sheet);
}

/** A picture of a page, which is painted for it. */
export const takePicture = (page: Page, options: Parameters<Page["screenshot"]>[0]): Promise<Buffer> =>
  page.screenshot({ ...options, style: "html:root { opacity: 1 !important }" });

/** Opens a tab of its own session. */
export async function openTab(
  browser: Browser,
  url: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(countFetches);
  await context.addInitScript(paintNothing);
  const page = await context.newPage();
  actWhenCalm(page);
  const troubles: string[] = [];
  const expected: RegExp[] = [];
  const texts = new Set<string>();
  const reading = new Set<Promise<void>>();
  const known = new Set<string>();
  let listens = false;
  const { host } = new URL(url);
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (/^https?:$/.test(asked.protocol) && asked.host !== host)
      troubles.push(`another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Leaving a page aborts what it was still loading; a download ends as an aborted navigation.
    if (reason !== "net::ERR_ABORTED") troubles.push(`request failed: ${request.url()} ${reason}`);
  });
  const recent: string[] = [];
  page.on("requestfinished", async (request) => {
    if (!request.url().includes("/api/")) return;
    const response = await request.response().catch(() => null);
    const { startTime, responseEnd } = request.timing();
    const time = new Date(startTime).toISOString().slice(11, 23);
    const { pathname, search } = new URL(request.url());
    recent.push(
      `${time} ${request.method()} ${pathname}${search} ${response?.status() ?? "no answer"} ${Math.round(responseEnd)} ms`,
    );
    if (recent.length > 12) recent.shift();
  });
  page.on("response", (response) => {
    if (response.status() >= 400)
      troubles.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
    if (!listens) return;
    const read = textsIn(response, texts)
      .catch(() => {})
      .finally(() => reading.delete(read));
    reading.add(read);
  });
  return {
    page,
    context,
    takeTroubles: () =>
      troubles.splice(0).filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
    recent: () => recent,
    heard: async () => {
      await Promise.all([...reading, textsTogether(page, texts)]);
    },
    listen: () => {
      listens = true;
    },
    isData: (words) => {
      if (known.has(words)) return true;
      for (const text of texts)
        if (text.includes(words)) {
          known.add(words);
          return true;
        }
      return false;
    },
    expectTrouble: (pattern) => void expected.push(pattern),
  };
}
