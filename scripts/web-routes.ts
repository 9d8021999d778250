import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";

export type Route = { readonly path: string; readonly modules: readonly string[] };

const PAGES = /\/pages\.ts$/;
const IMPORT = /\bimport\((".+?")\)/g;

/**
 * Every page with the modules that it loads, as `src/pages.ts` lists them: its lists are run, with each `import()` in
 * them noted instead of done. Sorted so that the first path that fits an address is the page that it opens.
 */
export async function routesOf(root: string): Promise<readonly Route[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: 'export { pages } from "./src/pages.ts";', resolveDir: root },
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
  const { pages } = (await import(`data:text/javascript;base64,${code}`)) as {
    readonly pages: readonly { readonly path: string; readonly load: () => Promise<unknown> }[];
  };
  const routes: Route[] = [];
  for (const { path, load } of pages) {
    asked = [];
    await load();
    routes.push({ path, modules: asked });
  }
  Reflect.deleteProperty(globalThis, "askedModule");
  const params = ({ path }: Route): number => path.split(":").length;
  return routes.toSorted((a, b) => params(a) - params(b));
}
