import { isTest, placeOf, type Room } from "./rules.ts";
import type { Reading, SourceFile } from "./source.ts";

const PURE: readonly Room[] = ["kernel", "domain", "contract"];
const SERVED: readonly Room[] = ["store", "routes", "commands", "slice"];

/** The shell hands a slice its clock, its output and its settings; these would go round it. */
const ROUND_THE_SHELL = ["Date.now", "new Date()", "Date()", "Math.random", "process", "console"];

/** Kernel, domain and contract touch no clock, chance or world; the rest of a slice takes them from the shell. */
export function checkEffects(readings: ReadonlyMap<string, Reading>): string[] {
  return [...readings].flatMap(([path, { effects }]) => {
    const room = placeOf(path)?.room;
    if (room === undefined || isTest(path)) return [];
    if (PURE.includes(room)) return effects.map((effect) => `${path}: ${effect} in a pure room`);
    if (!SERVED.includes(room)) return [];
    return effects
      .filter((effect) => ROUND_THE_SHELL.includes(effect))
      .map((effect) => `${path}: ${effect}; take it from the shell`);
  });
}

/** A slice's SQL stands in its store, and names no other slice's schema. */
export function checkSql(readings: ReadonlyMap<string, Reading>, schemas: readonly string[]): string[] {
  return [...readings].flatMap(([path, { sql }]) => {
    const place = placeOf(path);
    if (place === null || isTest(path) || sql.length === 0) return [];
    if (place.slice !== null && place.room !== "store") return [`${path}: SQL outside the store`];
    return foreignSchemas(sql.join("\n"), place.slice, schemas).map(
      (schema) => `${path}: reaches into schema ${schema}`,
    );
  });
}

function foreignSchemas(sql: string, slice: string | null, schemas: readonly string[]): string[] {
  const own = slice === null ? null : schemaOf(slice);
  const named = [
    ...sql.matchAll(/\b(?:from|join|into|update|references|table|on)\s+"?([a-z_]+)"?\s*\./gi),
  ].map((m) => m[1] ?? "");
  return [...new Set(named)].filter((schema) => schema !== own && schemas.includes(schema));
}

/** Schemas that keep the name their folder once had: stored data keep their form. */
const KEPT: Readonly<Record<string, string>> = { cooperation: "organisation" };

/** A slice's PostgreSQL schema: the name of its folder, `-` as `_`. */
export function schemaOf(slice: string): string {
  const name = slice.slice(slice.lastIndexOf("/") + 1).replaceAll("-", "_");
  return KEPT[name] ?? name;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/** Migrations are numbered from 0001 without gaps and hold no foreign key into another slice. */
export function checkMigrations(files: readonly SourceFile[], schemas: readonly string[]): string[] {
  const scripts = files.filter(({ path }) => /\/migrations\//.test(path));
  return [...new Set(scripts.map(({ path }) => folderOf(path)))].flatMap((folder) => {
    const found = scripts.filter(({ path }) => folderOf(path) === folder);
    const names = found.map(({ path }) => path.slice(folder.length + 1)).toSorted();
    const misnamed = names.filter((name) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(name));
    const gap = names.findIndex((name, index) => Number(name.slice(0, 4)) !== index + 1);
    const slice = folder.startsWith("src/platform/") ? null : folder.replace(/\/migrations$/, "");
    return [
      ...misnamed.map((name) => `${folder}/${name}: name it 0001-what.sql`),
      ...(gap === -1 ? [] : [`${folder}/${names[gap]}: number ${gap + 1} is missing or taken twice`]),
      ...found.flatMap(({ path, text }) =>
        foreignSchemas(text, slice, schemas).map((schema) => `${path}: reaches into schema ${schema}`),
      ),
    ];
  });
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
const CUSTOMARY = [
  "README.md",
  "README.zh-CN.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "Dockerfile",
];
// Character maps keep the names that Adobe gave them.
const NAMED_ELSEWHERE = ".bcmap";
const VAGUE = /^(utils?|helpers?|misc|common|shared|lib|stuff|index)(\.|$)/;

/** Names are kebab-case after the domain noun; `index` is a barrel and so a vague name too. */
export function checkNames(paths: readonly string[]): string[] {
  const parts = new Map<string, string>();
  for (const path of paths) {
    const names = path.split("/");
    names.forEach((name, depth) => parts.set(names.slice(0, depth + 1).join("/"), name));
  }
  return [...parts].flatMap(([path, name]) => {
    if (CUSTOMARY.includes(name) || name.startsWith(".") || name.endsWith(NAMED_ELSEWHERE)) return [];
    if (!KEBAB.test(name)) return [`${path}: name it in kebab-case`];
    return VAGUE.test(name) && /^(src|test|bench|scripts)\//.test(path)
      ? [`${path}: name it after what it holds`]
      : [];
  });
}

/** Files aim at 300 lines and end at 450, whatever they are written in: a concept is not cut into fragments to obey that. */
export function checkLengths(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.(tsx?|mjs|css|sql|sh)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0) }))
    .filter(({ lines }) => lines > 450)
    .map(({ path, lines }) => `${path}: ${lines} lines; 450 are the most`);
}

const MACHINE = /(?<![\w.~-])\/(work|home|root)\/\w+/;
const BESIDE = /\.\.\/shared\b/;

/** No path of one machine anywhere; data beside the repository is named by tests only. */
export function checkMachinePaths(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const beside = /^(test|bench)\/|\.test\.tsx?$/.test(path) ? null : BESIDE.exec(text);
    const found = MACHINE.exec(text) ?? beside;
    return found ? [`${path}: names ${found[0]}`] : [];
  });
}

const LIGHT_SHAPES = /[▲◆●○△◇]/;

/** Shapes of lights in one place: whatever else is drawn or written with them, a deadline above all, reads as a light. */
export function checkLightShapes(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path }) =>
        /^src\/(.+\.css|.+\.tsx|.*(text|words)\.ts)$/.test(path) &&
        !isTest(path) &&
        path !== "src/web/draw/light-sign.css",
    )
    .flatMap(({ path, text }) => {
      const found = LIGHT_SHAPES.exec(text);
      return found ? [`${path}: ${found[0]} is a light's`] : [];
    });
}

/** Circles of imports, also of types alone, each once, as `a → b → a`. */
export function checkCycles(readings: ReadonlyMap<string, Reading>): string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push([...trail.slice(at), path].join(" → "));
    if (at !== -1 || done.has(path)) return;
    trail.push(path);
    for (const { to, own } of readings.get(path)?.edges ?? []) if (own) visit(to);
    trail.pop();
    done.add(path);
  };
  for (const path of readings.keys()) visit(path);
  return found;
}
