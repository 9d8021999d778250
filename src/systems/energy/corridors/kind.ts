import type { ActingFor } from "../../../kernel/actor.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import {
  at,
  choice,
  file,
  line,
  number,
  optional,
  pick,
  say,
  text,
  typedOf,
  type ValuesOf,
  whole,
} from "../../../kernel/fields.ts";
import type { Opened } from "../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";
import type { SiteId } from "../stations/corridor.ts";
import { HANDING } from "./depot.ts";
import { FILLING } from "./haulage/haulage.ts";
import { type Priced, PRICING, UNPRICED } from "./haulage/pricing.ts";
import type { Network, Reach } from "./network.ts";

export const CORRIDOR_STATUSES = {
  draft: say("待选站", "stations open"),
  placed: say("已选站", "stations chosen"),
  ended: say("已停用", "ended"),
};
export type CorridorStatus = keyof typeof CORRIDOR_STATUSES;

/** What is filled in of a corridor; its sites, roads and flows come as a file. */
export const CORRIDOR = {
  name: line(say("走廊名称", "Corridor"), { most: 100, listed: true }),
  filling: choice(say("补能方式", "Filled by"), FILLING, { initial: "charging", listed: true }),
  rangeKm: number(say("续航", "Range"), { unit: say("公里", "km"), least: 1, most: 5_000, initial: "300" }),
  reservePercent: number(say("保留不用", "Kept back"), {
    unit: say("%", "%"),
    least: 0,
    most: 99,
    initial: "20",
    help: say(
      "续航中留着不用的部分；两站之间不超过其余部分。",
      "Of the range; no stretch between stations exceeds the rest.",
    ),
  }),
  maxStations: optional(
    whole(say("至多建站", "Stations at most"), {
      least: 0,
      most: 300,
      help: say(
        "空着即全部车流都要服务、花费最少。",
        "Where it is empty all flows are served at least cost.",
      ),
    }),
  ),
  source: line(say("出处", "Source"), {
    most: 200,
    help: say("站点、里程、车流、造价从哪里来。", "Where sites, kilometres, flows and costs are from."),
  }),
};
export type CorridorValues = ValuesOf<typeof CORRIDOR>;

/** Stations as they were chosen, of a computation. */
export type Adopted = {
  readonly placing: string;
  readonly stations: readonly SiteId[];
  readonly costWan: number;
  readonly servedTrucks: number;
  readonly totalTrucks: number;
  readonly proven: boolean;
};
/** Hours of a project into which trucks of the corridor went. */
export type Handed = {
  readonly projectId: string;
  readonly projectName: string;
  readonly hoursId: string;
  readonly dailyMwh: number;
  readonly depotMw: number;
  readonly kgPerWeek: number;
};

export type CorridorSeed = CorridorValues & {
  readonly unit: { readonly unitId: string; readonly regionCode: string };
};
export type CorridorState = CorridorSeed & {
  readonly status: CorridorStatus;
  readonly registeredOn: Day;
  readonly network: Network | null;
  readonly broughtFrom: string;
  readonly adopted: Adopted | null;
  /** Since when so many trucks were served by the stations chosen, and until when: what figures of past days count. */
  readonly served: readonly { readonly trucks: number; readonly since: Day; readonly until: Day | null }[];
  readonly priced: Priced | null;
  readonly handed: readonly (Handed & { readonly on: Day })[];
  readonly endedOn: Day | null;
};

const NOT_BUREAU = refusal(
  "not-energy",
  "走廊由市能源局、发展改革委或工业和信息化局登记；您所在的单位不是，请联系他们。",
  "Corridors are entered by a city's bureau of energy, of development and reform, or of industry; your unit is none. Ask them.",
);
const NOT_YOURS = refusal(
  "not-yours",
  "走廊由登记它的单位维护，请联系他们。",
  "This is done by the unit that entered the corridor. Ask them.",
);
const NO_NETWORK = refusal(
  "no-network",
  "还没有站点、道路和车流，请先上传走廊文件。",
  "There are no sites, roads and flows yet: upload the corridor's file first.",
);
const NO_STATIONS = refusal(
  "no-stations",
  "还没有选定站点，不知道服务多少车；请先选站。",
  "No stations are chosen yet and nobody knows how many trucks are served: choose them first.",
);
const LEAST_ABOVE_MOST = refusal(
  "least-above-most",
  "氢耗低值高于高值，请核对两个数。",
  "The least consumption of hydrogen is above the most: check both.",
);

