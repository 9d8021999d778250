import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach } from "vitest";
import { ROOT } from "../architecture/files.ts";
import type { Application } from "./application.ts";
import { takePicture, type Tab } from "./browser.ts";
import { DOORSTEP } from "./desk.ts";

const FOLDER = join(ROOT, "test-results/failures");

/** What a tab shows to somebody who has only the run's output. */
async function described({ page, recent }: Tab): Promise<string> {
  const shown = page.locator("[role=alert], [role=dialog], [role=status], h1");
  const texts = await shown.allInnerTexts().catch((error: unknown) => [String(error)]);
  return [
    `  at ${page.url()}`,
    ...texts
      .filter((text) => text.trim() !== "")
      .map((text) => `  shows ${text.replace(/\s+/g, " ").slice(0, 300)}`),
    ...recent().map((call) => `  ${call}`),
  ].join("\n");
}

/** Keeps a picture of every tab and the application's output when a test fails, and prints where the tabs stood. */
export function keepFailures(app: () => Application, tabs: () => Iterable<readonly [string, Tab]>): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    const name = task.name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
    mkdirSync(FOLDER, { recursive: true });
    for (const [who, tab] of tabs()) {
      console.error(`${task.name}: ${who}\n${await described(tab)}`);
      // A drawing without a page around it: Playwright looks for how long the page is until its time is over.
      if (tab.page.url().endsWith(DOORSTEP)) continue;
      // One that cannot be drawn must not cost the pictures of the others, nor hide what failed.
      const path = join(FOLDER, `${name}-${who}.png`);
      await takePicture(tab.page, { path, fullPage: true, timeout: 10_000 }).catch((error: unknown) =>
        console.error(`${who}: ${String(error).split("\n")[0]}`),
      );
    }
    writeFileSync(join(FOLDER, `${name}.log`), app().output());
  });
}
