import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./source.ts";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const NOT_OURS = new Set([".git", "node_modules", "dist", "var", "test-results", "plans"]);
const TEXT = /\.(tsx?|mjs|sql|css|html|md|json|sh)$|\/(jiziwan|run)$/;

/** Every file of the repository that a person wrote, as a path relative to its root. */
export function listPaths(): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [relative(ROOT, path).split(sep).join("/")];
    });
  return walk(ROOT).toSorted();
}

/** Those of the paths that are text, with their text. */
export const readFiles = (paths: readonly string[]): SourceFile[] =>
  paths
    .filter((path) => TEXT.test(path) && path !== "package-lock.json")
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
