import type { ActingFor } from "../../../kernel/actor.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
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
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { ImportView, SheetLine } from "../../../kernel/sheet.ts";
import { PRODUCT_NAMES, PRODUCTS, UNIT_NAMES } from "./product.ts";

export const BASE_STATUSES = { used: say("在册", "listed"), ended: say("已停产", "ended") };

/** How well a capacity is known; what is at C is unverified and covers no need. */
export const BASE_LEVELS = {
  A: say("A 读过原文", "A, read in the source"),
  B: say("B 据报道", "B, reported"),
  C: say("C 未核实", "C, unverified"),
};

/** What is filled in of an equipment base. */
export const BASE = {
  name: line(say("装备基地", "Equipment base"), {
    most: 100,
    listed: true,
    heading: /^(?:装备)?基地|企业|厂/,
  }),
  city: city(say("城市", "City"), { listed: true, heading: /^(?:所在|所属)?(?:城市|盟市|地市|市)$/ }),
  product: choice(say("产品", "Product"), PRODUCT_NAMES, { listed: true, heading: /^(?:主要|主导)?产品/ }),
  perYear: optional(
    number(say("年产能", "Capacity a year"), {
      least: 0,
      most: 1_000_000_000,
      listed: true,
      heading: /产能/,
      help: say(
        "按产品的单位：整机、叶片、塔筒、组件、电解槽为 MW（叶片、塔筒按所配整机），电池 MWh，储氢罐 kg，燃料电池 套，重卡 辆。没有公开数字就空着。",
        "In the product's unit: MW of turbines, blades, towers (by the turbines they equip), modules, electrolysers; MWh of batteries; kg of tanks; sets; trucks. Leave it empty where nothing is published.",
      ),
    }),
  ),
  since: optional(
    day(say("投产日期", "Producing since"), {
      heading: /投产/,
      help: say("空着即已在生产。", "Where it is empty it produces already."),
    }),
  ),
  source: line(say("出处", "Source"), { most: 300, heading: /^(?:数据|资料)?(?:出处|来源|依据)/ }),
  sourceOn: optional(
    day(say("出处日期", "Day of the source"), { until: "today", heading: /^(?:出处|来源|依据)日期/ }),
  ),
  level: choice(say("依据等级", "Level"), BASE_LEVELS, { initial: "C", listed: true, heading: /等级|核实/ }),
};
export type BaseValues = ValuesOf<typeof BASE>;
/** `unitId` null: it came with the product. */
export type BaseSeed = BaseValues & { readonly unitId: string | null };
export type BaseState = BaseSeed & {
  readonly status: keyof typeof BASE_STATUSES;
  readonly enteredOn: Day;
  readonly endedOn: Day | null;
};
export type BaseDetail = Opened<BaseState>;
export type BaseRow = BaseValues & {
  readonly id: string;
  readonly sample: boolean;
  readonly status: BaseState["status"];
  readonly unit: string;
  readonly enteredOn: Day;
};
/** A sheet of bases on its way in; `ownUnit`: capacities that print no unit are in that of their product. */
export type BaseDecisions = { readonly ownUnit: boolean };
export type BaseImport = ImportView<SheetLine, keyof typeof BASE | "measure", BaseDecisions>;

/** By what the list is narrowed beside status and words. */
export const BASE_FILTERS = {
  product: optional(choice(BASE.product.name, PRODUCT_NAMES)),
  city: optional(city(BASE.city.name)),
};

const NOT_YOURS = refusal(
  "not-yours",
  "装备基地由所在市的工业和信息化局登记和维护，请联系他们。",
  "An equipment base is kept by the bureau of industry of its city. Ask them.",
);

/** Whether somebody enters bases at all, of whatever city: what offers it asks this, as what refuses it does. */
export const entersBases = ({ roles, unitName }: Pick<ActingFor, "roles" | "unitName">): boolean =>
  (roles.includes("unit-head") || roles.includes("liaison")) &&
  bureauOf({ name: unitName ?? "" }) === "industry";

/** The bureau of industry of the base's city, or of the whole region. */
export const keepsBase = (actor: ActingFor, { city: of }: Pick<BaseSeed, "city">) =>
  actor.system || (entersBases(actor) && [of, WHOLE_REGION].includes(actor.regionCode ?? ""))
    ? null
    : NOT_YOURS;

