import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort, startApplication, stopApplications } from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { copyUsedFolder } from "../support/used-folder.ts";

/** The application as `npm start` runs it, on a data folder and a port of its own. */
export type Application = {
  readonly url: string;
  readonly login: { readonly name: string; readonly password: string };
  /** What it printed so far, at every start. */
  readonly output: () => string;
  /** Ends it and starts it again on the same data and port. */
  readonly restart: (more: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts it on an empty data folder and waits for the block that it prints when it serves. */
export const startOnEmptyFolder = (more: Readonly<Record<string, string>> = {}): Promise<Application> =>
  startOn(mkdtempSync(join(fastFolder(), "jiziwan-browser-")), more);

/** Starts it where it and its demonstration were used before; it prints no first login there. */
export async function startOnUsedFolder(more: Readonly<Record<string, string>>): Promise<Application> {
  const data = mkdtempSync(join(fastFolder(), "jiziwan-browser-"));
  await copyUsedFolder(data);
  return startOn(data, more);
}

async function startOn(data: string, more: Readonly<Record<string, string>>): Promise<Application> {
  const stop = async (): Promise<void> => {
    await stopApplications();
    rmSync(data, { recursive: true, force: true });
  };
  const printed: (() => string)[] = [];
  const output = (): string => printed.map((of) => of()).join("");
  const own = { HOST: "127.0.0.1", PORT: String(await freePort()), JIZIWAN_DATA: data };
  const started = startApplication({ env: { ...own, ...more } });
  printed.push(started.output);
  const url = await started.serving.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const login = {
    name: /first administrator: (\S+)/.exec(started.output())?.[1] ?? "",
    password: /shown once:\s+(\S+)/.exec(started.output())?.[1] ?? "",
  };
  const restart = async (later: Readonly<Record<string, string>>): Promise<void> => {
    await stopApplications();
    const again = startApplication({ env: { ...own, ...later } });
    printed.push(again.output);
    await again.serving;
  };
  return { url, login, output, restart, stop };
}
