import type { CommandContext, Given } from "../../platform/command.ts";
import type { TermStatus } from "../domain/secondment/term.ts";
import { readGround } from "../store/secondments/ground.ts";

function opened({ shell, organisations }: CommandContext) {
  if (!shell || !organisations) throw new Error("this command needs the database");
  return { sql: shell.sql, now: shell.now, organisations: { list: organisations } };
}

const STATUS: Readonly<Record<TermStatus, string>> = {
  planned: "未到岗",
  serving: "在岗",
  ended: "已结束",
  cancelled: "已取消",
};

/** Whoever sits at the machine is not the office: no person is named. */
export async function list({ has }: Given, context: CommandContext): Promise<number> {
  const { day, terms, unitName, warnings: all } = await readGround(opened(context));
  const warnings = all.filter(({ kind }) => kind !== "person-clash");
  const rows = terms.map(({ id, sample, state }) => ({
    id,
    unit: unitName(state.unitId, state.unitName),
    seat: state.seatName,
    from: state.from,
    until: state.until,
    status: state.status,
    named: state.person !== null,
    handedOver: state.handOver !== null && state.handOver.on !== null,
    sample,
  }));
  if (has("--json")) {
    context.stdout(`${JSON.stringify({ asOf: day, terms: rows, warnings }, null, 2)}\n`);
    return 0;
  }
  const lines = rows.map(
    ({ from, until, status, seat, unit }) => `${from} 至 ${until}  ${STATUS[status]}  ${seat}  ${unit}`,
  );
  const said = warnings.map(({ late, sentence }) => `${late ? "▲" : "◆"} ${sentence.zh}`);
  context.stdout(`${[...(lines.length === 0 ? ["没有选派任期。"] : lines), ...said].join("\n")}\n`);
  return 0;
}

export async function order({ has }: Given, context: CommandContext): Promise<number> {
  const ground = await readGround(opened(context));
  const { day, order: places, proposals, unitName } = ground;
  if (has("--json")) {
    const named = places.map((place) => ({ ...place, unit: unitName(place.unitId) }));
    context.stdout(`${JSON.stringify({ asOf: day, order: named, proposals }, null, 2)}\n`);
    return 0;
  }
  const lines = places.map(({ place, reason }) => `${place ?? "–"}  ${reason.zh}`);
  context.stdout(`${lines.length === 0 ? "轮派名单还没有排定。" : lines.join("\n")}\n`);
  return 0;
}
