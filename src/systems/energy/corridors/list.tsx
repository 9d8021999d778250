import { choice, city, day, line, number, say } from "../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../kernel/list.ts";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { CORRIDOR, corridor, type CorridorRow, entersCorridors } from "./kind.ts";

const count = (zh: string, en: string) => number(say(zh, en), { listed: true });

const COLUMNS: ListedColumns<CorridorRow> = {
  name: column(CORRIDOR.name, ({ name }) => name, {
    to: ({ id }) => `/energy/corridors/${id}`,
    sort: "title",
  }),
  status: column(choice(say("状态", "Status"), corridor.statuses, { listed: true }), ({ status }) => status, {
    sort: "status",
  }),
  filling: column(CORRIDOR.filling, ({ filling }) => filling),
  stations: column(count("选定站", "Stations"), ({ stations }) => stations),
  servedTrucks: column(count("服务车辆", "Trucks served"), ({ servedTrucks }) => servedTrucks, {
    compared: true,
  }),
  totalTrucks: column(count("全部车辆", "All trucks"), ({ totalTrucks }) => totalTrucks),
  costWan: column(
    number(say("造价", "Cost"), { unit: say("万元", "10,000 yuan"), listed: true }),
    ({ costWan }) => costWan,
  ),
  city: column(city(say("城市", "City"), { listed: true }), (row) => row.city),
  sites: column(number(say("站点", "Sites")), ({ sites }) => sites),
  unit: column(line(say("登记单位", "Entered by")), ({ unit }) => unit),
  registeredOn: column(day(say("登记日期", "Entered on")), ({ registeredOn }) => registeredOn, {
    sort: "day",
  }),
};

/** Truck corridors, and the form that enters one. */
export default listPage<CorridorRow, typeof CORRIDOR, { readonly day: string }>(corridor, {
  path: "/energy/corridors",
  route: "GET /api/energy/corridors",
  list: (query) => api("GET /api/energy/corridors", { query }),
  lead: say(
    "矿区、专用线、口岸之间的重卡在哪里补能：选站、比较车型，再把车场负荷交给风光项目一起定容。",
    "Where trucks between mines, sidings and ports fill up: choose stations, compare trucks, and size their depot with a project of wind and sun.",
  ),
  none: {
    title: say("没有货运走廊", "No truck corridors"),
    help: say(
      "由能源局、发展改革委或工业和信息化局登记，再上传站点、道路和车流。",
      "A bureau of energy, of development and reform or of industry enters one, then uploads sites, roads and flows.",
    ),
  },
  columns: { of: COLUMNS },
  begin: {
    by: ["liaison", "unit-head"],
    may: ({ organisationName }) => entersCorridors(organisationName),
    fields: CORRIDOR,
    help: say(
      "先登记名称和续航；站点、道路、车流随后用文件上传，文件里写了续航的以文件为准。",
      "Name and range first; sites, roads and flows follow as a file, whose range wins where it has one.",
    ),
    known: {
      route: "GET /api/energy/corridors",
      ask: () => api("GET /api/energy/corridors", { query: { size: "1" } }),
    },
    ground: ({ day: today }) => ({ choices: {}, day: today }),
    send: (seed) => api("POST /api/energy/corridors", { body: { key: newRequestKey(), seed } }),
  },
});
