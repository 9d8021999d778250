import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Field } from "../../src/kernel/fields.ts";
import { request, type RequestActType } from "../../src/systems/shared-data/requests/kind.ts";
import { type RequestStatus, STATUSES } from "../../src/systems/shared-data/requests/request.ts";
import { resource } from "../../src/systems/shared-data/catalogue/resource/kind.ts";
import { words as kit } from "../../src/web/kit/words.ts";
import { ROOT } from "../architecture/files.ts";
import type { Tab } from "./browser.ts";
import { open, settled } from "./desk.ts";
import { personOf, type Service } from "./services.ts";

/** Who shares what with whom in the tests, and whose data authority looks on. */
export const PROVIDER = "包头市测试住房公积金中心";
export const REQUESTER = "鄂尔多斯市测试住房公积金中心";
export const THIRD = "乌兰察布市测试住房公积金中心";
const AUTHORITY = "包头市测试数据局";

export type Party = "giving" | "giving-head" | "asking" | "asking-head" | "third" | "authority";

const WHO = {
  giving: [PROVIDER, "liaison"],
  "giving-head": [PROVIDER, "unit-head"],
  asking: [REQUESTER, "liaison"],
  "asking-head": [REQUESTER, "unit-head"],
  third: [THIRD, "liaison"],
  authority: [AUTHORITY, "data-officer"],
} as const;

/** The tab of somebody who takes part. */
export function partyOf(service: Service, party: Party): Promise<Tab> {
  const [unit, role] = WHO[party];
  return personOf(service, unit, role);
}

/** Fills fields by what their labels begin with: hints and choices follow it. */
export async function fill(form: Page | Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    // Of an amount the first is the figure, its unit follows.
    const field = form.getByLabel(new RegExp(`^${words}`)).first();
    if (await field.evaluate((element) => element.tagName === "SELECT"))
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

/** Sends a form and waits until its answer is there: who opened another page before, would take the act back. */
export async function submitted(page: Page, form: Locator): Promise<void> {
  await form.locator("button[type=submit]").click();
  await form.waitFor({ state: "detached" });
  await settled(page);
}

/** What the page of a request offers to do. */
export const offered = (page: Page): Locator => page.getByRole("group", { name: kit.zh.acts, exact: true });

/** Does an act on the request that the page shows: presses its button, fills what it asks by its names, sends it. */
export async function actOn(
  page: Page,
  act: RequestActType,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { name, asks } = request.acts[act];
  await offered(page).getByRole("button", { name: name.zh, exact: true }).click();
  const form = page.getByRole("form", { name: name.zh, exact: true });
  const nameOf = (key: string) => (asks as Readonly<Record<string, Field>>)[key]?.name.zh ?? key;
  await fill(form, Object.fromEntries(Object.entries(fields).map(([key, value]) => [nameOf(key), value])));
  await submitted(page, form);
}

type Prepare = (form: Locator) => Promise<void>;

/** Does an act of a record by its name: through its form, or at once by its button where that opens none. */
export async function doAct(page: Page, name: string, prepare?: Prepare): Promise<void> {
  const button = offered(page).getByRole("button", { name, exact: true });
  const asks = (await button.getAttribute("aria-expanded")) !== null;
  if (!asks && prepare !== undefined) throw new Error(`${name} opens no form that could be filled in`);
  await button.click();
  if (!asks) return settled(page);
  const form = page.getByRole("form", { name, exact: true });
  await form.waitFor();
  await prepare?.(form);
  await submitted(page, form);
}

/** Takes a step with the resource that the page shows. */
export const stepOn = (page: Page, step: keyof typeof resource.acts, prepare?: Prepare): Promise<void> =>
  doAct(page, resource.acts[step].name.zh, prepare);

/** For `doAct`: fills fields by what their labels begin with. */
export const filled =
  (fields: Readonly<Record<string, string>>): Prepare =>
  (form) =>
    fill(form, fields);

/** What `bin/jiziwan` says. */
export const jiziwan = (
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    execFile(join(ROOT, "bin/jiziwan"), args, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });

type Limit = { readonly due: string; readonly workingDays: number; readonly article: string };

/** A limit of the regulation as `bin/jiziwan clock` prints it. */
export async function limitOf(rule: string, from: string): Promise<Limit> {
  const { stdout } = await jiziwan("clock", rule, "--from", from, "--json");
  return JSON.parse(stdout) as Limit;
}

/** Opens the request of the tests as somebody sees it. */
export async function openRequest(service: Service, party: Party): Promise<Tab> {
  const tab = await partyOf(service, party);
  await open(tab.page, `/data/requests/${service.places.get("request")}`);
  return tab;
}

/** Waits until the page shows where the request stands. */
export const standsAt = (page: Page, status: RequestStatus): Promise<void> =>
  page.locator(".page-lead").getByText(STATUSES[status].zh, { exact: true }).waitFor();
