import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract } from "../src/kernel/contract.ts";
import { MAX_FILE_BYTES, MEBIBYTE } from "../src/platform/documents/document.ts";
import { listPaths, ROOT } from "./architecture/files.ts";

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are numbered from 1. */
const SECTIONS = [
  "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3",
  "4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3",
  "7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1",
  "12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7",
  "16.1:1 16.2:5 16.3:4 16.4:3 16.5:3",
]
  .join(" ")
  .split(" ")
  .map((each) => each.split(":") as [section: string, count: string]);
const WHOLE_CHAPTERS = ["V9", "V10", "V17"];
const STATES = ["met", "partly", "not met", "deployment", "none"];

const text = readFileSync(join(ROOT, "docs/security.md"), "utf8");
const rows = text
  .slice(text.indexOf("## ASVS 5.0.0"))
  .split("\n")
  .filter((line) => /^\| (V?\d)/.test(line))
  .map((line) => {
    const [, requirements = "", state = "", how = ""] = line.split("|").map((cell) => cell.trim());
    return { requirements: requirements.split(", "), state, how };
  });

describe("docs/security.md", () => {
  it("answers for every requirement of ASVS 5.0.0, levels 1 and 2, exactly once", () => {
    const asked = SECTIONS.flatMap(([section, count]) =>
      Array.from({ length: Number(count) }, (_, at) => `${section}.${at + 1}`),
    );
    expect(rows.flatMap(({ requirements }) => requirements).toSorted()).toEqual(
      [...asked, ...WHOLE_CHAPTERS].toSorted(),
    );
  });

  it("gives each a state, and a reason where it is not simply met", () => {
    expect(rows.filter(({ state, how }) => !STATES.includes(state) || how.length < 4)).toEqual([]);
  });

  it("says of every route that takes a file which kinds, how much, and what becomes of it", async () => {
    const slices = listPaths().filter((path) =>
      /^src\/(?!kernel)(?:systems\/)?[a-z-]+\/contract\.ts$/.test(path),
    );
    const contracts = await Promise.all(
      slices.map(async (path) => ((await import(join(ROOT, path))) as { contract: Contract }).contract),
    );
    const taking = contracts
      .flatMap((contract) => Object.entries(contract))
      .flatMap(([route, { body }]) => (body === "multipart" ? [route] : []));
    expect(taking.length).toBeGreaterThan(15);
    const section = text.slice(text.indexOf("## Files that are taken in"), text.indexOf("## Attackers"));
    const named = [...section.matchAll(/`((?:POST|PUT) [^`]+)`/g)].map(([, route = ""]) => route);
    expect(named.toSorted()).toEqual(taking.toSorted());
    expect(section).toContain(`${MAX_FILE_BYTES / MEBIBYTE} MB`);
  });

  it("names only tests and pages that are there", () => {
    const named = [...text.matchAll(/`((?:src|test|docs)\/[^`]+)`/g)].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
