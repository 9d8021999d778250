import type { ActingFor } from "../../../kernel/actor.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { refusal, type Sentence } from "../../../kernel/error.ts";
import {
  at,
  choice,
  city,
  day,
  line,
  number,
  optional,
  say,
  text,
  typedOf,
  type ValuesOf,
} from "../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../kernel/list.ts";
import type { Opened } from "../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";
import { regionWords, WHOLE_REGION } from "../../../kernel/region.ts";
import type { ImportView, SheetLine } from "../../../kernel/sheet.ts";

export const GRID_STATUSES = {
  stated: say("待确认", "to be confirmed"),
  confirmed: say("已确认", "confirmed"),
  ended: say("已作废", "withdrawn"),
};

const power = (name: ReturnType<typeof say>, heading: RegExp, help: ReturnType<typeof say>) =>
  optional(number(name, { unit: say("MW", "MW"), least: 0, most: 100_000, listed: true, heading, help }));

/** What is filled in of what the grid takes. */
export const GRID = {
  city: city(say("盟市", "City"), {
    listed: true,
    heading: /^(?:所在|所属)?(?:城市|盟市|地市|市|盟|旗?盟市名称)$/,
  }),
  node: optional(
    line(say("旗县区或变电站", "Banner, county or substation"), {
      most: 100,
      listed: true,
      heading: /变电站|站点|节点|厂站|旗县|区县|旗区|县区|接入点/,
      help: say(
        "空着即全市；项目按同一名称填，才计入这里。",
        "Empty: the whole city. Projects count here where they name it so too.",
      ),
    }),
  ),
  importMw: power(
    say("可用网", "May be taken from the grid"),
    /供电|下网|受电|用网|负荷/,
    say(
      "还能给新项目供多少电；没有公布就空着。",
      "What new projects may still take; empty where nobody published it.",
    ),
  ),
  exportMw: power(
    say("可上网", "May be fed in"),
    /上网|接入|消纳|送出|开放容量|新能源/,
    say(
      "还能接纳多少上网电力；没有公布就空着。",
      "What may still be fed in; empty where nobody published it.",
    ),
  ),
  from: day(say("起始日期", "From"), {
    listed: true,
    heading: /起始|开始|^自|起$/,
    help: say(
      "从这天起还能接这么多；这天以前建成的项目已经扣除。",
      "So much may be connected from this day on; what was built before it is taken off already.",
    ),
  }),
  until: optional(
    day(say("截止日期", "Until"), {
      listed: true,
      heading: /截止|终止|^至|止$/,
      help: say("空着即到下一次公布为止。", "Empty: until another is published."),
    }),
  ),
  source: line(say("出处", "Source"), { most: 300, heading: /^(?:数据|资料)?(?:出处|来源|依据)/ }),
  sourceOn: optional(
    day(say("出处日期", "Day of the source"), { until: "today", heading: /^(?:出处|来源|依据)日期/ }),
  ),
};
export type GridValues = ValuesOf<typeof GRID>;
export type GridSeed = GridValues & {
  readonly unitId: string;
  /** Who may confirm it: the other bureaus and companies of the city, else of the region, as the roster had them. */
  readonly confirmers: readonly string[];
};

/** A capacity while it was confirmed: what figures of past days count. */
export type Known = Pick<GridValues, "city" | "node" | "importMw" | "exportMw" | "from" | "until"> & {
  readonly since: Day;
  readonly ended: Day | null;
};
export type GridState = GridSeed & {
  readonly status: keyof typeof GRID_STATUSES;
  readonly enteredOn: Day;
  /** Since when it stands as it stands. */
  readonly statedOn: Day;
  /** `unitId` null: the office, where nobody else can. */
  readonly confirmation: {
    readonly document: string;
    readonly unitId: string | null;
    readonly on: Day;
  } | null;
  readonly known: readonly Known[];
};
export type GridDetail = Opened<GridState>;
export type GridRow = GridValues & {
  readonly id: string;
  readonly sample: boolean;
  readonly status: GridState["status"];
  readonly unit: string;
  readonly enteredOn: Day;
};
/** A column of a sheet with the capacities of one year; `power`: its heading does not say which of the two they are. */
export type GridYearColumn = `${"importMw" | "exportMw" | "power"} ${number}`;
/** What columns of a sheet of capacities may mean: fields, the unit of the line's figures, the one year for which they hold. */
export type GridColumn = keyof typeof GRID | "measure" | "year" | GridYearColumn;
export const GRID_UNITS = {
  MW: say("MW（兆瓦）", "MW"),
  万千瓦: say("万千瓦", "10 MW (万千瓦)"),
  GW: say("GW（吉瓦）", "GW"),
  kW: say("kW（千瓦）", "kW"),
};
export type GridUnit = keyof typeof GRID_UNITS;
/**
 * A sheet of capacities on its way in; `unit`: in which unit figures are that print none; `way`: which of the two the columns of
 * years hold; `from`: since when they hold where nothing says it.
 */
