import { type CommandContext, type Given, printJson } from "../../../platform/command.ts";
import { openHere } from "../../../platform/solver/highs.ts";
import { givenJson } from "../given/commands-given.ts";
import { ofUnits, readCorridor } from "./corridor.ts";
import { placeStations } from "./place.ts";

/** The stations of a corridor; flows that are not served go to stderr. */
export async function stations({ words: [file = ""], has }: Given, context: CommandContext): Promise<number> {
  const { stdout, stderr } = context;
  const corridor = givenJson(context, file, readCorridor);
  const { sites, truckScale } = corridor;
  const { unserved, ...found } = await placeStations(corridor, openHere);
  for (const { from, to, trucks, servable } of unserved) {
    const [here, there, many] = [sites[from]?.id, sites[to]?.id, ofUnits(trucks, truckScale)];
    stderr(
      servable
        ? `${here} → ${there}（${many} 辆）没有服务：站数不够，可放宽 maxStations。\n${here} → ${there} (${many} trucks) is not served: there are too few stations; allow more by maxStations.\n`
        : `${here} → ${there}（${many} 辆）无法服务：没有路，或者候选站之间超过续航；请补道路或候选站。\n${here} → ${there} (${many} trucks) cannot be served: no road leads there, or candidates lie further apart than the range; add roads or candidates.\n`,
    );
  }
  if (!found.proven)
    stderr(
      "求解器没有证明这是最优，可能有更好的选址；请检查过大或过小的数。\nThe solver did not prove this, and better stations may exist; look for numbers that are far too great or too small.\n",
    );
  if (has("--json")) printJson(context, found);
  else
    stdout(
      `${found.stations.join("、")}  ${found.cost}  ${found.servedTrucks}/${found.totalTrucks}  ${found.proven ? "已证最优 proven" : "未证最优 not proven"}\n`,
    );
  return 0;
}
