import type { Page } from "playwright-core";
import type { Application } from "./application.ts";
import type { Tab } from "./browser.ts";
import { open, prepare } from "./desk.ts";

/** What the steps of the office's weeks share. */
export type Office = {
  readonly app: Application;
  readonly tab: Tab;
  readonly plan: string;
  /** Of the unit whose work is followed. */
  readonly people: Map<"liaison" | "head", Tab>;
  /** Addresses that steps came by, by the path of their page. */
  readonly places: Map<string, string>;
};

export function personOf({ people }: Office, who: "liaison" | "head"): Tab {
  const tab = people.get(who);
  if (tab === undefined) throw new Error(`the ${who} has not signed in yet`);
  return tab;
}

/** The first day of the office's weeks: nine dates of the plan past, （二）'s to come. */
export const FIRST_DAY = "2026-11-23";
/** Weeks later: November's reports were due on the 27th, December's are due on the 25th. */
export const LATER = "2026-12-18";

type Rows<T> = { readonly total: number; readonly rows: readonly T[] };

/** A task as far as these tests look at it. */
export type Task = {
  readonly id: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly version: number;
  readonly light: { readonly colour: string };
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly role: string }[];
};

export const tasksOf = async (page: Page, plan: string, query = ""): Promise<readonly Task[]> =>
  (await prepare<Rows<Task>>(page, `/api/tasks?plan=${plan}&size=200${query}`)).rows;

/** Opens the page of the first task whose words match. */
export async function openTask(page: Page, plan: string, words: RegExp): Promise<Task> {
  const task = (await tasksOf(page, plan)).find(({ text }) => words.test(text));
  if (task === undefined) throw new Error(`no task says ${words}`);
  await open(page, `/tasks/${task.id}`);
  return task;
}

/** The id of a unit by its name in the roster. */
export async function unitOf(page: Page, name: string): Promise<string> {
  const { rows } = await prepare<Rows<{ id: string; name: string }>>(
    page,
    `/api/organisations?q=${encodeURIComponent(name)}&size=30`,
  );
  const found = rows.find((row) => row.name === name);
  if (found === undefined) throw new Error(`no unit is called ${name}`);
  return found.id;
}

type Units = {
  readonly period: { readonly key: string };
  readonly units: readonly { readonly id: string }[];
};

/** Real addresses for the pages about tasks: one that was extended, a draft and a ledger that was taken over among them. */
export async function taskPlaces({
  tab: { page },
  plan,
  places,
}: Office): Promise<Readonly<Record<string, string>>> {
  const tasks = await tasksOf(page, plan, "&phase=dispatched");
  const owing = await prepare<Units>(page, `/api/plans/${plan}/workbook-units`);
  const unit = owing.units[0]?.id ?? "";
  const own = tasks.find(({ units }) => units.some(({ unitId }) => unitId === unit))?.id ?? "";
  const draft = await prepare<{ id: string }>(page, "/api/papers", {
    method: "POST",
    body: { plan, kind: "bulletin" },
  });
  return {
    ...Object.fromEntries(places),
    plan,
    task: tasks.find(({ text }) => /口岸/.test(text))?.id ?? "",
    paper: draft.id,
    "/my-work": `/my-work?unit=${unit}`,
    "/tasks/:task/report": `/tasks/${own}/report?unit=${unit}`,
    "/report-sheet": `/report-sheet?plan=${plan}&period=${owing.period.key}&unit=${unit}`,
  };
}