export type GridDecisions = {
  readonly unit: GridUnit | null;
  readonly way: "importMw" | "exportMw" | null;
  readonly from: Day | null;
};
export type GridImport = ImportView<SheetLine, GridColumn, GridDecisions>;

/** By what the list is narrowed beside status and words. */
export const GRID_FILTERS = { city: optional(city(GRID.city.name)) };

/** What a capacity is called: its city, as a whole or with the place within. */
export const placeName = ({ city: of, node }: Pick<GridValues, "city" | "node">): Sentence => {
  const { zh, en } = regionWords(of);
  return node === "" ? say(`${zh}全市`, `${en}, the whole city`) : say(`${zh} ${node}`, `${en} ${node}`);
};

const NOT_YOURS = refusal(
  "not-yours",
  "电网接入能力由所在市的供电公司、能源局或发展改革委填报，请联系他们。",
  "What the grid takes is entered by the city's grid company or bureau of energy or of development and reform. Ask them.",
);
const OWN = refusal(
  "own-figures",
  "自己填报的不能自己确认；供电公司填的由能源局确认，能源局填的由供电公司确认。",
  "Nobody confirms figures of their own: what the grid company entered the bureau of energy confirms, and the other way round.",
);
const BACKWARDS = refusal(
  "until-before-from",
  "截止日期早于起始日期，请核对。",
  "It ends before it begins: check both days.",
);
const NOTHING_STATED = refusal(
  "nothing-stated",
  "可用网和可上网至少填一个。",
  "Fill in at least one: what may be taken, or what may be fed in.",
);
const ELSEWHERE = refusal(
  "another-city",
  "盟市填错的请作废这一条，再重新填报：确认它的是那个市的单位。",
  "Withdraw this one where the city is wrong, and enter it anew: units of that city confirm it.",
);

/** Whether somebody states or confirms capacities at all, of whatever city: what offers it asks this, as what refuses it does. */
export const statesGrid = ({ roles, unitName }: Pick<ActingFor, "roles" | "unitName">): boolean =>
  (roles.includes("unit-head") || roles.includes("liaison")) && isGridUnit({ name: unitName ?? "" });
/** Units that know what the grid takes. */
export const isGridUnit = (unit: { readonly name: string }): boolean =>
  ["energy", "grid"].includes(bureauOf(unit) ?? "");

/** One of the city, or of the whole region. */
export const entersGrid = (actor: ActingFor, { city: of }: Pick<GridSeed, "city">) =>
  actor.system || (statesGrid(actor) && [of, WHOLE_REGION].includes(actor.regionCode ?? ""))
    ? null
    : NOT_YOURS;
/** Who entered it keeps it. */
export const keepsGrid = (actor: ActingFor, { unitId }: Pick<GridSeed, "unitId">) =>
  statesGrid(actor) && actor.unitIds.includes(unitId) ? null : NOT_YOURS;

function confirms(actor: ActingFor, state: GridState) {
  if (actor.unitIds.includes(state.unitId)) return OWN;
  if (state.confirmers.length === 0 && actor.roles.includes("office")) return null;
  return entersGrid(actor, state);
}

const impossible = ({ from, until, importMw, exportMw }: GridValues) =>
  until !== null && until < from
    ? at("until", BACKWARDS)
    : importMw === null && exportMw === null
      ? at("importMw", NOTHING_STATED)
      : null;

/** From this day on it is no longer confirmed as it was. */
const closed = (known: GridState["known"], today: Day): GridState["known"] =>
  known.map((each) => (each.ended === null ? { ...each, ended: today } : each));
const OPEN = ["stated", "confirmed"];

const { act, kind } = record<GridState, GridSeed>();

