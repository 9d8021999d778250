// npm run lines: what the house weighs, by slice and kind of file, and what is above its price; docs/house.md says more.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./modules.mjs";

const SLICE = /^src\/(systems\/[^/]+|accounts|supervision|cooperation|desk)\//;
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
  ["rules", /^src\/(systems\/[^/]+|accounts|supervision|cooperation|desk)\/[^/]+\/.+\.ts$/],
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

// Prices of docs/house.md: whatever is above its price is named, so that what is said twice shows.
const source = (path) => readFileSync(join(root, path), "utf8");
const shipped = files.filter((path) => path.startsWith("src/") && !/\.test\.tsx?$|\/fixtures\//.test(path));
const folderOf = (path) => path.slice(0, path.lastIndexOf("/"));
const foldersWith = (is) => shipped.filter(is).map(folderOf);
const kinds = foldersWith((path) => SLICE.test(path) && path.endsWith("/kind.ts"));
const importers = foldersWith((path) => SLICE.test(path) && / importer<|importer\(\)</.test(source(path)));
const within = (folder) => shipped.filter((path) => path.startsWith(`${folder}/`));
const weigh = (paths) => paths.reduce((all, path) => all + lines(path), 0);

const ACT = /^ +"?([a-z-]+)"?: (?:act|apart<[^>]*>\(\))\(\{/gm;
const actsOf = (folder) =>
  within(folder).flatMap((path) => [...source(path).matchAll(ACT)].map(([, act]) => act));
/** Files that name an act: in its folder by its name, elsewhere in the slice where it is done or told. */
const naming = (folder, act) => {
  const kind = /\bkind: "([a-z-]+)"/.exec(source(`${folder}/kind.ts`))?.[1];
  const own = new RegExp(`"${act}"|^ +${act}: (act|apart)`, "m");
  const elsewhere = new RegExp(`type: "${act}"|"${kind}-${act}"`);
  return within(SLICE.exec(folder)[0].slice(0, -1)).filter((path) =>
    (folderOf(path) === folder ? own : elsewhere).test(source(path)),
  ).length;
};

const isTold = /\/(story|demonstration)[^/]*(\.ts$|\/)/;
const calls = (path, name) => source(path).match(new RegExp(`\\b${name}(<|\\()`, "g"))?.length ?? 0;
const PRICED = [
  // 450 lines with five acts, 20 for each further one; importers within it have a price of their own.
  ...kinds.map((folder) => {
    const paths = within(folder).filter((path) => !isTold.test(path) && !importers.includes(folderOf(path)));
    return ["kind", folder, weigh(paths), 450 + 20 * Math.max(0, actsOf(folder).length - 5)];
  }),
  // What it is made of beside its rules.
  ...importers.map((folder) => {
    const paths = within(folder).filter((path) => KINDS.find(([, is]) => is.test(path))?.[0] !== "rules");
    return ["importer", folder, weigh(paths), 250];
  }),
  ...shipped
    .filter((path) => /: RegisterSpec = /.test(source(path)))
    .map((path) => ["register", path, lines(path), 150]),
  ...shipped
    .filter((path) => SLICE.test(path) && /\b(list|record)Page\b/.test(source(path)))
    .map((path) => [
      "page",
      path,
      lines(path),
      70 * calls(path, "listPage") + 90 * calls(path, "recordPage"),
    ]),
  ["kit", "src/web/kit, src/contract, kind-*", sum(table.get("kit")), 6_000],
];
console.log("\nAbove its price (lines, price):");
for (const [what, where, has, price] of PRICED.toSorted((a, b) => b[2] - b[3] - (a[2] - a[3])))
  if (has > price)
    console.log(`  ${what.padEnd(9)}${figure(has).padStart(7)} ${figure(price).padStart(6)}  ${where}`);

const named = kinds
  .flatMap((folder) => actsOf(folder).map((act) => naming(folder, act)))
  .toSorted((a, b) => a - b);
console.log(
  `\nAn act of a described kind is named in ${named[Math.floor(named.length / 2)]} files (median of ${named.length} acts, tests apart)`,
);
