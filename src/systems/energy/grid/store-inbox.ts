import type { Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { InboxLine } from "../../../kernel/inbox.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { asCaller } from "../../../platform/records/as-caller.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { statesGrid, placeName } from "./kind.ts";
import { nodeKey } from "../balance/node.ts";
import type { Way } from "./balance.ts";
import { approvedBalance } from "./store-figures.ts";

export const GRID_OVER = "grid-over";

const WAYS: Readonly<Record<Way, Sentence>> = {
  import: say("用网", "Taken from the grid"),
  export: say("上网", "Fed in"),
};
function exceeded(way: Way, from: Day, mw: number): Sentence {
  const [zh, en] = mw > 0 ? [`，最多超出 ${mw} MW`, `, by ${mw} MW at most`] : ["", ""];
  return say(
    `已批复项目的${WAYS[way].zh}自 ${from} 起超出接入能力${zh}；请核对公布的容量，或与项目单位商议`,
    `${WAYS[way].en}: approved projects exceed the capacity from ${from} on${en}; check what is published, or talk to the projects`,
  );
}

/** Capacities of the caller's city, or of the whole region, that approved projects exceed: for units that know the grid. */
export async function exceededInbox(desk: ProjectDesk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const actor = await whoActs(desk, asCaller(person));
  if (!statesGrid(actor)) return [];
  const { rows } = await approvedBalance(desk, asOf);
  return rows.flatMap(({ city, node, way, years, overFrom, sample }): InboxLine[] => {
    if (overFrom === null || ![city, WHOLE_REGION].includes(actor.regionCode ?? "")) return [];
    const most = Math.max(
      ...years.map(({ built, approved, known }) => (known === null ? 0 : built + approved - known)),
    );
    const place = node === null ? city : `${city}:${encodeURIComponent(nodeKey(node))}`;
    return [
      {
        id: `${GRID_OVER}/${place}/${way}`,
        kind: GRID_OVER,
        subject: placeName({ city, node: node ?? "" }),
        why: exceeded(way, overFrom, Number(most.toFixed(6))),
        due: null,
        late: false,
        since: null,
        link: "/energy/grid",
        weight: 1,
        sample,
      },
    ];
  });
}
