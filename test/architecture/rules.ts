import type { Reading } from "./source.ts";

/** The rooms of the house; a slice's rooms belong to one slice. */
export const SLICE_ROOMS = [
  "domain",
  "contract",
  "store",
  "routes",
  "commands",
  "slice",
  "slice-web",
] as const;
export type SliceRoom = (typeof SLICE_ROOMS)[number];
export type Room = SliceRoom | "kernel" | "schemas" | "platform" | "web" | "root";

/** Where a file lives; `slice` is its folder (`src/systems/rail`), null outside slices. */
export type Place = { readonly room: Room; readonly slice: string | null };

/** The composition roots: the only files that see more than one slice. */
export const ROOTS = [
  "src/compose.ts",
  "src/commands.ts",
  "src/pages.ts",
  "src/server.ts",
  "src/cli.ts",
] as const;

const SLICE = /^src\/(?:systems\/[^/]+|accounts|supervision|cooperation|desk)(?=\/)/;

const SLICE_ROOM_OF: readonly (readonly [RegExp, SliceRoom])[] = [
  [/^domain\//, "domain"],
  [/^contract(\.ts|\/)/, "contract"],
  [/^store(\.ts|\/)/, "store"],
  [/^routes(\.ts|\/)/, "routes"],
  [/^commands(\.ts|\/)/, "commands"],
  [/^slice\.ts$/, "slice"],
  [/^web\//, "slice-web"],
];

/** In a concept's folder the name of a file says its room; what fits none is domain. */
const CONCEPT_ROOM_OF: readonly (readonly [RegExp, SliceRoom])[] = [
  [/\.(tsx|css)$|^(words|audit-words|pages|client|use-[a-z-]+)\.ts$/, "slice-web"],
  [/^contract(-[a-z-]+)?\.ts$/, "contract"],
  [/^(store|paper|job|story)(-[a-z-]+)?\.ts$/, "store"],
  [/^routes(-[a-z-]+)?\.ts$/, "routes"],
  [/^commands(-[a-z-]+)?\.ts$/, "commands"],
  [/\.ts$/, "domain"],
];

/** What may stand at a slice's root: its ends, its migrations, and folders of rooms or concepts. */
const SLICE_ROOT =
  /^(README\.md|(slice|contract|store|routes|commands)(\.test)?\.ts|migrations\/.+\.sql|(?!migrations\/)[a-z-]+\/.+)$/;

/** The room of a source file, or null when the house has none for it. */
export function placeOf(path: string): Place | null {
  if ((ROOTS as readonly string[]).includes(path)) return { room: "root", slice: null };
  for (const room of ["kernel", "platform", "web"] as const)
    if (path.startsWith(`src/${room}/`)) return { room, slice: null };
  // Not to be taken for the contract of a slice: what contracts are made of.
  if (path.startsWith("src/contract/")) return { room: "schemas", slice: null };
  const slice = SLICE.exec(path)?.[0];
  if (slice === undefined) return null;
  const inside = path.slice(slice.length + 1).replace(/\.test(?=\.tsx?$)/, "");
  const name = inside.slice(inside.lastIndexOf("/") + 1);
  const room =
    SLICE_ROOM_OF.find(([pattern]) => pattern.test(inside))?.[1] ??
    (inside.includes("/") && !inside.startsWith("migrations/")
      ? CONCEPT_ROOM_OF.find(([pattern]) => pattern.test(name))?.[1]
      : undefined);
  return room === undefined ? null : { room, slice };
}

/** Tests, and the material that only they use. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|\/fixtures\//.test(path);

type Arrows = {
  /** Rooms of the same slice, or outside slices, that it may import. */
  readonly rooms: readonly Room[];
  /** Rooms of which only types may be imported. */
  readonly typesOf?: readonly Room[];
  /** Packages; `any` for the shell. A package covers its sub-paths. */
  readonly packages: readonly string[] | "any";
};

const BROWSER = [
  "react",
  "react-dom",
  "react-router",
  "@tanstack/react-query",
  "antd",
  "@ant-design/icons",
  "@ant-design/cssinjs",
  "echarts",
  "qrcode",
];
const SERVER_ROOMS = ["domain", "contract", "store", "routes", "commands", "slice"] as const;

/** The allow-list: what a room may import. A slice room never means another slice's. */
export const ARROWS: Readonly<Record<Exclude<Room, "root">, Arrows>> = {
  kernel: { rooms: ["kernel"], packages: [] },
  schemas: { rooms: ["kernel", "schemas"], packages: ["zod"] },
  platform: { rooms: ["kernel", "schemas", "platform"], packages: "any" },
  domain: { rooms: ["kernel", "domain"], packages: [] },
  contract: { rooms: ["kernel", "schemas", "domain", "contract"], packages: ["zod"] },
  store: { rooms: ["kernel", "platform", "domain", "store"], packages: ["postgres", "node:crypto"] },
  routes: { rooms: ["kernel", "platform", ...SERVER_ROOMS], packages: ["fastify", "zod", "node:stream"] },
  commands: { rooms: ["kernel", "platform", ...SERVER_ROOMS], packages: ["node:path", "node:fs"] },
  slice: { rooms: ["kernel", "platform", ...SERVER_ROOMS], packages: ["fastify"] },
  // zod stays out of the browser, so a page takes the contract's types and nothing of it that runs.
  "slice-web": { rooms: ["kernel", "domain", "slice-web", "web"], typesOf: ["contract"], packages: BROWSER },
  web: { rooms: ["kernel", "web"], packages: BROWSER },
};

/** Single arrows beyond the list, each with its reason. */
export const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  {
    from: "src/web/glossary/terms.ts",
    to: "docs/dictionary.md",
    why: "terms are explained once: the glossary shows the dictionary",
  },
  {
    from: "src/web/frame/help-of-page.tsx",
    to: "package.json",
    why: "what support is told names the version, which stands there",
  },
];

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