const { act, kind } = record<BaseState, BaseSeed>();

/** Who makes what of wind, sun, hydrogen, storage and trucks in the four cities, and how much a year. */
export const equipmentBase = kind({
  kind: "equipment-base",
  name: say("装备基地", "Equipment bases"),
  statuses: BASE_STATUSES,
  begins: {
    type: "enter",
    name: say("登记装备基地", "Enter an equipment base"),
    done: say("登记装备基地", "Entered an equipment base"),
    refuse: (seed, { actor }) => (keepsBase(actor, seed) === null ? null : at("city", NOT_YOURS)),
    state: (seed, { day: today }) => ({ ...seed, status: "used", enteredOn: today, endedOn: null }),
    said: ({ name, product, unitId }, unitName) =>
      unitId === null
        ? say(`随系统登记“${name}”`, `Entered with the product: “${name}”`)
        : say(
            `${unitName(unitId)}登记“${name}”（${PRODUCT_NAMES[product].zh}）`,
            `${unitName(unitId)} entered “${name}” (${PRODUCT_NAMES[product].en})`,
          ),
  },
  acts: {
    revise: act({
      name: say("修改", "Revise"),
      done: say("修改装备基地", "Revised an equipment base"),
      asks: BASE,
      initial: (state) => typedOf(BASE, state),
      withdrawable: true,
      by: keepsBase,
      when: ["used"],
      refuse: (_, values, { actor }) => (keepsBase(actor, values) === null ? null : at("city", NOT_YOURS)),
      after: (state, { type: _, ...values }: BaseValues & { type?: string }) => ({ ...state, ...values }),
      said: ({ perYear, product, source }) =>
        say(
          `年产能${perYear === null ? "未公开" : ` ${perYear} ${PRODUCTS[product].unit.zh}`}（${source}）`,
          `Capacity a year: ${perYear === null ? "not published" : `${perYear} ${PRODUCTS[product].unit.en}`} (${source})`,
        ),
    }),
    end: act({
      name: say("停产", "End it"),
      done: say("登记装备基地停产", "Entered that an equipment base ended"),
      asks: { why: text(say("原因", "Why"), { most: 500 }) },
      final: true,
      by: keepsBase,
      when: ["used"],
      after: (state, _, { day: today }) => ({ ...state, status: "ended", endedOn: today }),
      said: ({ why }) => say(`停产：${why}`, `Ended: ${why}`),
    }),
  },
  head: ({ name, city: of, enteredOn, source, unitId }) => ({
    title: name,
    regionCode: of,
    day: enteredOn,
    unitIds: unitId === null ? [] : [unitId],
    words: [source],
  }),
});

export type BaseAct = ActOf<BaseSeed, "enter", typeof equipmentBase.acts>;
export type BaseAsked = AskedOf<typeof equipmentBase.acts>;

/** Of the list, of the workbook, and of what an import knows headings by. */
export const BASE_COLUMNS: ListedColumns<BaseRow> = {
  name: column(BASE.name, ({ name }) => name, { to: ({ id }) => `/energy/bases/${id}`, sort: "title" }),
  city: column(BASE.city, (row) => row.city),
  product: column(BASE.product, ({ product }) => product),
  perYear: column(BASE.perYear, ({ perYear }) => perYear),
  measure: column(
    choice(say("产能单位", "Unit"), UNIT_NAMES, { listed: true, heading: /^(?:产能)?单位/ }),
    ({ product }) => product,
  ),
  level: column(BASE.level, ({ level }) => level),
  status: column(choice(say("状态", "Status"), BASE_STATUSES, { listed: true }), ({ status }) => status, {
    sort: "status",
  }),
  since: column(BASE.since, ({ since }) => since),
  source: column(BASE.source, ({ source }) => source),
  sourceOn: column(BASE.sourceOn, ({ sourceOn }) => sourceOn),
  unit: column(line(say("登记单位", "Entered by")), ({ unit }) => unit),
  enteredOn: column(day(say("登记日期", "Entered on")), ({ enteredOn }) => enteredOn, { sort: "day" }),
};
