import { derivedKey } from "../../../platform/records/derived-key.ts";
import { addDays, type Day, addMonths } from "../../../kernel/calendar.ts";
import { type AskedAct, actOnRoster, actOnTerm, planTerm } from "../secondments/act.ts";
import type { SampleGround } from "./ground.ts";

const SEATS = [
  { id: derivedKey("demonstration", "seat", "1"), name: "【示例】综合协调岗" },
  { id: derivedKey("demonstration", "seat", "2"), name: "【示例】项目推进岗" },
] as const;
const MONTHS = 6;

/** Terms in the order in which they were planned: which seat, when they begin in months from today, how they stand. */
const TERMS = [
  { seat: 0, begins: -14, ended: true, handedOver: true, named: true },
  { seat: 1, begins: -10, ended: true, handedOver: true, named: true },
  // Its hand-over is overdue.
  { seat: 0, begins: -8, ended: true, handedOver: false, named: true },
  { seat: 1, begins: -4, ended: false, handedOver: false, named: true },
  // Nobody takes over from it: a gap four months ahead.
  { seat: 0, begins: -2, ended: false, handedOver: false, named: true },
  { seat: 1, begins: 2, ended: false, handedOver: false, named: false },
] as const;

const morning = (day: Day): Date => new Date(`${day}T01:00:00Z`);

/** Sample data of secondment: every text begins with 【示例】, every unit and person is fictional. */
export async function fillSecondments(ground: SampleGround): Promise<void> {
  const units = unitsOf(ground);
  if (units.length < TERMS.length) return;
  await fillRoster(ground, units);
  for (const [index, term] of TERMS.entries()) await fillTerm(ground, units[index] ?? "", index, term);
}

/** Eight units; the one that leads most measures, for which visitors act as liaison officer, has a person yet to name. */
function unitsOf({ measures, units }: SampleGround): string[] {
  const leads = (id: string): number =>
    measures.filter((measure) => measure.units.some(({ unitId, role }) => unitId === id && role === "lead"))
      .length;
  const ids = units.map(({ id }) => id);
  const [busiest] = ids.toSorted((a, b) => leads(b) - leads(a));
  if (busiest === undefined) return ids;
  return ids
    .filter((id) => id !== busiest)
    .toSpliced(TERMS.length - 1, 0, busiest)
    .slice(0, 8);
}

async function fillRoster({ desk, asOf, office }: SampleGround, units: readonly string[]): Promise<void> {
  const begun = addMonths(asOf, -16);
  await actOnRoster(
    desk,
    {
      version: null,
      key: derivedKey("demonstration", "roster", "0"),
      act: {
        type: "set-roster",
        units,
        seats: SEATS,
        termMonths: MONTHS,
        years: 3,
        source: "【示例】领导小组办公室会议（虚构）",
      },
    },
    office,
    morning(begun),
  );
  const [exempt] = units.slice(TERMS.length);
  if (exempt === undefined) return;
  await actOnRoster(
    desk,
    {
      version: 1,
      key: derivedKey("demonstration", "roster", "1"),
      act: {
        type: "exempt",
        unitId: exempt,
        reason: "【示例】机构改革期间人员未定",
        from: addMonths(asOf, -1),
        until: addMonths(asOf, 5),
      },
    },
    office,
    morning(addMonths(asOf, -1)),
  );
}

async function fillTerm(
  { desk, asOf, office }: SampleGround,
  unitId: string,
  index: number,
  { seat, begins, ended, handedOver, named }: (typeof TERMS)[number],
): Promise<void> {
  const from = addMonths(asOf, begins);
  const until = addDays(addMonths(asOf, begins + MONTHS), -1);
  const earliest = (day: Day): Date => morning(day < asOf ? day : addDays(asOf, -1));
  const key = (step: string): string => derivedKey("demonstration", "term", String(index), step);
  const asked = { key: key("plan"), unitId, seat: SEATS[seat].id, from, until };
  let { id, version } = await planTerm(desk, asked, office, earliest(addDays(from, -40)));
  const then = async (day: Day, act: AskedAct): Promise<void> => {
    ({ id, version } = await actOnTerm(
      desk,
      id,
      { version, key: key(act.type), act },
      office,
      earliest(day),
    ));
  };
  if (!named) return;
  const person = { name: `【示例】${"甲乙丙丁戊己".charAt(index)}某`, post: "【示例】科室干部" };
  await then(addDays(from, -20), { type: "propose-person", ...person });
  await then(from, { type: "start", on: from });
  if (handedOver)
    await then(addDays(until, -3), {
      type: "hand-over",
      note: "【示例】移交项目台账一套、联络名册一份；未办事项：两个项目的前期材料待补。",
    });
  if (ended) await then(until, { type: "end", on: until, reason: "" });
}
