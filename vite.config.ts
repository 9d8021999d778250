import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { antdStatic } from "./scripts/antd-static.ts";
import { firstPaintBudget } from "./scripts/web-budget.ts";

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

/**
 * A table of antd brings the menus of its own column filters, and with them a tree and a virtual list. Lists here are
 * filtered by the address, so no column has such a menu: 10 KB of the 450 of a first paint.
 */
function withoutColumnMenus(): Plugin {
  const MENUS = "\0no-column-menus";
  return {
    name: "without-column-menus",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer) =>
      source === "./FilterDropdown" && /antd\/es\/table\/hooks\/useFilter\//.test(importer ?? "")
        ? MENUS
        : null,
    load: (id) =>
      id === MENUS
        ? `export const flattenKeys = () => { throw new Error("no table here has menus of filters"); };
           export default flattenKeys;`
        : null,
  };
}

export default defineConfig({
  plugins: [react(), antdStatic(), withoutColumnMenus(), firstPaintBudget(450), compressed()],
  publicDir: "src/web/public",
  build: {
    outDir: "dist/web",
    // What government desks run; cssTarget follows it.
    target: "chrome88",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // Every page's parts are named in what all pages load first: names that only say a digest spare each page 5 KB of it.
    rolldownOptions: {
      output: { chunkFileNames: "assets/[hash].js", assetFileNames: "assets/[hash][extname]" },
    },
  },
  server: { port: 8621, proxy: { "/api": "http://127.0.0.1:8620" } },
});
