import { posix } from "node:path";
import { parseSync, Visitor } from "vite";

/** One file as the architecture sees it; `path` is relative to the repository, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One import of a file. `to` is a path of ours, or the bare specifier (`zod`, `node:fs`) where `own` is false. */
export type Edge = {
  readonly from: string;
  readonly to: string;
  readonly own: boolean;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
};

export type Reading = {
  readonly edges: readonly Edge[];
  /** Uses of a clock, chance or the outside world, which only the shell may make. */
  readonly effects: readonly string[];
  /** Texts of tagged templates that hold SQL. */
  readonly sql: readonly string[];
};

const WORLD = ["process", "console", "performance", "localStorage", "sessionStorage", "navigator", "window"];
const MORE_WORLD = ["document", "globalThis", "crypto"];
const WORLD_CALLS = ["fetch", "require", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"];
const SQL =
  /^\s*(select|insert into|update|delete from|with|create|alter|drop|truncate|lock|grant|revoke)\s/i;

type Named = { readonly type: string; readonly name?: unknown };
const nameOf = ({ type, name }: Named): string | null =>
  type === "Identifier" && typeof name === "string" ? name : null;

/** Reads imports of every kind, effects and SQL out of one TypeScript or TSX text; throws when it does not parse. */
export function readSource({ path, text }: SourceFile): Reading {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new SyntaxError(`${path}: ${parsed.errors[0]?.message}`);
  const edges: Edge[] = [];
  const effects: string[] = [];
  const sql: string[] = [];
  const declared = new Set<string>();
  const uses: string[] = [];

  const edge = (specifier: string, typeOnly: boolean): void => {
    const own = specifier.startsWith(".");
    const to = own
      ? posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, "")))
      : specifier;
    edges.push({ from: path, to, own, typeOnly });
  };

  const declare = (node: Named): void => void declared.add(nameOf(node) ?? "");

  new Visitor({
    ImportDeclaration: (node) => edge(node.source.value, node.importKind === "type"),
    ExportAllDeclaration: (node) => edge(node.source.value, node.exportKind === "type"),
    ExportNamedDeclaration: (node) => {
      if (node.source) edge(node.source.value, node.exportKind === "type");
    },
    TSImportType: (node) => edge(node.source.value, true),
    ImportExpression: ({ source }) => {
      if (source.type === "Literal" && typeof source.value === "string") edge(source.value, false);
      else effects.push("import() of a computed name");
    },
    NewExpression: (node) => {
      const name = nameOf(node.callee);
      const [first] = node.arguments;
      if (name === "Date" && !first) effects.push("new Date()");
      // A worker's file is named by a URL beside the module.
      if (
        name === "URL" &&
        first?.type === "Literal" &&
        typeof first.value === "string" &&
        /^\.\S*\.tsx?$/.test(first.value)
      )
        edge(first.value, false);
    },
    CallExpression: ({ callee }) => {
      const name = nameOf(callee);
      if (name === "Date") effects.push("Date()");
      if (name !== null && WORLD_CALLS.includes(name)) uses.push(name);
    },
    MemberExpression: ({ object, property }) => {
      const [left, right] = [nameOf(object), nameOf(property)];
      if (left === "Date" && right === "now") effects.push("Date.now");
      if (left === "Math" && right === "random") effects.push("Math.random");
      if (left !== null && [...WORLD, ...MORE_WORLD].includes(left)) uses.push(left);
    },
    MetaProperty: () => void effects.push("import.meta"),
    TaggedTemplateExpression: ({ quasi }) => {
      const whole = quasi.quasis.map((part) => part.value.raw).join("?");
      if (SQL.test(whole)) sql.push(whole);
    },
    VariableDeclarator: ({ id }) => declare(id),
    ImportSpecifier: ({ local }) => declare(local),
    ObjectPattern: ({ properties }) => {
      for (const property of properties)
        declare(property.type === "Property" ? property.value : property.argument);
    },
    FunctionDeclaration: ({ params }) => params.forEach(declare),
    FunctionExpression: ({ params }) => params.forEach(declare),
    ArrowFunctionExpression: ({ params }) => params.forEach(declare),
  }).visit(parsed.program);

  // A variable of the file's own (a time `window`, a read `document`) is no use of the world's.
  effects.push(...uses.filter((name) => !declared.has(name)));
  return { edges, effects, sql };
}
