import { lazy } from "react";
import { choice, city, day, line, number, say } from "../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../kernel/list.ts";
import { StatusLabel } from "../../../web/kit/parts.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { VERDICT_NAMES } from "../verdict/names.ts";
import { energyProject, PROJECT_FILTERS, type ProjectRow, proposesProjects } from "./kind.ts";
import { PROJECT } from "./project.ts";
import { VERDICT_TONES } from "./verdict-tones.tsx";

const MW = say("MW", "MW");
const PERCENT = 100;

const COLUMNS: ListedColumns<ProjectRow> = {
  name: column(PROJECT.name, ({ name }) => name, { to: ({ id }) => `/energy/projects/${id}`, sort: "title" }),
  status: column(
    choice(say("状态", "Status"), energyProject.statuses, { listed: true }),
    ({ status }) => status,
    {
      sort: "status",
    },
  ),
  rule: column(PROJECT.rule, ({ rule }) => rule),
  verdict: column(
    choice(say("按本类细则", "By its rule"), VERDICT_NAMES, { listed: true }),
    ({ verdict }) => verdict,
  ),
  re: column(
    number(say("风光装机", "Wind and sun"), { unit: MW, listed: true }),
    ({ windMw, solarMw }) => (windMw ?? 0) + (solarMw ?? 0),
    { compared: true },
  ),
  storage: column(
    number(say("储能配比", "Storage share"), { unit: say("%", "%"), listed: true }),
    ({ windMw, solarMw, batteryMw }) => {
      const re = (windMw ?? 0) + (solarMw ?? 0);
      return re === 0 ? null : Math.round(((batteryMw ?? 0) / re) * PERCENT * 10) / 10;
    },
  ),
  city: column(city(say("城市", "City"), { listed: true }), (row) => row.city),
  windMw: column(PROJECT.windMw, ({ windMw }) => windMw),
  solarMw: column(PROJECT.solarMw, ({ solarMw }) => solarMw),
  batteryMw: column(PROJECT.batteryMw, ({ batteryMw }) => batteryMw),
  batteryMwh: column(PROJECT.batteryMwh, ({ batteryMwh }) => batteryMwh),
  mode: column(PROJECT.mode, ({ mode }) => mode),
  unit: column(line(say("提出单位", "Proposed by")), ({ unit }) => unit),
  proposedOn: column(day(say("提出日期", "Proposed on")), ({ proposedOn }) => proposedOn, { sort: "day" }),
};

// What is looked at only when asked for loads then.
const Categories = lazy(() => import("./categories-view.tsx"));
const ProjectMap = lazy(() => import("./map-view.tsx"));

/** Energy projects, and the form that proposes one. */
export default listPage<ProjectRow, typeof PROJECT, { readonly day: string }, typeof PROJECT_FILTERS>(
  energyProject,
  {
    path: "/energy/projects",
    route: "GET /api/energy/projects",
    list: (query) => api("GET /api/energy/projects", { query }),
    lead: say(
      "按六类市场化实施细则申报的风光项目：先看按本类细则是否符合，再看走到哪一步。",
      "Projects of wind and sun under the six sets of rules: whether they keep the rule of their category, and how far they are.",
    ),
    none: {
      title: say("没有能源项目", "No energy projects"),
      help: say(
        "由市能源局或发展改革委提出项目，填报装机和电量后即可看七类细则的逐条判定。",
        "A bureau of energy or of development and reform proposes one; with capacities and energies every article is judged.",
      ),
    },
    columns: {
      of: COLUMNS,
      cells: {
        verdict: ({ verdict }, { sentence }) => (
          <StatusLabel name={sentence(VERDICT_NAMES[verdict])} tone={VERDICT_TONES[verdict]} />
        ),
      },
    },
    narrowing: PROJECT_FILTERS,
    looks: {
      table: { name: say("列表", "List") },
      map: { name: say("示意图", "Map"), View: ProjectMap, alone: true },
      categories: { name: say("按类别", "By category"), View: Categories, alone: true },
    },
    begin: {
      by: ["liaison", "unit-head"],
      may: ({ organisationName }) => proposesProjects(organisationName),
      fields: PROJECT,
      help: say(
        "由市能源局或发展改革委提出；装机可以先空着，定容后再填。",
        "Proposed by a bureau of energy or of development and reform; capacities may wait until it is sized.",
      ),
      known: {
        route: "GET /api/energy/projects",
        ask: () => api("GET /api/energy/projects", { query: { size: "1" } }),
      },
      ground: ({ day: today }) => ({ choices: {}, day: today }),
      send: (seed) => api("POST /api/energy/projects", { body: { key: newRequestKey(), seed } }),
    },
  },
);
