import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "./support/application.ts";

const folder = mkdtempSync(join(tmpdir(), "jiziwan-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a source that changed looks changed to the build, though its time and size say it did not", async () => {
  const path = join(folder, "a.ts");
  const build = (await import(join(root, "scripts/build.mjs"))) as { looksOf: (paths: string[]) => string };
  const looks = (): string => build.looksOf([relative(root, path)]);
  const none = looks();
  writeFileSync(path, "export const a = 1;");
  const { atime, mtime } = statSync(path);
  const first = looks();
  expect(looks()).toBe(first);
  writeFileSync(path, "export const a = 2;");
  utimesSync(path, atime, mtime);
  const second = looks();
  rmSync(path);
  expect(new Set([none, first, second]).size).toBe(3);
  expect(looks()).toBe(none);
});
