import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { extractDocument } from "../../src/platform/documents/extract.ts";
import type { Application } from "./application.ts";
import type { Tab } from "./browser.ts";
import { prepare } from "./desk.ts";
import { openTabOf } from "./people.ts";
import { unitOf } from "./office.ts";

/** What the steps of a secretary's weeks share: the office's tab, and one of a liaison for each unit that takes part. */
export type Secretariat = {
  readonly app: Application;
  readonly tab: Tab;
  readonly plan: string;
  readonly liaisons: Map<string, Tab>;
  /** Addresses that steps came by, by the path of their page or the name of their parameter. */
  readonly places: Map<string, string>;
};

/** Whether a page is of the organisation or of a register; those are looked at where meetings, papers and rows are. */
export const isOfOrganisation = (path: string): boolean =>
  /^\/(meetings|calendar|registers|entries|work-points|joint-papers|rotation|secondments)(\/|$)/.test(path);

/** The tab of a unit's liaison, who signs in when first needed. */
export async function liaisonOf({ app, tab, liaisons }: Secretariat, unit: string): Promise<Tab> {
  const known = liaisons.get(unit);
  if (known !== undefined) return known;
  const name = `liaison${liaisons.size + 1}`;
  const opened = await openTabOf(tab, app.url, {
    name,
    unit: await unitOf(tab.page, unit),
    roles: ["liaison"],
  });
  liaisons.set(unit, opened);
  return opened;
}

/** Prepares one act on a record: on the version that it has now. */
export async function act<T extends { readonly version: number }>(
  page: Page,
  path: string,
  asked: object,
): Promise<T> {
  const { version } = await prepare<{ version: number }>(page, path);
  const body = { version, key: randomUUID(), act: asked };
  return prepare<T>(page, `${path}/acts`, { method: "POST", body });
}

/** A measure of the plan with its undertakings, as registers and papers hang on it. */
export type PlanMeasure = {
  readonly id: string;
  readonly number: number;
  readonly undertakings: readonly { readonly id: string; readonly text: string }[];
};

export async function measureOf(page: Page, plan: string, number: number): Promise<PlanMeasure> {
  const { measures } = await prepare<{ measures: readonly PlanMeasure[] }>(
    page,
    `/api/work-point-choices?plan=${plan}`,
  );
  const found = measures.find((measure) => measure.number === number);
  if (found === undefined) throw new Error(`the plan has no measure ${number}`);
  return found;
}

/** The words of the Word file that a press of this button saves, without blanks. */
export async function wordsSaved(page: Page, press: () => Promise<unknown>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const read = await extractDocument(readFileSync(await file.path()), file.suggestedFilename());
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return read.value.text.replace(/\s/g, "");
}