/** Why somebody may not work on a corridor; null who may. */
export const keepsCorridor = ({ roles, unitIds }: ActingFor, { unit }: Pick<CorridorSeed, "unit">) =>
  unitIds.includes(unit.unitId) && (roles.includes("liaison") || roles.includes("unit-head"))
    ? null
    : NOT_YOURS;
const BUREAUS = ["energy", "industry"];
/** Whether a unit, by its name, enters corridors at all. */
export const entersCorridors = (unitName: string | null): boolean =>
  BUREAUS.includes(bureauOf({ name: unitName ?? "" }) ?? "");
const OPEN = ["draft", "placed"];

const closed = (served: CorridorState["served"], day: Day): CorridorState["served"] =>
  served.flatMap((each) =>
    each.until !== null ? [each] : each.since === day ? [] : [{ ...each, until: day }],
  );
/** Whatever stations follow from changed: they are chosen anew. */
const reopened = (state: CorridorState, day: Day): CorridorState => ({
  ...state,
  status: "draft",
  adopted: null,
  served: closed(state.served, day),
});

const { act, apart, kind } = record<CorridorState, CorridorSeed>();

/** A corridor of trucks from mine over siding to port, with the stations at which they fill up. */
export const corridor = kind({
  kind: "corridor",
  name: say("货运走廊", "Truck corridors"),
  statuses: CORRIDOR_STATUSES,
  begins: {
    type: "register",
    name: say("登记走廊", "Enter a corridor"),
    done: say("登记货运走廊", "Entered a truck corridor"),
    refuse: (seed, { actor }) =>
      keepsCorridor(actor, seed) ?? (entersCorridors(actor.unitName) ? null : NOT_BUREAU),
    state: (seed, { day }) => ({
      ...seed,
      status: "draft",
      registeredOn: day,
      network: null,
      broughtFrom: "",
      adopted: null,
      served: [],
      priced: null,
      handed: [],
      endedOn: null,
    }),
    said: ({ name, unit }, unitName) =>
      say(`${unitName(unit.unitId)}登记“${name}”`, `${unitName(unit.unitId)} entered “${name}”`),
  },
  acts: {
    bring: apart<{ network: Network; reach: Reach; fileName: string }>()({
      name: say("上传走廊文件", "Upload the corridor"),
      done: say("上传走廊文件", "Uploaded a corridor"),
      help: say(
        "命令所读的 .json，或 .xlsx 三张表：站点（站点、造价（万元）、可建站）、道路（起点、终点、公里）、车流（起点、终点、车辆）。换了文件要重新选站。",
        "A .json as the command reads it, or an .xlsx of three sheets: sites (site, cost in 10,000 yuan, candidate), roads (from, to, km), flows (from, to, trucks). Stations are chosen anew after it.",
      ),
      asks: { file: file(say("走廊文件", "File"), { accept: ".json,.xlsx" }) },
      waits: ({ network }) => (network === null ? "owner" : null),
      withdrawable: true,
      by: keepsCorridor,
      when: OPEN,
      after: (state, { network, reach, fileName }, { day }) => ({
        ...reopened(state, day),
        ...reach,
        network,
        broughtFrom: fileName,
      }),
      said: ({ network: { sites, roads, flows }, fileName }) =>
        say(
          `上传“${fileName}”：${sites.length} 个站点、${roads.length} 条道路、${flows.length} 股车流`,
          `Uploaded “${fileName}”: sites ${sites.length}, roads ${roads.length}, flows ${flows.length}`,
        ),
    }),
    adopt: apart<Adopted>()({
      name: say("采用选站方案", "Choose these stations"),
      done: say("采用选站方案", "Chose stations of a corridor"),
      asks: { placing: pick(say("方案", "Computation")) },
      waits: ({ network, status }) => (network !== null && status === "draft" ? "owner" : null),
      withdrawable: true,
      by: keepsCorridor,
      when: OPEN,
      unless: ({ network }) => (network === null ? NO_NETWORK : null),
      after: (state, { placing, stations, costWan, servedTrucks, totalTrucks, proven }, { day }) => ({
        ...state,
        status: "placed",
        adopted: { placing, stations, costWan, servedTrucks, totalTrucks, proven },
        served: [...closed(state.served, day), { trucks: servedTrucks, since: day, until: null }],
      }),
      said: ({ stations, servedTrucks, totalTrucks }) =>
        say(
          `选定 ${stations.length} 个站（${stations.join("、")}），服务 ${servedTrucks} / ${totalTrucks} 辆`,
          `Chose stations: ${stations.length} (${stations.join(", ")}), trucks served: ${servedTrucks} of ${totalTrucks}`,
        ),
    }),
    price: act({
      name: say("填写车价和能价", "Fill in prices"),
      done: say("填写走廊的车价和能价", "Filled in prices of a corridor"),
      help: say(
        "都没有核实，只用于比较，不用于判定和付款。",
        "None of it is verified: it compares, and drives no verdict and no payment.",
      ),
      asks: PRICING,
      initial: ({ priced }) => typedOf(PRICING, priced ?? UNPRICED),
      withdrawable: true,
      by: keepsCorridor,
      when: OPEN,
      refuse: (_, { leastKgPer100Km, mostKgPer100Km }) =>
        leastKgPer100Km > mostKgPer100Km ? at("leastKgPer100Km", LEAST_ABOVE_MOST) : null,
      after: (state, { type: _, ...priced }: Priced & { type?: string }) => ({ ...state, priced }),
      said: ({ pricedFrom }) => say(`填写价格（${pricedFrom}）`, `Filled in prices (${pricedFrom})`),
    }),
    "hand-over": apart<Handed>()({
      name: say("把车场负荷交给项目", "Hand the depot to a project"),
      done: say("把走廊的车场负荷交给项目", "Handed the depot of a corridor to a project"),
      asks: HANDING,
      omits: ({ filling }) => (filling === "hydrogen" ? ["kwhPerKm", "leaving", "depotMw"] : ["kgPer100Km"]),
      by: keepsCorridor,
      when: ["placed"],
      unless: ({ adopted }) => (adopted === null ? NO_STATIONS : null),
      after: (state, { projectId, projectName, hoursId, dailyMwh, depotMw, kgPerWeek }, { day }) => ({
        ...state,
        handed: [...state.handed, { projectId, projectName, hoursId, dailyMwh, depotMw, kgPerWeek, on: day }],
      }),
      said: ({ projectName, dailyMwh, depotMw, kgPerWeek }) =>
        kgPerWeek > 0
          ? say(
              `把车辆用氢交给“${projectName}”：每周 ${kgPerWeek} kg`,
              `Handed the hydrogen of trucks to “${projectName}”: ${kgPerWeek} kg a week`,
            )
          : say(
              `把车场负荷交给“${projectName}”：每天 ${dailyMwh} MWh，充电功率 ${depotMw} MW`,
              `Handed the depot to “${projectName}”: ${dailyMwh} MWh a day, ${depotMw} MW`,
            ),
    }),
    revise: act({
      name: say("修改走廊", "Revise the corridor"),
      done: say("修改货运走廊", "Revised a truck corridor"),
      help: say(
        "改了续航、保留或站数，要重新选站。",
        "Range, reserve or number of stations changed: choose stations anew.",
      ),
      asks: CORRIDOR,
      initial: (state) => typedOf(CORRIDOR, state),
      withdrawable: true,
      by: keepsCorridor,
      when: OPEN,
      after: (state, { type: _, ...values }: CorridorValues & { type?: string }, { day }) => {
        const same = (["rangeKm", "reservePercent", "maxStations"] as const).every(
          (key) => state[key] === values[key],
        );
        return { ...(same ? state : reopened(state, day)), ...values };
      },
      said: ({ name, source }) =>
        say(`修改“${name}”（出处：${source}）`, `Revised “${name}” (source: ${source})`),
    }),
    end: act({
      name: say("停用走廊", "End the corridor"),
      done: say("停用货运走廊", "Ended a truck corridor"),
      asks: { why: text(say("原因", "Why"), { most: 2_000 }) },
      final: true,
      by: keepsCorridor,
      when: OPEN,
      after: (state, _, { day }) => ({
        ...state,
        status: "ended",
        served: closed(state.served, day),
        endedOn: day,
      }),
      said: ({ why }) => say(`停用：${why}`, `Ended: ${why}`),
    }),
  },
  head: ({ name, unit, registeredOn, source }) => ({
    title: name,
    regionCode: unit.regionCode,
    day: registeredOn,
    unitIds: [unit.unitId],
    words: [source],
  }),
});

export type CorridorAct = ActOf<CorridorSeed, "register", typeof corridor.acts>;
export type CorridorAsked = AskedOf<typeof corridor.acts>;
export type CorridorDetail = Opened<CorridorState>;

export type CorridorRow = {
  readonly id: string;
  readonly sample: boolean;
  readonly name: string;
  readonly filling: CorridorValues["filling"];
  readonly status: CorridorStatus;
  readonly sites: number | null;
  readonly stations: number | null;
  readonly servedTrucks: number | null;
  readonly totalTrucks: number | null;
  readonly costWan: number | null;
  readonly city: string;
  readonly unit: string;
  readonly registeredOn: Day;
};
