import { line, number, say, whole } from "../../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../../kernel/list.ts";

/** What came and went in a zone in a year, of sites and their area in m²; `zone` null: outside of every known zone. */
export type ZoneYear = {
  readonly zone: string | null;
  readonly year: number;
  readonly foundSites: number;
  readonly foundM2: number;
  readonly untrueSites: number;
  readonly untrueM2: number;
  readonly closedSites: number;
  readonly closedM2: number;
  readonly restoredM2: number;
};
/** The same with what was open when the year began and when it ended: opening + found − untrue − closed. */
export type BalanceRow = ZoneYear & {
  readonly openingSites: number;
  readonly openingM2: number;
  readonly closingSites: number;
  readonly closingM2: number;
};
export type Balance = {
  readonly rows: readonly BalanceRow[];
  readonly day: string;
  readonly sample: boolean;
  /** Sites that were entered without an outline: counted, and of no area. */
  readonly withoutArea: number;
};

const nothing = (zone: string | null, year: number): ZoneYear => ({
  zone,
  year,
  foundSites: 0,
  foundM2: 0,
  untrueSites: 0,
  untrueM2: 0,
  closedSites: 0,
  closedM2: 0,
  restoredM2: 0,
});

/** Every zone in every year from its first to the last: what one year leaves open the next one begins with. */
export function balanceOf(given: readonly ZoneYear[], through: number): BalanceRow[] {
  const zones = [...new Set(given.map(({ zone }) => zone))].toSorted((a, b) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : 1,
  );
  return zones.flatMap((zone) => {
    const own = given.filter((each) => each.zone === zone);
    const first = Math.min(through, ...own.map(({ year }) => year));
    let [sites, m2] = [0, 0];
    return Array.from({ length: through - first + 1 }, (_, at): BalanceRow => {
      const year = first + at;
      const of = own.find((each) => each.year === year) ?? nothing(zone, year);
      const [openingSites, openingM2] = [sites, m2];
      sites += of.foundSites - of.untrueSites - of.closedSites;
      m2 += of.foundM2 - of.untrueM2 - of.closedM2;
      return { ...of, openingSites, openingM2, closingSites: sites, closingM2: m2 };
    });
  });
}

const HECTARE_M2 = 10_000;
const ha = (m2: number): number => Number((m2 / HECTARE_M2).toFixed(2));
const HA = say("公顷", "ha");
const area = (zh: string, en: string, of: (row: BalanceRow) => number) =>
  column<BalanceRow>(number(say(zh, en), { unit: HA, listed: true }), (row) => ha(of(row)));
const count = (zh: string, en: string, of: (row: BalanceRow) => number) =>
  column<BalanceRow>(whole(say(zh, en), { least: 0, most: 1_000_000 }), of);

export const OUTSIDE = say("不在已知分区", "in no known zone");

/** The balance as a table and as a workbook. */
export const BALANCE_COLUMNS: ListedColumns<BalanceRow> = {
  zone: column<BalanceRow>(line(say("分区", "Zone"), { listed: true }), ({ zone }) => zone ?? OUTSIDE.zh),
  year: column<BalanceRow>(line(say("年份", "Year"), { listed: true }), ({ year }) => String(year)),
  opening: area("年初未销号", "Open at the beginning", ({ openingM2 }) => openingM2),
  found: area("本年发现", "Found", ({ foundM2 }) => foundM2),
  untrue: area("核查不属实", "Found untrue", ({ untrueM2 }) => untrueM2),
  closed: area("本年销号", "Struck off", ({ closedM2 }) => closedM2),
  closing: area("年末未销号", "Open at the end", ({ closingM2 }) => closingM2),
  restored: area("本年恢复", "Restored", ({ restoredM2 }) => restoredM2),
  openingSites: count("年初图斑数", "Sites at the beginning", ({ openingSites }) => openingSites),
  foundSites: count("发现图斑数", "Sites found", ({ foundSites }) => foundSites),
  untrueSites: count("不属实图斑数", "Sites found untrue", ({ untrueSites }) => untrueSites),
  closedSites: count("销号图斑数", "Sites struck off", ({ closedSites }) => closedSites),
  closingSites: count("年末图斑数", "Sites at the end", ({ closingSites }) => closingSites),
};
