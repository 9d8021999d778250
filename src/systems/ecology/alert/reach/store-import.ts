import { dayInCell } from "../../../../kernel/cell-day.ts";
import { refusal } from "../../../../kernel/error.ts";
import { filledIn } from "../../../../kernel/fields.ts";
import { notToSend } from "../../../../kernel/field-values.ts";
import { headingsBy } from "../../../../kernel/list.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { SheetIssue, SheetLine } from "../../../../kernel/sheet.ts";
import { importer } from "../../../../platform/records/importer.ts";
import { today } from "../../../../platform/records/units.ts";
import { ecologyBureauOf } from "../../water/store-section.ts";
import { COLUMNS, endsKey, REACH, type ReachFilled, reachRefused, STANDINGS } from "./kind.ts";
import { enterReach, type ReachDesk, riverOn } from "./store.ts";

type Field = keyof typeof REACH;
const FIELDS = Object.keys(REACH) as Field[];
type Ground = { readonly regionCode: string; readonly today: string; readonly known: ReadonlySet<string> };

const LACKING = refusal(
  "no-reach-columns",
  "请指定哪几列是上断面、下断面、最早和最迟到达的小时数。",
  "Say which columns hold the upper and the lower section and the hours.",
);

/** Cities by what a cell calls them; what is none of the four is said as it stands. */
function citiesIn(text: string): { readonly codes: readonly string[]; readonly unknown: readonly string[] } {
  const said = text.split(/[、,，;；/\s]+/).filter((each) => each !== "");
  const found = said.map((each) =>
    CITIES.find(({ code, name, full }) => [code, name.zh, full, name.en].includes(each)),
  );
  return {
    codes: [...new Set(found.flatMap((city) => city?.code ?? []))],
    unknown: said.filter((_, at) => found[at] === undefined),
  };
}

/** What stands in a line, as somebody would type it into the form, and cities that are none of ours. */
function typedIn(fields: readonly (Field | null)[], cells: readonly string[], ground: Ground) {
  const typed: Record<string, string> = { since: ground.today, standing: "unverified" };
  const unknown: string[] = [];
  for (const [at, field] of fields.entries()) {
    const text = (cells[at] ?? "").trim();
    if (field === null || text === "") continue;
    if (field === "since") typed[field] = dayInCell(text)?.day ?? text;
    else if (field === "standing")
      typed[field] =
        text === STANDINGS.unverified.zh ? "unverified" : /有资料|已核实|实测/.test(text) ? "stated" : text;
    else if (field === "fromCities" || field === "toCities") {
      const read = citiesIn(text);
      typed[field] = JSON.stringify(read.codes);
      unknown.push(...read.unknown);
    } else typed[field] = text;
  }
  return { typed, unknown };
}

const blocks = (zh: string, en: string): SheetIssue => ({ field: null, sentence: { zh, en }, blocks: true });

/** Sheets of reaches: each line becomes what the form would have made of it. */
export const reachImporter = importer<ReachDesk>()<
  Field,
  Record<never, never>,
  Ground,
  SheetLine,
  ReachFilled
>({
  slice: "ecology",
  name: "reaches",
  tables: { imports: "ecology.reach_import", headings: "ecology.reach_heading", scope: "desk" },
  most: 5_000,
  undecided: {},
  outcomes: { new: "entered", known: "" },
  ground: async (desk, _, caller) => ({
    regionCode: (await ecologyBureauOf(desk, caller)).regionCode,
    today: today(desk),
    known: new Set((await riverOn(desk.sql, today(desk))).reaches.map(endsKey)),
  }),
  regionOf: ({ regionCode }) => regionCode,
  columns: () => headingsBy(COLUMNS, FIELDS),
  fields: () => FIELDS.map((field) => ({ field, name: REACH[field].name })),
  knows: (_, field) => FIELDS.includes(field),
  unready: (_, { fields }) =>
    (["from", "to", "hours", "latestHours"] as const).every((field) => fields.includes(field))
      ? null
      : LACKING,
  read: async (_, { rows, mapping }, ground) => ({
    work: rows
      .filter(({ number, cells }) => number > mapping.headingRow && cells.some((cell) => cell.trim() !== ""))
      .map(({ number, cells }) => {
        const { typed, unknown } = typedIn(mapping.fields, cells, ground);
        const deed = filledIn(REACH, typed) as ReachFilled;
        const known = ground.known.has(endsKey(deed));
        const refused = notToSend(REACH, typed, deed) ?? reachRefused(deed);
        const issues = [
          ...unknown.map((city) =>
            blocks(
              `“${city}”不是四市之一；不在四市的断面，城市一栏留空。`,
              `“${city}” is none of the four cities; leave the column empty where a section is in none.`,
            ),
          ),
          ...(refused === null || unknown.length > 0
            ? []
            : [{ field: null, sentence: refused.sentence, blocks: true }]),
        ];
        const name = `${deed.from} → ${deed.to}`;
        const outcome = known ? "known" : "new";
        const line: SheetLine = {
          number,
          outcome,
          name,
          entryId: null,
          changes: [],
          issues: known ? [] : issues,
        };
        return { line, deed: known ? null : deed };
      }),
  }),
  async enter(desk, portion, { key, caller }) {
    const lines: SheetLine[] = [];
    for (const { line, deed } of portion) {
      const { id } = await enterReach(desk, { key: key(String(line.number)), seed: deed }, caller);
      lines.push({ ...line, entryId: id });
    }
    return lines;
  },
});
