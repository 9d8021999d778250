import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Plugin } from "vite";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");

/** What antd's styles are registered by: name (with its part), then the function that makes them. */
const REGISTERS = new Set(["genStyleHooks", "genSubStyleComponent", "genComponentStyleHook"]);
const STYLE_MODULE = /\/antd\/es\/.*style.*\.js$/;
const SHEET = /\/src\/web\/frame\/antd\.css$/;
const REGISTER = /\/@ant-design\/cssinjs\/es\/hooks\/useStyleRegister\.js$/;

/** Of the module that makes and inserts styles, what is left where there are none to make. */
const NO_REGISTER = `
import hash from "@emotion/hash";
export const STYLE_PREFIX = "style";
export const uniqueHash = (path, css) => hash(path.join("%") + css);
export const extract = () => null;
export default function useStyleRegister() {}
`;

type Found = { readonly names: readonly string[]; readonly css: string };
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

type Registered = { readonly name: string; readonly maker: Node };

/** Every call of a register below a node. */
function registersIn(node: Node, found: Registered[] = []): readonly Registered[] {
  const { callee, arguments: given } = node as unknown as { callee?: Node; arguments?: Node[] };
  if (node.type === "CallExpression" && REGISTERS.has(String(callee?.["name"]))) {
    const [name, maker] = given ?? [];
    const words = name?.type === "ArrayExpression" ? (name["elements"] as Node[]) : [name, name];
    if (maker) found.push({ name: words.map((word) => String(word?.["value"])).join("-"), maker });
  }
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) registersIn(each, found);
  return found;
}

/** A module of antd's styles without what makes them, and the names under which it registers them; null where it has none. */
export function withoutMakers(
  code: string,
  parsed: object,
): { readonly code: string; readonly names: readonly string[] } | null {
  const registers = registersIn(parsed as Node);
  if (registers.length === 0) return null;
  let left = code;
  for (const { maker } of registers.toReversed())
    left = `${left.slice(0, maker.start)}null${left.slice(maker.end)}`;
  return { code: left, names: registers.map(({ name }) => name) };
}

/** Names that modules of the program register styles under, and under which none were made. */
export const withoutStyles = (
  modules: Readonly<Record<string, { readonly renderedLength: number }>>,
  namesOf: ReadonlyMap<string, readonly string[]>,
  made: readonly string[],
): string[] =>
  Object.entries(modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .flatMap(([id]) => namesOf.get(id) ?? [])
    .filter((name) => !made.includes(name));

/**
 * antd makes its styles in the browser, component by component, a quarter of what a page computes while it loads. Here
 * they are made once, at build, into `src/web/frame/antd.css`, and what makes them is left out of the program. A
 * component in the program whose styles were not made ends the build.
 */
export function antdStatic(): Plugin {
  const namesOf = new Map<string, readonly string[]>();
  let made: Promise<Found> | null = null;
  const make = (): Promise<Found> =>
    (made ??= run(process.execPath, [join(root, "scripts/antd-styles.mjs")], { maxBuffer: 2 ** 24 }).then(
      ({ stdout }) => JSON.parse(stdout) as Found,
    ));
  return {
    name: "antd-static",
    apply: "build",
    enforce: "pre",
    async load(id) {
      if (SHEET.test(id)) return (await make()).css;
      return REGISTER.test(id) ? NO_REGISTER : null;
    },
    transform(code, id) {
      if (!STYLE_MODULE.test(id)) return null;
      const found = withoutMakers(code, this.parse(code));
      if (found === null) return null;
      namesOf.set(id, found.names);
      return { code: found.code, map: null };
    },
    async generateBundle(_, bundle) {
      const { names } = await make();
      const missing = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" ? withoutStyles(file.modules, namesOf, names) : [],
      );
      if (missing.length > 0)
        this.error(`antd's ${missing.join(", ")} is used without styles: show it in scripts/antd-styles.mjs`);
    },
  };
}
