import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import type { Desk } from "./desk.ts";
import { boardSteps } from "./flows/board.ts";
import { ledgerSteps } from "./flows/ledger.ts";
import { measureSteps } from "./flows/measure.ts";
import { signInSteps } from "./flows/sign-in.ts";

const executable = findChromium();
if (executable === null) {
  const reason = "no Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to its path";
  if (process.env["CI"] === "true") throw new Error(reason);
  console.warn(`Browser tests are skipped: ${reason}`);
}

// One application and one person from the first sign-in on: steps build on those before them, as a day's work does.
describe.skipIf(executable === null)("a day at the desk", () => {
  let app: Application;
  let browser: Browser;
  let tab: Tab;
  const desk = (): Desk => ({ app, tab });

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApplication(), launch(executable ?? "")]);
    tab = await openTab(browser, app.url);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  signInSteps(desk);
  boardSteps(desk);
  measureSteps(desk);
  ledgerSteps(desk);
});
