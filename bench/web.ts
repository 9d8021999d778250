import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { findChromium, launch } from "../test/e2e/browser.ts";
import { freePort, startApplication, stopApplications } from "../test/support/application.ts";

const ROUNDS = Number(process.env["WEB_ROUNDS"] ?? 5);
/** A telephone on a poor network: 150 ms and 1.6 Mbit/s, a processor four times slower than this machine's. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const TELEPHONE = { width: 375, height: 812 };

/** Runs in the page: notes since when it shows its heading, asks for nothing and holds no place for what is loading. */
function watchReadiness(): void {
  const { fetch } = window;
  let pending = 0;
  const seen: { readyAt: number | null } = { readyAt: null };
  Reflect.set(window, "seen", seen);
  const look = (): void => {
    const heading = document.querySelector("main h1");
    const holds = document.querySelector(".ant-skeleton, .skeleton, .rows-skeleton, [aria-busy=true]");
    const first = Reflect.get(window, "firstAsked") as { readonly open: number } | undefined;
    const shown = heading !== null && heading.getClientRects().length > 0 && holds === null;
    const ready = shown && pending === 0 && (first?.open ?? 0) === 0;
    seen.readyAt = ready ? (seen.readyAt ?? performance.now()) : null;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  // The last part of what the document asked for in one call may change nothing that is shown.
  setInterval(look, 50);
  window.fetch = async (...asked) => {
    pending += 1;
    look();
    try {
      return await fetch.apply(window, asked);
    } finally {
      pending -= 1;
      look();
    }
  };
}

type Load = {
  readonly paint: number;
  readonly ready: number;
  readonly requests: number;
  readonly scriptKb: number;
  readonly allKb: number;
};

/** Loads an address once in a tab of this context, on the telephone's network and processor. */
async function loadOnce(context: BrowserContext, address: string): Promise<Load> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const kinds = new Map<string, string>();
  let [script, all] = [0, 0];
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (/^https?:/.test(request.url)) kinds.set(requestId, type ?? "Other");
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (kinds.get(requestId) === "Script") script += encodedDataLength;
  });
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(watchReadiness);
  await page.goto(address, { waitUntil: "commit" });
  const readOf = () =>
    page.evaluate(() => (Reflect.get(window, "seen") as { readyAt: number | null }).readyAt);
  // What is shown and stays so for a second of the page's own time is ready.
  await page.waitForFunction(
    () => {
      const { readyAt } = Reflect.get(window, "seen") as { readyAt: number | null };
      return readyAt !== null && performance.now() - readyAt > 1_000;
    },
    null,
    { polling: 100, timeout: 60_000 },
  );
  const ready = (await readOf()) ?? Number.NaN;
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { paint, ready, requests: kinds.size, scriptKb: script / 1000, allKb: all / 1000 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

async function contextAs(browser: Browser, url: string, role: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: "zh-CN", viewport: TELEPHONE });
  if (role !== null)
    await context.request.post("/api/session/view-as", { data: { role }, headers: { "x-jiziwan": "1" } });
  return context;
}

async function addresses(browser: Browser, url: string) {
  const context = await contextAs(browser, url, "office");
  const rows = async (path: string): Promise<readonly { id: string; number?: number }[]> =>
    ((await (await context.request.get(path)).json()) as { rows: { id: string; number?: number }[] }).rows;
  const plans = await rows("/api/plans");
  const measures = (
    await Promise.all(plans.map(({ id }) => rows(`/api/measures?plan=${id}&size=50`)))
  ).flat();
  const tasks = await rows("/api/tasks?size=20");
  await context.close();
  const measure = measures.find(({ number }) => number === 13);
  return [
    ["/", "office", "/"],
    ["ledger", "office", "/ledger"],
    ["measure （十三）", "office", `/measures/${measure?.id}`],
    ["task", "office", `/tasks/${tasks[0]?.id}`],
    ["register of projects", "office", "/registers/project"],
    ["citizens' hall", null, "/hall"],
  ] as const;
}

async function measurePages(browser: Browser, url: string): Promise<string> {
  const lines: string[] = [];
  for (const [name, role, address] of await addresses(browser, url)) {
    const [cold, warm]: [Load[], Load[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await contextAs(browser, url, role);
      cold.push(await loadOnce(context, address));
      // The second load lets the browser keep what it compiled; the third is as a person's tenth.
      await loadOnce(context, address);
      warm.push(await loadOnce(context, address));
      await context.close();
    }
    const of = (loads: readonly Load[], key: keyof Load): number => median(loads.map((load) => load[key]));
    lines.push(
      `| ${name} | ${of(cold, "requests")} | ${of(cold, "scriptKb").toFixed(0)} | ${of(cold, "allKb").toFixed(0)} | ${seconds(of(cold, "paint"))} | ${seconds(of(cold, "ready"))} | ${seconds(of(warm, "paint"))} | ${seconds(of(warm, "ready"))} |`,
    );
  }
  return lines.join("\n");
}

/** First paint and readiness of six pages of the demonstration; WEB_URL names one that runs already. */
export async function run(root: string): Promise<string> {
  const chromium = findChromium();
  if (chromium === null) throw new Error("Chromium is not there: name it in CHROMIUM");
  const running = process.env["WEB_URL"];
  const data = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const port = String(await freePort());
  const env = { HOST: "127.0.0.1", PORT: port, JIZIWAN_DATA: data, JIZIWAN_DEMO: "1" };
  const url = running ?? (await startApplication({ cwd: root, env }).serving);
  const browser = await launch(chromium);
  const version = browser.version();
  const busy = loadavg()[1] ?? 0;
  try {
    return `## Web

Pages of the demonstration in Chromium ${version}, as a telephone of 375 px sees them: 150 ms, 1.6 Mbit/s down, processor slowed by ${SLOWER}; medians of ${ROUNDS}, in seconds from the start of the navigation.
Requests are all that go to the server until the page is ready and a second after: document, scripts, styles, calls of the API. KB are 1,000 bytes as they came over the network, headers included. Ready: the heading is shown, everything asked is answered, nothing holds a place. Cold: an empty cache; warm: the third load of a tab's session. ${busy.toFixed(1)} processes waited for the processors meanwhile.

| page | requests | script KB | all KB | first paint | ready | warm first paint | warm ready |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${await measurePages(browser, url)}`;
  } finally {
    await browser.close();
    if (running === undefined) await stopApplications();
    rmSync(data, { recursive: true, force: true });
  }
}
