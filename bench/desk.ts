import { loadavg } from "node:os";
import type { Inbox } from "../src/desk/inbox/inbox.ts";
import type { App } from "../src/compose.ts";
import { fillFinds } from "./material/find-rows.ts";
import { peopleOf } from "./material/people.ts";
import { look, withServer } from "./material/server.ts";
import { ms, timed } from "./material/timing.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 10_000);
const PACE = { rounds: 20, warm: 2 };
const URL = "/api/inbox";

async function inboxAt({ app }: App, cookie: string): Promise<{ inbox: Inbox; kilobytes: number }> {
  const reply = await app.inject({ method: "GET", url: URL, headers: { cookie, "x-jiziwan": "1" } });
  return { inbox: reply.json<Inbox>(), kilobytes: reply.rawPayload.length / 1024 };
}

/** Server time of what waits for a person, of which the bell's count is a part, with as many records of each kind. */
export async function run(root: string): Promise<string> {
  return withServer(root, "bench_desk", async (app, { owner, app: sql }) => {
    const begun = performance.now();
    await fillFinds(owner, ROWS);
    // Terms of secondment stand one after the other in a handful of seats: so many would clash each with each.
    await owner`
      delete from organisation.record r where kind = 'secondment'
        and not exists (select from organisation.act where record_id = r.id)`;
    const filled = (performance.now() - begun) / 1000;
    const load = loadavg()[0] ?? 0;
    const lines: string[] = [];
    for (const [who, cookie] of await peopleOf(sql)) {
      const { inbox, kilobytes } = await inboxAt(app, cookie);
      const times = await timed(() => look(app, cookie, URL), PACE);
      lines.push(
        `| ${who} | ${inbox.total} | ${inbox.bell} | ${kilobytes.toFixed(0)} | ${ms(times.median)} | ${ms(times.p95)} |`,
      );
    }
    return [
      "## My desk",
      "",
      `${ROWS.toLocaleString("en")} tasks and records of each kind, secondment left out, made from those of the demonstration in ${filled.toFixed(0)} s, so that as large a part of them waits as there; whole server, ${PACE.rounds} requests one after the other. The bell's count comes with the list. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| who | lines | bell | KB | median ms | p95 |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      ...lines,
    ].join("\n");
  });
}
