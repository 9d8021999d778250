import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Application, startOnEmptyFolder } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import { clockFrom } from "./clock.ts";
import { keepFailures } from "./failures.ts";
import { alertSteps } from "./flows/alert.ts";
import { energySteps } from "./flows/energy.ts";
import { citizenSteps } from "./flows/citizen.ts";
import { commonListSteps } from "./flows/common-list.ts";
import { compensationSteps } from "./flows/compensation.ts";
import { crossCityCaseSteps } from "./flows/cross-city-case.ts";
import { itemListSteps } from "./flows/item-lists.ts";
import { jointCaseSteps } from "./flows/joint-case.ts";
import { sharedRequestSteps } from "./flows/shared-request.ts";
import { siteSteps } from "./flows/site.ts";
import { FIRST_DAY } from "./office.ts";
import { signInAtOnce } from "./people.ts";
import { enterUnits, type Service } from "./services.ts";

const executable = findChromium();

// One application on an empty folder, in which data officers, liaisons, clerks and citizens do a service's work: steps build on those before them.
describe.skipIf(executable === null)("shared data and one service", () => {
  let app: Application;
  let browser: Browser;
  let tab: Tab;
  const people: Service["people"] = new Map();
  const places: Service["places"] = new Map();
  const service = (): Service => ({ app, tab, people, places });

  beforeAll(async () => {
    [app, browser] = await Promise.all([
      startOnEmptyFolder(clockFrom(`${FIRST_DAY}T01:00:00Z`)),
      launch(executable ?? ""),
    ]);
    tab = await openTab(browser, app.url);
    await signInAtOnce(tab.page, app.login.name, app.login.password);
    await enterUnits(tab);
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

  itemListSteps(service);
  commonListSteps(service);
  sharedRequestSteps(service);
  citizenSteps(service);
  crossCityCaseSteps(service);
  jointCaseSteps(service);
  siteSteps(service);
  compensationSteps(service);
  energySteps(service);
  alertSteps(service);
});
