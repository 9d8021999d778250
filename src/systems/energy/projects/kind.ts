import type { ActingFor } from "../../../kernel/actor.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import { city, choice, line, optional, pick, say, text, typedOf } from "../../../kernel/fields.ts";
import type { Opened } from "../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";
import { judge, type Verdict } from "../verdict/judge.ts";
import { CATEGORIES } from "./category.ts";
import { CAPACITIES } from "../sizing/program.ts";
import type { TakenDesign } from "../workbench/design.ts";
import { factsOf, PROJECT, type ProjectValues, type Stated, STATING, UNSTATED } from "./project.ts";

export const PROJECT_STATUSES = {
  draft: say("草案", "draft"),
  submitted: say("审核中", "under review"),
  returned: say("已退回", "returned"),
  approved: say("已批复", "approved"),
  built: say("已建成", "built"),
  ended: say("已终止", "ended"),
};
export type ProjectStatus = keyof typeof PROJECT_STATUSES;

/** By what the list is narrowed beside status and words. */
export const PROJECT_FILTERS = {
  rule: optional(choice(say("类别", "Category"), CATEGORIES)),
  city: optional(city(say("城市", "City"))),
};

export type ProjectSeed = ProjectValues & {
  readonly unit: { readonly unitId: string; readonly regionCode: string };
};
export type ProjectState = ProjectSeed & {
  readonly status: ProjectStatus;
  readonly stated: Stated | null;
  readonly proposedOn: Day;
  readonly approval: { readonly document: string; readonly on: Day } | null;
  readonly returned: string;
  readonly builtOn: Day | null;
  readonly endedOn: Day | null;
  /** The sizing whose design it states; absent where none was taken, or where its capacities were changed since. */
  readonly taken?: string;
};

const NOT_ENERGY = refusal(
  "not-energy",
  "项目由市能源局或发展改革委提出；您所在的单位不是，请联系他们。",
  "Projects are proposed by a city's bureau of energy or of development and reform; your unit is none. Ask them.",
);
const NOT_YOURS = refusal(
  "not-yours",
  "项目由提出它的单位办理，请联系他们。",
  "This is done by the unit that proposed the project. Ask them.",
);
const NOT_OFFICE = refusal(
  "not-office",
  "审核结果由领导小组办公室登记。",
  "The outcome of the review is entered by the leading group's office.",
);
const NOTHING_TO_BUILD = refusal(
  "nothing-to-build",
  "还没有填风电或光伏装机，不能报送；请先修改项目。",
  "Neither wind nor solar capacity is filled in: revise the project first.",
);

/** Why somebody may not work on a project; null who may. */
export const worksOn = ({ roles, unitIds }: ActingFor, { unit }: Pick<ProjectSeed, "unit">) =>
  unitIds.includes(unit.unitId) && (roles.includes("liaison") || roles.includes("unit-head"))
    ? null
    : NOT_YOURS;
/** Whether a unit, by its name, proposes projects at all. */
export const proposesProjects = (unitName: string | null): boolean =>
  bureauOf({ name: unitName ?? "" }) === "energy";
const isOffice = ({ roles }: ActingFor) => (roles.includes("office") ? null : NOT_OFFICE);
const OPEN = ["draft", "returned"];

const { act, apart, kind } = record<ProjectState, ProjectSeed>();

