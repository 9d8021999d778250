import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";
import { FIRST_LOOK } from "../src/web/frame/first-look.ts";
import { palettes } from "../src/web/frame/palette.ts";
import { type Built, needed } from "./web-budget.ts";
import { type Route, routesOf } from "./web-routes.ts";

const root = join(import.meta.dirname, "..");
const inFrame = (name: string): Promise<string> => readFile(join(root, "src/web/frame", name), "utf8");

/** Comments and indentation are for who reads the source. */
const lean = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^ *\/\/.*$/gm, "")
    .replace(/\n\s*/g, "\n")
    .trim();

const colours = Object.entries(palettes)
  .map(
    ([appearance, palette]) =>
      `html[data-appearance="${appearance}"]{${Object.entries(palette)
        .flatMap(([name, colour]) => (typeof colour === "string" ? [`--${name}:${colour}`] : []))
        .join(";")}}`,
  )
  .join("\n");

/** Asks for what the program asks for first while it still comes: who is there, and the page's own parts. */
const asking = (table: string): string => `(function () {
  window.firstAsked = { "/api/session": fetch("/api/session", { credentials: "same-origin", headers: { "x-jiziwan": "1" } }) };
  window.firstAsked["/api/session"].catch(function () {});
  var table = ${table};
  for (var i = 0; i < table.pages.length; i++)
    if (new RegExp("^" + table.pages[i][0].replace(/:\\w+/g, "[^/]+") + "/?$").test(location.pathname)) {
      table.pages[i][1].forEach(function (file) {
        var link = document.createElement("link");
        link.rel = "modulepreload";
        link.crossOrigin = "";
        link.href = "/assets/" + table.files[file] + ".js";
        document.head.appendChild(link);
      });
      break;
    }
})();`;

/** The table of {@link asking}: files of each page that no other page needs first. */
export function tableOf(built: Built, routes: readonly Route[], entry: string): string {
  const shell = needed(built, entry);
  const files: string[] = [];
  const chunkOf = (module: string): string => {
    const found = Object.values(built).find(
      (file) => file.type === "chunk" && file.moduleIds.includes(module),
    );
    if (found === undefined) throw new Error(`no part of the program holds ${module}`);
    return found.fileName;
  };
  const pages = routes.map(({ path, modules }) => {
    const own = new Set(modules.flatMap((module) => [...needed(built, chunkOf(module))]));
    const named = [...own].filter((name) => name.endsWith(".js") && !shell.has(name));
    for (const name of named) if (!files.includes(name)) files.push(name);
    return [path, named.map((name) => files.indexOf(name))] as const;
  });
  return JSON.stringify({ files: files.map((name) => name.slice("assets/".length, -3)), pages });
}

/**
 * Puts into the document what a page shows and asks for before any file has come: colours, the look of the frame and
 * the script that chooses between them. Styles stand last, so that nothing of this waits for them.
 */
export function webShell(): Plugin {
  return {
    name: "web-shell",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle, chunk }) {
        const table =
          bundle && chunk
            ? tableOf(bundle as unknown as Built, await routesOf(root), chunk.fileName)
            : '{"files":[],"pages":[]}';
        const look = `<style>\n${colours}\n${lean(await inFrame("first-look.css"))}\n</style>`;
        const script = `<script>\n${lean(await inFrame("before-paint.js"))}\n${lean(asking(table))}\n</script>`;
        const styles = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
        return styles
          .reduce((left, link) => left.replace(link, ""), html)
          .replace("</title>", () => `</title>\n${script}\n${look}`)
          .replace(
            '<div id="root"></div>',
            () => `<div id="root">${lean(FIRST_LOOK)}</div>\n${styles.join("")}`,
          );
      },
    },
  };
}
