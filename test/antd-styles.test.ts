import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { withoutMakers, withoutStyles } from "../scripts/antd-static.ts";
import { listPaths, readFiles, ROOT } from "./architecture/files.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
/** What stands between braces before `from`, types left out. */
const namesIn = (words: string): string[] =>
  words
    .split(",")
    .map((word) => word.trim().replace(/ as .*/, ""))
    .filter((word) => word !== "" && !word.startsWith("type "));
const styleModule = (component: string): string => {
  const code = read(`node_modules/antd/es/${component}/style/index.js`);
  return withoutMakers(code, parseAst(code))?.code ?? "";
};

describe("antd's styles, made at build", () => {
  it("are made for every component that a page imports", () => {
    const shown = namesIn(/const \{([^}]+)\} = antd;/.exec(read("scripts/antd-styles.mjs"))?.[1] ?? "");
    const pages = readFiles(listPaths()).filter(({ path }) => /^src\/.*\.tsx?$/.test(path));
    const imported = pages.flatMap(({ text }) =>
      [...text.matchAll(/^import (?!type)\{([^}]+)\} from "antd";/gm)].flatMap(([, words = ""]) =>
        namesIn(words),
      ),
    );
    // A provider draws nothing, and `theme` and types are none.
    const drawn = new Set(
      imported.filter((name) => /^[A-Z]/.test(name) && !/(Config|Provider|Props|Type)$/.test(name)),
    );
    expect([...drawn]).toEqual(expect.arrayContaining(["Alert", "Button", "Form", "Input", "Select"]));
    expect([...drawn].filter((name) => !shown.includes(name))).toEqual([]);
  });

  it("are made for every component of the program, or the build ends and names it", () => {
    const code = read("node_modules/antd/es/calendar/style/index.js");
    expect(withoutMakers(code, parseAst(code))?.names).toEqual(["Calendar-Calendar"]);
    const namesOf = new Map([
      ["calendar", ["Calendar-Calendar"]],
      ["button", ["Button-Button", "Button-compact"]],
      ["tour", ["Tour-Tour"]],
    ]);
    const program = {
      calendar: { renderedLength: 9 },
      button: { renderedLength: 9 },
      tour: { renderedLength: 0 },
    };
    expect(withoutStyles(program, namesOf, ["Button-Button"])).toEqual([
      "Calendar-Calendar",
      "Button-compact",
    ]);
    expect(withoutStyles(program, namesOf, ["Button-Button", "Button-compact", "Calendar-Calendar"])).toEqual(
      [],
    );
  });

  it("leave the program with what makes them, while what names their tokens stays", () => {
    expect(styleModule("calendar")).toMatch(/genStyleHooks\('Calendar', null, prepareComponentToken\)/);
    expect(styleModule("modal")).toMatch(/genStyleHooks\('Modal', null, prepareComponentToken/);
  });

  it("are of class names for production, after which ours come", () => {
    const { css } = JSON.parse(
      execFileSync(process.execPath, [join(ROOT, "scripts/antd-styles.mjs")], {
        encoding: "utf8",
        maxBuffer: 2 ** 24,
        env: { ...process.env, NODE_ENV: "test" },
      }),
    ) as { css: string };
    expect(css).toMatch(/\.css-\w+\.ant-btn\{/);
    expect(css).not.toMatch(/css-dev-only|data-ant-cssinjs|!important!important/);
    const sheets = [...read("index.html").matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(sheets[0]).toBe("/src/web/frame/antd.css");
  });
});
