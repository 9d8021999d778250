import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Application, startOnEmptyFolder } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import { clockFrom } from "./clock.ts";
import { openBoard } from "./desk.ts";
import { keepFailures } from "./failures.ts";
import { adoptionSteps } from "./flows/adoption.ts";
import { chasingSteps } from "./flows/chasing.ts";
import { everyPageSteps, isOfTasks } from "./flows/every-page.ts";
import { ledgerImportSteps } from "./flows/ledger-import.ts";
import { matterSteps } from "./flows/matters.ts";
import { paperSteps } from "./flows/papers.ts";
import { taskKeyboardSteps } from "./flows/task-keyboard.ts";
import { taskLedgerSteps } from "./flows/task-ledger.ts";
import { telephoneSteps, unchangedMonthSteps } from "./flows/telephone.ts";
import { FIRST_DAY, type Office, taskPlaces } from "./office.ts";
import { signInAtOnce } from "./people.ts";

const executable = findChromium();

// One application through an office's first weeks with the bundled plan: steps build on those before them.
describe.skipIf(executable === null)("an office's first weeks", () => {
  let app: Application;
  let browser: Browser;
  let tab: Tab;
  let plan = "";
  const people: Office["people"] = new Map();
  const places: Office["places"] = new Map();
  const office = (): Office => ({ app, tab, plan, people, places });

  beforeAll(async () => {
    [app, browser] = await Promise.all([
      startOnEmptyFolder(clockFrom(`${FIRST_DAY}T01:00:00Z`)),
      launch(executable ?? ""),
    ]);
    tab = await openTab(browser, app.url);
    await signInAtOnce(tab.page, app.login.name, app.login.password);
    plan = await openBoard(tab.page);
    tab.takeTroubles();
  });
  keepFailures(
    () => app,
    () => [["office", tab] as const, ...people],
  );
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  adoptionSteps(office);
  telephoneSteps(office);
  matterSteps(office);
  chasingSteps(office);
  unchangedMonthSteps(office);
  taskLedgerSteps(office);
  paperSteps(office);
  ledgerImportSteps(office);
  taskKeyboardSteps(office);
  everyPageSteps(
    () => ({ app, tab, auditor: null }),
    isOfTasks,
    () => taskPlaces(office()),
  );
});
