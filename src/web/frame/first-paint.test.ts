import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type Built, circleIn, firstPaints } from "../../../scripts/web-budget.ts";

/** So many characters that gzip can shrink by a quarter at most. */
function noise(length: number, seed: number): string {
  const part = (index: number) => createHash("sha512").update(`${seed} ${index}`).digest("base64");
  return Array.from({ length: Math.ceil(length / 88) }, (_, index) => part(index))
    .join("")
    .slice(0, length);
}

const chunk = (
  fileName: string,
  bytes: number,
  needs: { imports?: string[]; dynamicImports?: string[]; css?: string[]; isEntry?: boolean } = {},
) => ({
  type: "chunk" as const,
  fileName,
  code: noise(bytes, bytes),
  isEntry: needs.isEntry ?? false,
  moduleIds: [],
  imports: needs.imports ?? [],
  dynamicImports: needs.dynamicImports ?? [],
  viteMetadata: { importedCss: new Set(needs.css) },
});

function build(chart: { isStatic: boolean }): Built {
  const files = [
    chunk("entry.js", 4000, {
      isEntry: true,
      imports: ["shared.js"],
      dynamicImports: ["page.js"],
      css: ["a.css"],
    }),
    chunk("shared.js", 3000),
    chunk("page.js", 2000, {
      imports: chart.isStatic ? ["shared.js", "chart.js"] : ["shared.js"],
      dynamicImports: chart.isStatic ? [] : ["chart.js"],
    }),
    chunk("chart.js", 50_000),
  ];
  return {
    ...Object.fromEntries(files.map((file) => [file.fileName, file])),
    "a.css": { type: "asset", fileName: "a.css", source: noise(1000, 7) },
    "index.html": { type: "asset", fileName: "index.html", source: noise(500, 3) },
  };
}

const bytesOf = (built: Built, page: string) =>
  firstPaints(built).find((one) => one.page === page)?.bytes ?? 0;

test("a page's first paint is the shell and its own part, what both share counted once", () => {
  const built = build({ isStatic: false });
  const [shell, page] = [bytesOf(built, "entry.js"), bytesOf(built, "page.js")];
  expect(shell).toBeGreaterThan(0);
  const own = page - shell;
  expect(own).toBeGreaterThan(1000);
  expect(own).toBeLessThan(3000);
});

test("what a page loads later is free, what it imports at once is not", () => {
  const later = bytesOf(build({ isStatic: false }), "page.js");
  const atOnce = bytesOf(build({ isStatic: true }), "page.js");
  expect(later).toBeLessThan(12_000);
  expect(atOnce - later).toBeGreaterThan(25_000);
});

test("files that need each other are told: in a circle a module could run before what it is made of", () => {
  const built = build({ isStatic: true });
  expect(circleIn(built)).toBeNull();
  const back = { ...built, "chart.js": chunk("chart.js", 10, { imports: ["page.js"] }) };
  expect(circleIn(back)).toEqual(["page.js", "chart.js", "page.js"]);
});