/** A market-based project of wind and sun from its draft to its end. */
export const energyProject = kind({
  kind: "energy-project",
  name: say("能源项目", "Energy projects"),
  statuses: PROJECT_STATUSES,
  begins: {
    type: "propose",
    name: say("提出项目", "Propose a project"),
    done: say("提出能源项目", "Proposed an energy project"),
    refuse: (seed, { actor }) =>
      worksOn(actor, seed) ?? (proposesProjects(actor.unitName) ? null : NOT_ENERGY),
    state: (seed, { day }) => ({
      ...seed,
      status: "draft",
      stated: null,
      proposedOn: day,
      approval: null,
      returned: "",
      builtOn: null,
      endedOn: null,
    }),
    said: ({ name, unit, rule }, unitName) =>
      say(
        `${unitName(unit.unitId)}提出“${name}”（${CATEGORIES[rule].zh}）`,
        `${unitName(unit.unitId)} proposed “${name}” (${CATEGORIES[rule].en})`,
      ),
  },
  acts: {
    state: act({
      name: say("填报电量和条件", "State energies and conditions"),
      done: say("填报项目电量和条件", "Stated energies and conditions of a project"),
      help: say(
        "空着的算不知道，相应条款判“待定”。",
        "What is left empty is not known, and articles that need it stay undecided.",
      ),
      asks: STATING,
      initial: ({ stated }, day) =>
        stated === null ? { statedOn: day } : typedOf(STATING, { ...stated, statedOn: day }),
      withdrawable: true,
      by: worksOn,
      when: OPEN,
      after: (state, { type: _, ...stated }: Stated & { type?: string }) => ({ ...state, stated }),
      said: ({ statedFrom, statedOn }) =>
        say(
          `填报电量和条件（${statedFrom}，${statedOn}）`,
          `Energies and conditions (${statedFrom}, ${statedOn})`,
        ),
    }),
    "take-design": apart<TakenDesign>()({
      name: say("采用定容方案", "Take a design"),
      done: say("采用定容方案", "Took a design of the sizing"),
      help: say(
        "装机和全年电量改为方案的；条件和出处照旧。",
        "Capacities and energies become those of the design; conditions stay.",
      ),
      asks: { sizing: pick(say("方案", "Design")) },
      withdrawable: true,
      by: worksOn,
      when: OPEN,
      after: (state, { sizing, capacities, energies, on, exact }) => ({
        ...state,
        taken: sizing,
        ...capacities,
        source: exact ? `${on} 全年精算方案` : `${on} 定容方案`,
        stated: {
          ...(state.stated ?? UNSTATED),
          ...energies,
          gridPeakValley: null,
          loadPeakValley: null,
          statedFrom: exact ? `${on} 全年精算` : `${on} 定容`,
          statedOn: on,
        },
      }),
      said: ({ on, exact }) =>
        say(
          `采用 ${on} 的${exact ? "全年精算" : "定容"}方案`,
          `Took the design of ${on}${exact ? ", exact over the year" : ""}`,
        ),
    }),
    submit: act({
      name: say("报送审核", "Submit for review"),
      done: say("报送能源项目", "Submitted an energy project"),
      help: say("报送后不能再修改，除非退回。", "Once submitted it cannot be changed unless it is returned."),
      asks: {},
      waits: ({ status }) => (OPEN.includes(status) ? "owner" : null),
      final: true,
      by: worksOn,
      when: OPEN,
      unless: ({ windMw, solarMw }) => ((windMw ?? 0) + (solarMw ?? 0) > 0 ? null : NOTHING_TO_BUILD),
      after: (state) => ({ ...state, status: "submitted", returned: "" }),
      said: () => say("报送审核", "Submitted for review"),
    }),
    revise: act({
      name: say("修改项目", "Revise the project"),
      done: say("修改能源项目", "Revised an energy project"),
      asks: PROJECT,
      initial: (state) => typedOf(PROJECT, state),
      withdrawable: true,
      by: worksOn,
      when: OPEN,
      after: ({ taken, ...state }, { type: _, ...values }: ProjectValues & { type?: string }) => {
        const same = CAPACITIES.every((name) => (values[name] ?? 0) === (state[name] ?? 0));
        return { ...state, ...values, ...(same && taken !== undefined ? { taken } : {}) };
      },
      said: ({ source }) => say(`修改项目（装机出处：${source}）`, `Revised (capacities from: ${source})`),
    }),
    approve: act({
      name: say("登记批复", "Enter the approval"),
      done: say("登记能源项目批复", "Entered the approval of an energy project"),
      help: say(
        "批复由自治区能源局作出，这里只登记文号。",
        "The region's energy bureau decides; its document is entered here.",
      ),
      asks: { document: line(say("批复文号", "Number of the approval"), { most: 100 }) },
      waits: ({ status }) => (status === "submitted" ? "office" : null),
      by: isOffice,
      when: ["submitted"],
      after: (state, { document }, { day }) => ({
        ...state,
        status: "approved",
        approval: { document, on: day },
      }),
      said: ({ document }) => say(`批复（${document}）`, `Approved (${document})`),
    }),
    return: act({
      name: say("登记退回", "Enter that it is returned"),
      done: say("退回能源项目", "Returned an energy project"),
      asks: { reason: text(say("原因", "Why"), { most: 2_000 }) },
      by: isOffice,
      when: ["submitted"],
      after: (state, { reason }) => ({ ...state, status: "returned", returned: reason }),
      said: ({ reason }) => say(`退回：${reason}`, `Returned: ${reason}`),
    }),
    build: act({
      name: say("登记建成", "Enter that it is built"),
      done: say("登记能源项目建成", "Entered that an energy project is built"),
      asks: { proof: line(say("并网或验收文件", "Paper on connection or acceptance"), { most: 200 }) },
      by: worksOn,
      when: ["approved"],
      after: (state, _, { day }) => ({ ...state, status: "built", builtOn: day }),
      said: ({ proof }) => say(`建成（${proof}）`, `Built (${proof})`),
    }),
    end: act({
      name: say("终止项目", "End the project"),
      done: say("终止能源项目", "Ended an energy project"),
      asks: { why: text(say("原因", "Why"), { most: 2_000 }) },
      final: true,
      by: worksOn,
      when: ["draft", "returned", "approved", "built"],
      after: (state, _, { day }) => ({ ...state, status: "ended", endedOn: day }),
      said: ({ why }) => say(`终止：${why}`, `Ended: ${why}`),
    }),
  },
  head: ({ name, unit, proposedOn, investor }) => ({
    title: name,
    regionCode: unit.regionCode,
    day: proposedOn,
    unitIds: [unit.unitId],
    words: [investor],
  }),
});

export type ProjectAct = ActOf<ProjectSeed, "propose", typeof energyProject.acts>;
export type ProjectAsked = AskedOf<typeof energyProject.acts>;
export type ProjectDetail = Opened<ProjectState>;

/** A project held against the rule of its own category. */
export const verdictOf = (state: ProjectValues & Pick<ProjectState, "stated">, day: Day): Verdict =>
  judge(factsOf(state, state.stated), day);

export type ProjectRow = {
  readonly id: string;
  readonly sample: boolean;
  readonly name: string;
  readonly city: string;
  readonly status: ProjectStatus;
  readonly verdict: Verdict["verdict"];
  readonly unit: string;
  readonly proposedOn: Day;
} & Pick<ProjectValues, "rule" | "mode" | "windMw" | "solarMw" | "batteryMw" | "batteryMwh">;

/** Of a category: what is proposed, approved and built, in MW of wind and sun. */
export type CategorySum = {
  readonly rule: ProjectValues["rule"];
  readonly proposedMw: number;
  readonly approvedMw: number;
  readonly builtMw: number;
  readonly sample: boolean;
};
