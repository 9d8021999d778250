import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { antdStatic } from "./scripts/antd-static.ts";
import { firstPaintBudget } from "./scripts/web-budget.ts";
import { webShell } from "./scripts/web-shell.ts";

const [gzipped, brotlied] = [promisify(gzip), promisify(brotliCompress)];

/** Writes `.gz` and `.br` beside each text file: the server sends them as they are. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name))) {
        const path = join(dir, name);
        const bytes = await readFile(path);
        await writeFile(`${path}.gz`, await gzipped(bytes, { level: 9 }));
        await writeFile(
          `${path}.br`,
          await brotlied(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        );
      }
    },
  };
}

/** What belongs to a slice, by its name; what all of them are made of otherwise. */
const sliceOf = (id: string): string | null =>
  /\/src\/(supervision|cooperation|accounts|systems\/[^/]+)\//.exec(id)?.[1]?.replace("/", "-") ?? null;
const isShared = (id: string): boolean =>
  sliceOf(id) === null && !/\/node_modules\/(echarts|zrender)\//.test(id) && /\.(tsx?|m?js|css)$/.test(id);

/** By how many pages and lazy parts a module of all slices, or of one, is needed, at least, to stand in the one file of its kind. */
const NEEDED_BY = 3;

/**
 * What changes never, what every page stands in, then what is shared, of all slices and of each: a page loads a few files.
 * Nothing shared needs a slice, so that no two files need each other: in a circle a module could run before what it is made of.
 */
const chunks = {
  includeDependenciesRecursively: false,
  groups: [
    {
      name: "vendor",
      priority: 100,
      test: /\/node_modules\/(react|react-dom|scheduler|react-router|cookie|set-cookie-parser|@tanstack|clsx|react-is|@ant-design\/(icons|icons-svg|colors|fast-color)|@rc-component\/util)\/|rolldown\/runtime|@oxc-project|@babel\/runtime/,
    },
    { name: "frame", priority: 99, tags: ["$initial" as const] },
    // What slices show at the desk, and on pages of others, each small.
    {
      name: "desk",
      priority: 98,
      test: /\/desk-panel\.tsx$|\/plan-standing\.tsx$|\/(kernel|desk\/inbox)\/inbox\.ts$/,
    },
    {
      name: "panels",
      priority: 98,
      test: /\/task-meeting\.tsx$|\/cooperation\/(registers\/(measure\/|sums-by-year)|leading\/|domain\/figures\.ts$)/,
    },
    {
      name: "drawn",
      priority: 98,
      test: /\/src\/web\/(draw\/(chart\.tsx|sparkline|gantt|schematic|difference)|kit\/saved-views)|\/src\/kernel\/text-difference\.ts$/,
    },
    { name: "talk", priority: 98, test: /\/src\/desk\/talk\// },
    {
      name: "reading",
      priority: 98,
      test: /\/supervision\/web\/(segments|source-pane|spotlight|two-panes|field-box|review\/rule-words|comparison\/(difference-facts|comparison-text))/,
    },
    { name: "states", priority: 98, test: /\/accounts\/(system\/status|domain\/administration)\.ts$/ },
    { name: "tour", priority: 98, test: /\/(web|desk)\/tour\// },
    // antd's fields, of which most pages have none: asked for together where one is, those that open a list apart.
    {
      name: "choices",
      priority: 98,
      test: /\/node_modules\/(antd\/es|@rc-component)\/(select|virtual-list|overflow|empty|config-provider\/defaultRenderEmpty)/,
    },
    { name: "fields", priority: 97, test: /\/node_modules\/(antd\/es|@rc-component)\// },
    {
      name: "imports",
      priority: 20,
      test: /\/src\/web\/kit\/(import-(?!words)|mapping-table|upload-refused)/,
    },
    {
      name: "shared",
      priority: 10,
      test: (id: string) => isShared(id) || id.endsWith("/web/client.ts"),
      minShareCount: NEEDED_BY,
    },
    { name: sliceOf, debugName: "slices", priority: 3, minShareCount: NEEDED_BY },
  ],
};

export default defineConfig({
  plugins: [react(), antdStatic(), webShell(), firstPaintBudget(330), compressed()],
  publicDir: "src/web/public",
  build: {
    outDir: "dist/web",
    // What government desks run; cssTarget follows it.
    target: "chrome88",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // One file of styles and few of script: on a telephone's network each costs more than what it holds.
    cssCodeSplit: false,
    // Every page's parts are named in what all pages load first: names that only say a digest spare each page 5 KB of it.
    rolldownOptions: {
      // Its parts do nothing but stand ready; not told so, a bundle holds what nobody asked of them.
      treeshake: { moduleSideEffects: [{ test: /\/node_modules\/@rc-component\//, sideEffects: false }] },
      output: {
        chunkFileNames: "assets/[hash].js",
        assetFileNames: "assets/[hash][extname]",
        codeSplitting: chunks,
      },
    },
  },
  server: { port: 8621, proxy: { "/api": "http://127.0.0.1:8620" } },
});
