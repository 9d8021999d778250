import { parseSync, Visitor } from "vite";
import type { SourceFile } from "../architecture/source.ts";
import { ordinalOf } from "./table.ts";

/** Where a measure's own system would show itself. Every list holds paths. */
export type Evidence = {
  /** Slices that list the measure in `measures`. */
  readonly slices: readonly string[];
  /** Page lists with a page for it. */
  readonly pages: readonly string[];
  /** Test files with a title that carries its ordinal, within those slices. */
  readonly tests: readonly string[];
  /** READMEs of those slices with a heading that carries its ordinal. */
  readonly headings: readonly string[];
};

/** Numbers that a `measures: […]` of this text lists; throws when one is not written out as literals. */
export function listedMeasures({ path, text }: SourceFile): number[] {
  const found: number[] = [];
  new Visitor({
    Property: ({ key, value }) => {
      if (key.type !== "Identifier" || key.name !== "measures") return;
      const items = value.type === "ArrayExpression" ? value.elements : [null];
      for (const item of items) {
        if (item?.type !== "Literal" || typeof item.value !== "number")
          throw new Error(
            `${path}: write measures as a list of numbers, so that they can be found by reading`,
          );
        found.push(item.value);
      }
    },
  }).visit(parseSync(path, text).program);
  return found;
}

const folderOf = (path: string): string => path.replace(/\/(slice\.ts|README\.md|web\/.*)$/, "");

/** What the files say about a measure of the Baotou plan. */
export function evidenceOf(measure: number, files: readonly SourceFile[]): Evidence {
  const ordinal = ordinalOf(measure);
  const listing = (pattern: RegExp): string[] =>
    files
      .filter(({ path }) => pattern.test(path))
      .filter((file) => listedMeasures(file).includes(measure))
      .map(({ path }) => path);
  const slices = listing(/^src\/.+\/slice\.ts$/);
  const folders = slices.map(folderOf);
  const within = (path: string): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
  const carries = (pattern: RegExp): string[] =>
    files
      .filter(({ path, text }) => within(path) && text.split("\n").some((line) => pattern.test(line)))
      .map(({ path }) => path);
  return {
    slices,
    // In a concept of a slice as in a folder of its web.
    pages: listing(/^src\/.+\/pages\.tsx?$/),
    tests: carries(new RegExp(`\\b(test|it|describe)(\\.\\w+)*\\(.*${ordinal}`)).filter((path) =>
      /\.test\.tsx?$/.test(path),
    ),
    headings: carries(new RegExp(`^#+ .*${ordinal}`)).filter((path) => path.endsWith("README.md")),
  };
}

/** What keeps a mark from being true, as sentences; empty when mark and evidence agree. */
export function contradictions(mark: string, evidence: Evidence): string[] {
  const kinds = Object.entries(evidence) as [keyof Evidence, readonly string[]][];
  if (mark === "✓")
    return kinds.filter(([, paths]) => paths.length === 0).map(([kind]) => `✓ without ${kind}`);
  if (mark !== "✗") return [`the mark is ${mark} instead of ✓ or ✗`];
  return kinds
    .filter(([kind]) => kind === "slices" || kind === "pages")
    .flatMap(([kind, paths]) => paths.map((path) => `✗ though ${path} is among the ${kind}`));
}
