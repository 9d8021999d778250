import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

type Chunk = {
  readonly type: "chunk";
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** What it was made of, as a page's own module. */
  readonly facadeModuleId?: string | null;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
};
type Asset = { readonly type: "asset"; readonly fileName: string; readonly source: string | Uint8Array };
export type Built = Readonly<Record<string, Chunk | Asset>>;

/** Files that a chunk cannot run without: itself, its static imports, their styles. */
export function needed(built: Built, start: string, found: Set<string> = new Set()): Set<string> {
  const chunk = built[start];
  if (found.has(start) || chunk?.type !== "chunk") return found;
  found.add(start);
  for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
  for (const name of chunk.imports) needed(built, name, found);
  return found;
}

/** Files that need each other, one after the other; null where none do. */
export function circleIn(built: Built): readonly string[] | null {
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): readonly string[] | null => {
    const chunk = built[name];
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name) || chunk?.type !== "chunk") return null;
    for (const each of chunk.imports) {
      const circle = visit(each, [...way, name]);
      if (circle !== null) return circle;
    }
    done.add(name);
    return null;
  };
  for (const name of Object.keys(built)) {
    const circle = visit(name, []);
    if (circle !== null) return circle;
  }
  return null;
}

function nameOf(built: Built, file: string): string {
  const chunk = built[file];
  const module = chunk?.type === "chunk" ? chunk.facadeModuleId : null;
  return module?.slice(Math.max(0, module.lastIndexOf("/src/") + 1)) ?? file;
}

/** Gzipped bytes until each page is first painted: the entry with what it needs, and the page's own part. */
export function firstPaints(
  built: Built,
): readonly { readonly page: string; readonly bytes: number; readonly script: number }[] {
  const sizes = new Map<string, number>();
  const sizeOf = (name: string) => {
    const file = built[name];
    if (file === undefined) return 0;
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const size = gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
    sizes.set(name, size);
    return size;
  };
  const html = Object.keys(built).filter((name) => name.endsWith(".html"));
  const entries = Object.values(built).filter((file) => file.type === "chunk" && file.isEntry) as Chunk[];
  return entries.flatMap((entry) => {
    const shell = needed(built, entry.fileName);
    for (const name of html) shell.add(name);
    const pages = [...shell].flatMap((name) => {
      const chunk = built[name];
      return chunk?.type === "chunk" ? chunk.dynamicImports : [];
    });
    return [null, ...pages].map((page) => {
      const files = new Set(shell);
      if (page !== null) for (const name of needed(built, page)) files.add(name);
      return {
        page: nameOf(built, page ?? entry.fileName),
        bytes: [...files].reduce((sum, name) => sum + sizeOf(name), 0),
        script: [...files].reduce((sum, name) => sum + (name.endsWith(".js") ? sizeOf(name) : 0), 0),
      };
    });
  });
}

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Fails the build when a page's first paint needs more than `limitKb` KB (1,000 bytes) of script after gzip, or files need each other. */
export function firstPaintBudget(limitKb: number): Plugin {
  return {
    name: "first-paint-budget",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const circle = circleIn(bundle as unknown as Built);
        if (circle !== null) {
          const idsOf = (name = ""): readonly string[] => {
            const file = bundle[name];
            return file?.type === "chunk" ? file.moduleIds : [];
          };
          const why = circle.slice(1).map((name, place) => {
            const theirs = new Set(idsOf(name));
            for (const id of idsOf(circle[place])) {
              const needs = this.getModuleInfo(id)?.importedIds.find((each) => theirs.has(each));
              if (needs !== undefined) return `${id} needs ${needs}`;
            }
            return name;
          });
          this.error(`files need each other (chunks in vite.config.ts): ${why.join("; ")}`);
        }
        const paints = firstPaints(bundle as unknown as Built);
        const worst = paints.toSorted((a, b) => b.script - a.script)[0];
        if (worst === undefined) return;
        const styles = Object.values(bundle as unknown as Built).filter(({ fileName }) =>
          fileName.endsWith(".css"),
        );
        const css = styles.reduce(
          (sum, file) => sum + gzipSync(file.type === "asset" ? file.source : "").length,
          0,
        );
        const figure = `first paint ${kb(worst.script)} KB gzip of script of ${limitKb} (${worst.page}), ${kb(css)} KB of styles`;
        if (worst.script > limitKb * 1000) this.error(`${figure}: load what is not needed at first lazily`);
        console.log(figure);
      },
    },
  };
}
