import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";
import { FIRST_LOOK } from "../src/web/frame/first-look.ts";
import { palettes } from "../src/web/frame/palette.ts";
import { type Built, needed } from "./web-budget.ts";
import { type Route, routesOf } from "./web-routes.ts";

const root = join(import.meta.dirname, "..");
const inFrame = (name: string): Promise<string> => readFile(join(root, "src/web/frame", name), "utf8");

/** What the frame reads for whoever is there. */
const FRAME_ASKS = ["/api/inbox", "/api/preferences/pins"];

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

/** What `ask-first.js` knows of pages: files of each that no other page needs first, and what it asks for. */
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
  const pages = routes.map(({ path, modules, asks }) => {
    const own = new Set(modules.flatMap((module) => [...needed(built, chunkOf(module))]));
    const named = [...own].filter((name) => name.endsWith(".js") && !shell.has(name));
    for (const name of named) if (!files.includes(name)) files.push(name);
    return [path, named.map((name) => files.indexOf(name)), asks] as const;
  });
  return JSON.stringify({
    frame: FRAME_ASKS,
    files: files.map((name) => name.slice("assets/".length, -3)),
    pages,
  });
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
            : '{"frame":[],"files":[],"pages":[]}';
        const look = `<style>\n${colours}\n${lean(await inFrame("first-look.css"))}\n</style>`;
        const ask = lean(await inFrame("ask-first.js")).replace("TABLE", () => table);
        const script = `<script>\n${lean(await inFrame("before-paint.js"))}\n${ask}\n</script>`;
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