/** How much the grid of a city, or a place in it, still takes of new projects, as somebody states and another confirms. */
export const gridCapacity = kind({
  kind: "grid-capacity",
  name: say("电网接入能力", "Grid capacity"),
  statuses: GRID_STATUSES,
  begins: {
    type: "enter",
    name: say("填报接入能力", "Enter a grid capacity"),
    done: say("填报电网接入能力", "Entered a grid capacity"),
    refuse: (seed, { actor }) =>
      entersGrid(actor, seed) === null ? impossible(seed) : at("city", NOT_YOURS),
    state: (seed, { day: today }) => ({
      ...seed,
      status: "stated",
      enteredOn: today,
      statedOn: today,
      confirmation: null,
      known: [],
    }),
    said: ({ unitId, ...of }, unitName) =>
      say(`${unitName(unitId)}填报${placeName(of).zh}`, `${unitName(unitId)} entered ${placeName(of).en}`),
  },
  acts: {
    confirm: act({
      name: say("确认", "Confirm"),
      done: say("确认电网接入能力", "Confirmed a grid capacity"),
      help: say(
        "确认后才用来判断够不够。请先对照文件核对数字和单位。",
        "Only what is confirmed is judged by. Hold figures and units against the paper first.",
      ),
      asks: { document: line(say("依据文件", "By which paper"), { most: 200 }) },
      adds: (_, actor): { readonly unitId: string | null } => ({ unitId: actor.unitIds[0] ?? null }),
      waits: ({ status }) => (status === "stated" ? "confirmers" : null),
      by: confirms,
      when: ["stated"],
      after: (state, { document, unitId }, { day: today }) => {
        const { city: of, node, importMw, exportMw, from, until } = state;
        return {
          ...state,
          status: "confirmed",
          confirmation: { document, unitId, on: today },
          known: [
            ...state.known,
            { city: of, node, importMw, exportMw, from, until, since: today, ended: null },
          ],
        };
      },
      said: ({ document, unitId }, unitName) =>
        unitId === null
          ? say(`领导小组办公室确认（${document}）`, `The leading group's office confirmed it (${document})`)
          : say(`${unitName(unitId)}确认（${document}）`, `${unitName(unitId)} confirmed it (${document})`),
    }),
    revise: act({
      name: say("修改", "Revise"),
      done: say("修改电网接入能力", "Revised a grid capacity"),
      help: say("改后要重新确认。", "It has to be confirmed anew."),
      asks: GRID,
      initial: (state) => typedOf(GRID, state),
      withdrawable: true,
      by: keepsGrid,
      when: OPEN,
      refuse: (state, values) => (values.city === state.city ? impossible(values) : at("city", ELSEWHERE)),
      after: (state, { type: _, ...values }: GridValues & { type?: string }, { day: today }) => ({
        ...state,
        ...values,
        status: "stated",
        statedOn: today,
        confirmation: null,
        known: closed(state.known, today),
      }),
      said: ({ importMw, exportMw, source }) =>
        say(
          `可用网 ${importMw ?? "—"} MW，可上网 ${exportMw ?? "—"} MW（${source}）`,
          `May be taken: ${importMw ?? "—"} MW; fed in: ${exportMw ?? "—"} MW (${source})`,
        ),
    }),
    end: act({
      name: say("作废", "Withdraw it"),
      done: say("作废电网接入能力", "Withdrew a grid capacity"),
      asks: { why: text(say("原因", "Why"), { most: 500 }) },
      final: true,
      by: keepsGrid,
      when: OPEN,
      after: (state, _, { day: today }) => ({
        ...state,
        status: "ended",
        known: closed(state.known, today),
      }),
      said: ({ why }) => say(`作废：${why}`, `Withdrawn: ${why}`),
    }),
  },
  head: ({ city: of, enteredOn, node, source, unitId }) => ({
    title: placeName({ city: of, node }).zh,
    regionCode: of,
    day: enteredOn,
    unitIds: [unitId],
    words: [source],
  }),
});

export type GridAct = ActOf<GridSeed, "enter", typeof gridCapacity.acts>;
export type GridAsked = AskedOf<typeof gridCapacity.acts>;

/** Of the list, of the workbook, and of what an import knows headings by. */
export const GRID_COLUMNS: ListedColumns<GridRow> = {
  city: column(GRID.city, (row) => row.city, { to: ({ id }) => `/energy/grid/${id}`, sort: "title" }),
  node: column(GRID.node, ({ node }) => node || "全市", { written: ({ node }) => node }),
  importMw: column(GRID.importMw, ({ importMw }) => importMw),
  exportMw: column(GRID.exportMw, ({ exportMw }) => exportMw),
  from: column(GRID.from, ({ from }) => from),
  until: column(GRID.until, ({ until }) => until),
  status: column(choice(say("状态", "Status"), GRID_STATUSES, { listed: true }), ({ status }) => status, {
    sort: "status",
  }),
  source: column(GRID.source, ({ source }) => source),
  sourceOn: column(GRID.sourceOn, ({ sourceOn }) => sourceOn),
  unit: column(line(say("填报单位", "Entered by")), ({ unit }) => unit),
  enteredOn: column(day(say("填报日期", "Entered on")), ({ enteredOn }) => enteredOn, { sort: "day" }),
};
