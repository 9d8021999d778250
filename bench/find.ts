import { loadavg } from "node:os";
import { fillFinds } from "./material/find-rows.ts";
import { peopleOf } from "./material/people.ts";
import { look, withServer } from "./material/server.ts";
import { ms, timed } from "./material/timing.ts";
import type { Finds } from "../src/kernel/find.ts";
import type { App } from "../src/compose.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);
const PACE = { rounds: 40, warm: 4 };

const WORDS: readonly (readonly [what: string, words: string])[] = [
  ["a word that everything holds", "示例"],
  ["a word that many hold", "项目"],
  ["two words", "公积金 1234"],
  ["a number", "1234"],
  ["an ordinal", "十三"],
  ["a single character", "包"],
  ["a word that nothing holds", "饕餮"],
  ["a whole sentence", "加强大气污染联防联控，开展联合执法"],
];

async function lateAt({ app }: App, cookie: string, url: string): Promise<readonly string[]> {
  const reply = await app.inject({ method: "GET", url, headers: { cookie, "x-jiziwan": "1" } });
  return reply.json<Finds>().late;
}

/** Server time of a search over everything, with as many records of each kind. */
export async function run(root: string): Promise<string> {
  return withServer(root, "bench_find", async (app, { owner, app: sql }) => {
    const begun = performance.now();
    await fillFinds(owner, ROWS);
    const filled = (performance.now() - begun) / 1000;
    const load = loadavg()[0] ?? 0;
    const people = await peopleOf(sql);
    const lines: string[] = [];
    for (const [what, words] of WORDS) {
      const cells: string[] = [];
      for (const [, cookie] of people) {
        const url = `/api/find?${new URLSearchParams({ q: words }).toString()}`;
        const times = await timed(() => look(app, cookie, url), PACE);
        const late = await lateAt(app, cookie, url);
        cells.push(`${ms(times.median)} / ${ms(times.p95)}${late.length > 0 ? " late" : ""}`);
      }
      lines.push(`| ${what}: ${words} | ${cells.join(" | ")} |`);
    }
    return [
      "## Find",
      "",
      `${ROWS.toLocaleString("en")} records of each kind that is found but units, made in ${filled.toFixed(0)} s; whole server, ${PACE.rounds} searches one after the other; median / p95 in ms; "late" where a slice was cut off. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      `| words | ${people.map(([who]) => who).join(" | ")} |`,
      `| --- |${people.map(() => " ---: |").join("")}`,
      ...lines,
    ].join("\n");
  });
}