function arrowProblem(from: Place, to: Place, typeOnly: boolean): string | null {
  if (to.room === "root") return "only the composition roots see each other";
  if (to.slice !== null && from.slice !== null && to.slice !== from.slice)
    return "a slice never imports another slice";
  if (to.slice !== null && from.slice === null) return `${from.room} knows no slice`;
  const arrows = ARROWS[from.room as Exclude<Room, "root">];
  if (arrows.rooms.includes(to.room)) return null;
  if (arrows.typesOf?.includes(to.room))
    return typeOnly ? null : `${from.room} may take types only from ${to.room}: write import type`;
  return `${from.room} may not import ${to.room}`;
}

const rootPackages = (path: string): Arrows["packages"] => (path === "src/pages.ts" ? [] : "any");
const IN_BROWSER: readonly Room[] = ["web", "slice-web"];

/** The roots see every slice, but the web's root nothing of the server and the server's nothing of the web. */
function rootProblem(path: string, to: Place): string | null {
  const isWeb = path === "src/pages.ts";
  if (to.room === "root") return isWeb ? "the web's root sees only web" : null;
  if (IN_BROWSER.includes(to.room) === isWeb) return null;
  return isWeb ? "the web's root sees only web" : "the server's roots see no web";
}

/** Every import that the allow-list does not cover, as sentences. */
export function checkArrows(readings: ReadonlyMap<string, Reading>): string[] {
  const problems: string[] = [];
  for (const [path, { edges }] of readings) {
    const from = placeOf(path);
    if (from === null || isTest(path)) continue;
    for (const { to, own, typeOnly } of edges) {
      if (EXCEPTIONS.some((exception) => exception.from === path && exception.to === to)) continue;
      if (own) {
        const target = placeOf(to);
        const problem =
          target === null
            ? "no room of the house"
            : from.room === "root"
              ? rootProblem(path, target)
              : arrowProblem(from, target, typeOnly);
        if (isTest(to)) problems.push(`${path} → ${to}: tests see all, nothing sees tests`);
        else if (problem !== null) problems.push(`${path} → ${to}: ${problem}`);
      } else {
        const packages = from.room === "root" ? rootPackages(path) : ARROWS[from.room].packages;
        if (packages !== "any" && !packages.includes(packageOf(to)))
          problems.push(`${path} → ${to}: ${from.room} may not import this package`);
      }
    }
  }
  return problems;
}

/** Files of `src` for which the house has no room, slice roots included. */
export function checkRooms(paths: readonly string[]): string[] {
  return paths
    .filter((path) => path.startsWith("src/"))
    .filter((path) => {
      const slice = SLICE.exec(path)?.[0];
      return slice === undefined ? placeOf(path) === null : !SLICE_ROOT.test(path.slice(slice.length + 1));
    })
    .map((path) => `${path}: the house has no such room`);
}

/** Folders of the slices among these paths. */
export const slicesOf = (paths: readonly string[]): string[] =>
  [...new Set(paths.flatMap((path) => SLICE.exec(path)?.[0] ?? []))].toSorted();
