import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Application, startOnEmptyFolder } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import type { Desk } from "./desk.ts";
import { keepFailures } from "./failures.ts";
import { administrationSteps } from "./flows/administration.ts";
import { boardSteps } from "./flows/board.ts";
import { comparisonSteps } from "./flows/comparison.ts";
import { everyPageSteps, findPlaces, isOfTasks } from "./flows/every-page.ts";
import { importSteps } from "./flows/imports.ts";
import { keyboardSteps } from "./flows/keyboard.ts";
import { ledgerSteps } from "./flows/ledger.ts";
import { measureSteps } from "./flows/measure.ts";
import { questionSteps } from "./flows/questions.ts";
import { signInSteps } from "./flows/sign-in.ts";
import { isOfOrganisation } from "./secretariat.ts";

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
  let auditor: Tab | null = null;
  const desk = (): Desk => ({ app, tab, auditor });

  beforeAll(async () => {
    [app, browser] = await Promise.all([startOnEmptyFolder(), launch(executable ?? "")]);
    tab = await openTab(browser, app.url);
  });
  keepFailures(
    () => app,
    () => [["office", tab]],
  );
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  signInSteps(desk);
  boardSteps(desk);
  measureSteps(desk);
  ledgerSteps(desk);
  comparisonSteps(desk);
  questionSteps(desk);
  importSteps(desk);
  administrationSteps(desk, (opened) => {
    auditor = opened;
  });
  everyPageSteps(desk, (path) => !isOfTasks(path) && !isOfOrganisation(path), findPlaces);
  keyboardSteps(desk);
});
