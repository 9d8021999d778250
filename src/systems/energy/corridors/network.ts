import { decimal, divide, multiply, toNumber } from "../../../kernel/decimal.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";
import type { Result } from "../../../kernel/result.ts";
import { type Corridor, readCorridor, type SiteId } from "../stations/corridor.ts";

// A corridor as its record keeps it, in the form that the command reads: what is computed here is computed there.

export type Network = {
  readonly sites: readonly {
    readonly id: SiteId;
    readonly cost?: number | null;
    readonly candidate: boolean;
  }[];
  readonly roads: readonly { readonly from: SiteId; readonly to: SiteId; readonly km: number }[];
  readonly flows: readonly { readonly from: SiteId; readonly to: SiteId; readonly trucks: number }[];
};
/** How far trucks come and how many stations there may be. */
export type Reach = {
  readonly rangeKm: number;
  readonly reservePercent: number;
  readonly maxStations: number | null;
};

/** The file that `jiziwan energy stations` reads. */
export const corridorFile = (network: Network, { rangeKm, reservePercent, maxStations }: Reach) => ({
  ...network,
  rangeKm,
  reserve: toNumber(divide(decimal(reservePercent), 100)),
  ...(maxStations === null ? {} : { maxStations }),
});
export type CorridorFile = ReturnType<typeof corridorFile>;

const MOST = { sites: 300, roads: 1_000, flows: 1_000 } as const;
const tooMany = (): Failure =>
  refusal(
    "corridor-too-large",
    `一条走廊至多 ${MOST.sites} 个站点、${MOST.roads} 条道路、${MOST.flows} 股车流；请拆成几条。`,
    `A corridor has at most ${MOST.sites} sites, ${MOST.roads} roads and ${MOST.flows} flows: split it.`,
  );

export type Brought = { readonly network: Network; readonly reach: Reach; readonly corridor: Corridor };

/** Held against everything that the command asks of it. */
export function checked(file: unknown): Result<Brought> {
  const read = readCorridor(file);
  if (!read.ok) return read;
  const of = file as Network & { rangeKm: number; reserve: number; maxStations?: number | null };
  if (of.sites.length > MOST.sites || of.roads.length > MOST.roads || of.flows.length > MOST.flows)
    return { ok: false, failure: tooMany() };
  return {
    ok: true,
    value: {
      network: { sites: of.sites, roads: of.roads, flows: of.flows },
      reach: {
        rangeKm: of.rangeKm,
        reservePercent: toNumber(multiply(decimal(of.reserve), 100)),
        maxStations: of.maxStations ?? null,
      },
      corridor: read.value,
    },
  };
}

