import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";

export type Route = {
  readonly path: string;
  /** Of the page and of the panels that it shows. */
  readonly modules: readonly string[];
  readonly asks: readonly string[];
};

const PAGES = /\/(pages|panels)\.ts$/;
const IMPORT = /\bimport\((".+?")\)/g;

/** One list: what names the first of the second is named behind the first. */
const together = (before: readonly string[], asks: readonly string[]): readonly string[] => [
  ...before,
  ...asks.map((ask) => ask.replace(/\{(\d+)\./g, (_, place) => `{${before.length + Number(place)}.`)),
];

/**
 * Every page with the modules that it loads, as `src/pages.ts` lists them: its lists are run, with each `import()` in
 * them noted instead of done. Sorted so that the first path that fits an address is the page that it opens.
 */
export async function routesOf(root: string): Promise<readonly Route[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: 'export { pages, web } from "./src/pages.ts";', resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "error",
    plugins: [
      {
        name: "noted-imports",
        setup(esbuild) {
          esbuild.onLoad({ filter: PAGES }, async ({ path }) => {
            const contents = (await readFile(path, "utf8")).replace(IMPORT, (_, named: string) => {
              const module = join(dirname(path), JSON.parse(named) as string);
              return `globalThis.askedModule(${JSON.stringify(module)})`;
            });
            return { contents, loader: "ts" };
          });
          // What pages look like is not asked here.
          esbuild.onResolve({ filter: /\.(tsx|css)$/ }, ({ path }) => ({ path, namespace: "looks" }));
          esbuild.onLoad({ filter: /./, namespace: "looks" }, () => ({ contents: "module.exports = {};" }));
        },
      },
    ],
  });
  let asked: string[] = [];
  const nothing = new Proxy({}, { get: (_, name) => (name === "then" ? undefined : nothing) });
  Reflect.set(globalThis, "askedModule", async (module: string) => {
    asked.push(module);
    return nothing;
  });
  const code = Buffer.from(outputFiles[0]?.text ?? "").toString("base64");
  type Load = () => Promise<unknown>;
  const { pages, web } = (await import(`data:text/javascript;base64,${code}`)) as {
    readonly pages: readonly {
      readonly path: string;
      readonly load: Load;
      readonly asks?: readonly string[];
      readonly panels?: readonly string[];
    }[];
    readonly web: {
      readonly panels: readonly (Readonly<Record<string, readonly Load[]>> & {
        readonly asks?: Readonly<Record<string, readonly string[]>>;
      })[];
    };
  };
  const routes: Route[] = [];
  for (const { path, load, asks = [], panels = [] } of pages) {
    asked = [];
    const shown = panels.flatMap((place) => web.panels.map((each) => [place, each] as const));
    for (const each of [load, ...shown.flatMap(([place, each]) => each[place] ?? [])]) await each();
    const all = [asks, ...shown.map(([place, each]) => each.asks?.[place] ?? [])].reduce(together);
    routes.push({ path, modules: asked, asks: all });
  }
  Reflect.deleteProperty(globalThis, "askedModule");
  const params = ({ path }: Route): number => path.split(":").length;
  return routes.toSorted((a, b) => params(a) - params(b));
}
