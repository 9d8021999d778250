import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Application, startOnEmptyFolder } from "./application.ts";
import { findChromium, launch, openTab, type Tab } from "./browser.ts";
import { clockFrom } from "./clock.ts";
import { openBoard, prepare } from "./desk.ts";
import { keepFailures } from "./failures.ts";
import { calendarFeedSteps } from "./flows/calendar-feed.ts";
import { conferenceSteps } from "./flows/conference.ts";
import { everyPageSteps } from "./flows/every-page.ts";
import { jointPaperSteps } from "./flows/joint-paper.ts";
import { projectWorkbookSteps } from "./flows/project-workbook.ts";
import { secondmentSteps } from "./flows/secondment.ts";
import { workPointSteps } from "./flows/work-points.ts";
import { FIRST_DAY } from "./office.ts";
import { signInAtOnce } from "./people.ts";
import { isOfOrganisation, type Secretariat } from "./secretariat.ts";

const executable = findChromium();

// One application through a secretary's weeks with the bundled plan: steps build on those before them.
describe.skipIf(executable === null)("a secretary's weeks", () => {
  let app: Application;
  let browser: Browser;
  let tab: Tab;
  let plan = "";
  const liaisons: Secretariat["liaisons"] = new Map();
  const places: Secretariat["places"] = new Map();
  const office = (): Secretariat => ({ app, tab, plan, liaisons, places });

  beforeAll(async () => {
    [app, browser] = await Promise.all([
      startOnEmptyFolder(clockFrom(`${FIRST_DAY}T01:00:00Z`)),
      launch(executable ?? ""),
    ]);
    tab = await openTab(browser, app.url);
    await signInAtOnce(tab.page, app.login.name, app.login.password);
    plan = await openBoard(tab.page);
    await prepare(tab.page, `/api/plans/${plan}/settings`, {
      method: "POST",
      body: { kind: "adoption", from: FIRST_DAY, value: { on: FIRST_DAY } },
    });
    tab.takeTroubles();
  });
  keepFailures(
    () => app,
    () => [["office", tab] as const, ...liaisons],
  );
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  conferenceSteps(office);
  projectWorkbookSteps(office);
  workPointSteps(office);
  jointPaperSteps(office);
  secondmentSteps(office);
  calendarFeedSteps(office);
  everyPageSteps(
    () => ({ app, tab, auditor: null }),
    isOfOrganisation,
    async () => ({
      ...Object.fromEntries(places),
      register: "project",
      kind: "resolutions",
    }),
  );
});
