// npm run lines: what the house weighs, by slice and kind of file; docs/house.md says what it is to come to.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./modules.mjs";

const SLICE = /^src\/(systems\/[^/]+|accounts|supervision|cooperation)\//;
/** The first that fits; what fits none is the house's own. */
const KINDS = [
  ["tests", /\.test\.tsx?$|\/fixtures\//],
  ["demonstration", /\/demonstration\//],
  ["css", /\.css$/],
  ["migrations", /\.sql$/],
  ["rules", /\/domain\//],
  ["contract, routes", /\/(contract|routes)(-[a-z-]+)?(\.ts$|\/)/],
  ["store", /\/(store|paper|job|story)(-[a-z-]+)?(\.ts$|\/)/],
  ["commands", /\/commands(-[a-z-]+)?(\.ts$|\/)/],
  ["web", /\/web\/.*\.(tsx?)$|\.tsx$|\/(words|audit-words|pages|client|use-[a-z-]+)\.ts$/],
  // A file of a concept's folder that says nothing else by its name.
  ["rules", /^src\/(systems\/[^/]+|accounts|supervision|cooperation)\/[^/]+\/.+\.ts$/],
];
const HOUSE = [
  ["kernel", /^src\/kernel\//],
  ["kit", /^src\/(web\/kit|contract)\/|^src\/platform\/records\/kind-/],
  ["platform", /^src\/platform\//],
  ["web", /^src\/web\//],
  ["across", /^test\//],
];

const files = ["src", "test"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.(tsx?|css|sql)$/.test(path)),
);
const lines = (path) => readFileSync(join(root, path), "utf8").split("\n").length - 1;
const table = new Map();
for (const path of files) {
  const slice = SLICE.exec(path)?.[1];
  const row = slice ?? HOUSE.find(([, pattern]) => pattern.test(path))?.[0] ?? "roots";
  const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
  const cells = table.get(row) ?? table.set(row, new Map()).get(row);
  cells.set(kind, (cells.get(kind) ?? 0) + lines(path));
}

const heads = [...new Set(KINDS.map(([name]) => name)), "other"];
const sum = (cells) => [...cells.values()].reduce((all, each) => all + each, 0);
const rows = [...table].toSorted(([, a], [, b]) => sum(b) - sum(a));
const figure = (value) => (value === undefined ? "" : value.toLocaleString("en"));
console.log(`| | ${heads.join(" | ")} | all |\n|---|${heads.map(() => "--:|").join("")}--:|`);
for (const [name, cells] of rows)
  console.log(
    `| ${name} | ${heads.map((head) => figure(cells.get(head))).join(" | ")} | ${figure(sum(cells))} |`,
  );
console.log(
  `\n${figure(files.length)} files, ${figure(rows.reduce((all, [, cells]) => all + sum(cells), 0))} lines`,
);

/** Prices of docs/house.md: a folder with a `kind.ts` is a concept; its tests, stories and demonstration are apart. */
const KIND_PRICE = 450;
const priced = /\.test\.tsx?$|\/(story|demonstration)[^/]*\.ts$/;
const dear = files
  .filter((path) => path.endsWith("/kind.ts"))
  .map((path) => path.slice(0, -"/kind.ts".length))
  .map((folder) => ({
    folder,
    all: files
      .filter((path) => path.startsWith(`${folder}/`) && !priced.test(path))
      .reduce((all, path) => all + lines(path), 0),
  }))
  .filter(({ all }) => all > KIND_PRICE)
  .toSorted((a, b) => b.all - a.all);
console.log(`\nConcepts over ${KIND_PRICE} lines: ${dear.length === 0 ? "none" : ""}`);
for (const { folder, all } of dear) console.log(`  ${figure(all)}  ${folder}`);
