import type { Day } from "../../../kernel/calendar.ts";
import { standingOf } from "../../../platform/records/figures.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { gridBalance } from "./balance.ts";
import { askingOn, statingOn } from "./store.ts";

/** What approved projects ask of the grid of everybody against what is confirmed, as of a day: the same for whoever asks. */
export async function approvedBalance({ sql }: Pick<ProjectDesk, "sql">, asOf: Day) {
  const asking = await askingOn(sql, asOf, sql`approved_on <= ${asOf}`);
  const stating = (await statingOn(sql, asOf)).filter(({ confirmed }) => confirmed);
  return { stating, rows: gridBalance(asking, stating, asOf) };
}

/** Cities of whose grid approved projects ask more than is confirmed, as of a day; nothing where nothing is confirmed. */
export async function gridExceeded(desk: Pick<ProjectDesk, "sql">, asOf: Day) {
  const { stating, rows } = await approvedBalance(desk, asOf);
  const over = rows.filter(({ node, overFrom }) => node === null && overFrom !== null);
  return {
    source: { zh: "电网接入能力和能源项目登记", en: "grid capacities and energy projects as entered" },
    standing: standingOf(stating.some(({ sample }) => sample)),
    figures: {
      "energy.grid-over": stating.some(({ node }) => node === null)
        ? new Set(over.map(({ city }) => city)).size
        : null,
    },
  };
}
