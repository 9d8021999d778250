import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Role } from "../../src/kernel/access.ts";
import type { Failure } from "../../src/kernel/error.ts";
import { sheetOf } from "../support/sheet.ts";
import { UNIT_NAMES } from "../support/services.ts";
import type { Application } from "./application.ts";
import { openTab, type Tab } from "./browser.ts";
import { ask, prepare } from "./desk.ts";
import { unitOf } from "./office.ts";
import { signInAtOnce } from "./people.ts";

/** What the steps of shared data and one service share: the office's tab, those of the people who took part so far, and addresses. */
export type Service = {
  readonly app: Application;
  /** Of the first administrator, who is the leading group's office too. */
  readonly tab: Tab;
  /** By the words that {@link personOf} was asked with. */
  readonly people: Map<string, Tab>;
  /** Addresses that steps came by, by the path of their page or the name of their parameter. */
  readonly places: Map<string, string>;
};

/** Sends one file in a form, as the upload fields of pages do. */
export async function sendFile<T>(page: Page, path: string, name: string, bytes: Uint8Array): Promise<T> {
  const reply = await page.request.post(path, {
    headers: { "x-jiziwan": "1", origin: new URL(page.url()).origin },
    multipart: { file: { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) } },
  });
  if (!reply.ok()) throw new Error(`POST ${path}: ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** Enters the units of the tests in the roster: 自治区测试数据局 and, of each city, 包头市测试数据局, …政务服务中心, …住房公积金中心, …人社局. */
export async function enterUnits({ page }: Tab): Promise<void> {
  const roster = await sheetOf([["单位名称"], ...UNIT_NAMES.map((name) => [name])]);
  const { id } = await sendFile<{ id: string }>(page, "/api/rosters/units/imports", "单位名册.xlsx", roster);
  await prepare(page, `/api/roster-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
}

/** The tab of somebody of a unit with these roles, who gets an account and signs in when first needed. */
export async function personOf(
  { app, tab, people }: Service,
  unit: string,
  ...roles: readonly Role[]
): Promise<Tab> {
  const words = `${unit} ${roles.join()}`;
  const known = people.get(words);
  if (known !== undefined) return known;
  const name = `person${people.size + 1}`;
  const browser = tab.context.browser();
  if (browser === null) throw new Error("the browser is gone");
  const organisationId = await unitOf(tab.page, unit);
  const made = await prepare<{ password: string }>(tab.page, "/api/accounts", {
    method: "POST",
    body: { name, displayName: `测试${name}`, organisationId, roles },
  });
  const opened = await openTab(browser, app.url);
  await signInAtOnce(opened.page, name, made.password);
  people.set(words, opened);
  return opened;
}

/** The data officer of a city, 包头市 for one. */
export const officerOf = (service: Service, city: string): Promise<Tab> =>
  personOf(service, `${city}测试数据局`, "data-officer");

/** The file that a press of this button saves. */
export async function fileSaved(
  page: Page,
  press: () => Promise<unknown>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What a refusal says in Chinese; throws where nothing was refused. */
export async function refusalOf(page: Page, path: string, sent: Parameters<typeof ask>[2]): Promise<string> {
  const { status, body } = await ask(page, path, sent);
  if (status < 400) throw new Error(`${path} was not refused: ${status}`);
  return (body as Failure).sentence.zh;
}
