import type { CommandContext, Given } from "../../platform/command.ts";
import { PRINTED_ROTATION } from "./kind.ts";
import { findRotation } from "./store.ts";
import { cityName, editionName, nextHosts } from "./turns.ts";

const SHOWN = 8;

/** Whose turn it is on a terminal, for the next editions. */
export async function rotation({ has }: Given, context: CommandContext): Promise<number> {
  if (!context.shell) throw new Error("this command needs the database");
  const record = await findRotation(context.shell.sql);
  const state = record?.state ?? PRINTED_ROTATION;
  const next = nextHosts(state, SHOWN);
  const { order, confirmed, held } = state;
  if (has("--json")) {
    context.stdout(`${JSON.stringify({ order, confirmed, held, next }, null, 2)}\n`);
    return 0;
  }
  const lines = next.map(
    ({ edition, host, reason }) => `${editionName(edition).zh}  ${cityName(host).zh}  ${reason.zh}`,
  );
  const standing = confirmed
    ? `轮值顺序（${confirmed.on} 确认，依据：${confirmed.source}）`
    : "轮值顺序未核实：还没有人确认，只是“呼包鄂乌”的书写顺序";
  context.stdout(`${[standing, ...lines].join("\n")}\n`);
  return 0;
}