/** A sheet of a workbook: rows of cells with their line. */
export type CorridorSheet = {
  readonly name: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

const HEADINGS = {
  id: /^(?:站点|地点|名称|id|site)/i,
  cost: /^(?:造价|投资|费用|cost)/i,
  candidate: /^(?:可建站|候选|candidate)/i,
  from: /^(?:起点|自|from)/i,
  to: /^(?:终点|至|到|to)/i,
  km: /^(?:公里|里程|距离|km)/i,
  trucks: /^(?:车|辆|trucks)/i,
} as const;
type Heading = keyof typeof HEADINGS;
/** Sheets are told by their headings: which of them each must have. */
const PARTS = [
  { part: "sites", zh: "站点", needs: ["id", "candidate"], takes: ["id", "cost", "candidate"] },
  { part: "roads", zh: "道路", needs: ["from", "to", "km"], takes: ["from", "to", "km"] },
  { part: "flows", zh: "车流", needs: ["from", "to", "trucks"], takes: ["from", "to", "trucks"] },
] as const satisfies readonly {
  readonly part: keyof Network;
  readonly zh: string;
  readonly needs: readonly Heading[];
  readonly takes: readonly Heading[];
}[];
const NAMES: Readonly<Record<Heading, readonly [string, string]>> = {
  id: ["站点", "site"],
  cost: ["造价", "cost"],
  candidate: ["可建站", "candidate"],
  from: ["起点", "from"],
  to: ["终点", "to"],
  km: ["公里", "km"],
  trucks: ["车辆", "trucks"],
};

const TRUE = /^(?:是|可|可以|y|yes|true|1|√|✓)$/i;
const FALSE = /^(?:否|不|不可|不可以|n|no|false|0|×|)$/i;
/** A cell as the command would have it; what it cannot be stays text, and is refused at its place. */
function valueOf(heading: Heading, cell: string): unknown {
  const text = cell.trim();
  if (heading === "candidate") return TRUE.test(text) ? true : FALSE.test(text) ? false : text;
  if (heading === "id" || heading === "from" || heading === "to") return text;
  if (text === "") return null;
  const figure = Number(text.replaceAll(",", ""));
  return Number.isFinite(figure) ? figure : text;
}

type Part = { readonly sheet: string; readonly lines: readonly number[]; readonly values: readonly object[] };

function partIn(sheet: CorridorSheet, of: (typeof PARTS)[number]): Part | null {
  for (const [at, { cells }] of sheet.rows.entries()) {
    const found = new Map<Heading, number>();
    for (const heading of of.takes) {
      const column = cells.findIndex((cell) => HEADINGS[heading].test(cell.trim()));
      if (column >= 0) found.set(heading, column);
    }
    if (!of.needs.every((heading) => found.has(heading))) continue;
    const rows = sheet.rows.slice(at + 1).filter((row) => row.cells.some((cell) => cell.trim() !== ""));
    return {
      sheet: sheet.name,
      lines: rows.map(({ line }) => line),
      values: rows.map((row) =>
        Object.fromEntries(
          [...found].map(([heading, column]) => [heading, valueOf(heading, row.cells[column] ?? "")]),
        ),
      ),
    };
  }
  return null;
}

const PLACE = /\$\.(sites|roads|flows)\[(\d+)\](?:\.(\w+))?/g;

/** Sheets as the file of the command. What is wrong is said at its sheet, row and column. */
export function corridorInSheets(sheets: readonly CorridorSheet[], reach: Reach): Result<Brought> {
  const parts = new Map<keyof Network, Part>();
  for (const of of PARTS) {
    const found = sheets.map((sheet) => partIn(sheet, of)).find((part) => part !== null);
    if (found === undefined || found === null) {
      const headings = of.needs.map((each) => NAMES[each]);
      return {
        ok: false,
        failure: refusal(
          "no-corridor-sheet",
          `没有找到“${of.zh}”表：表头须有${headings.map(([zh]) => zh).join("、")}；请补上后再上传。`,
          `There is no sheet of ${of.part}: its headings are ${headings.map(([, en]) => en).join(", ")}. Add it and upload again.`,
        ),
      };
    }
    parts.set(of.part, found);
  }
  const network = Object.fromEntries(
    [...parts].map(([part, { values }]) => [part, values]),
  ) as unknown as Network;
  const read = checked(corridorFile(network, reach));
  if (read.ok) return read;
  const placed = (text: string, language: 0 | 1): string =>
    text
      .replace(PLACE, (_, part: keyof Network, at: string, heading?: Heading) => {
        const { sheet, lines } = parts.get(part) ?? { sheet: "", lines: [] };
        const line = lines[Number(at)] ?? 0;
        const column = heading === undefined ? "" : NAMES[heading][language];
        return language === 0 ? `“${sheet}”第 ${line} 行“${column}”` : `“${sheet}”, row ${line}, ${column}`;
      })
      .replace(/能建站写 true，不能写 false/g, "能建站写“是”，不能写“否”")
      .replace(/须为 true 或 false/g, "须写“是”或“否”")
      .replace(/true where a station may be built, else false/g, "yes where a station may be built, else no")
      .replace(/Write true or false/g, "Write yes or no");
  const { zh, en } = read.failure.sentence;
  return { ok: false, failure: refusal("unusable", placed(zh, 0), placed(en, 1)) };
}
