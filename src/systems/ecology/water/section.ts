import type { ActingFor } from "../../../kernel/actor.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";
import {
  choice,
  city,
  line,
  optional,
  place,
  say,
  text,
  type ValuesOf,
  whole,
  yes,
} from "../../../kernel/fields.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { WaterClass } from "./classify.ts";
import {
  CORRECT_HELP,
  CORRECTING,
  type Correcting,
  type Correction,
  correctionHints,
  correctionWords,
} from "./correction.ts";

export const SECTION_STATUSES = {
  used: say("在用", "in use"),
  ended: say("已停用", "out of use"),
};

/** Classes as targets are chosen. */
export const TARGETS = {
  "1": say("Ⅰ类", "class I"),
  "2": say("Ⅱ类", "class II"),
  "3": say("Ⅲ类", "class III"),
  "4": say("Ⅳ类", "class IV"),
  "5": say("Ⅴ类", "class V"),
};
const TARGET = choice(say("水质目标", "Target"), TARGETS, { initial: "3", listed: true });

/** What is filled in of a section. */
export const SECTION = {
  name: line(say("断面", "Section"), { most: 60, listed: true }),
  river: line(say("河流", "River"), { most: 60, listed: true }),
  basin: line(say("流域（水系）", "Basin"), { most: 60, listed: true }),
  order: whole(say("上下游顺序", "Order downstream"), {
    least: 1,
    most: 9_999,
    help: say("同一条河上游小、下游大", "The smaller upstream, along one river"),
  }),
  city: city(say("所在城市", "City"), { listed: true }),
  target: TARGET,
  lake: yes(say("湖、库", "Lake or reservoir")),
  place: optional(place(say("坐标", "Position"))),
};

export type Section = ValuesOf<typeof SECTION> & { readonly unitId: string };
export type SectionState = Section & {
  readonly status: keyof typeof SECTION_STATUSES;
  /** Readings that were put right, oldest first; left out where there are none. */
  readonly corrections?: readonly Correction[];
};
export type SectionRow = Omit<SectionState, "unitId" | "corrections"> & {
  readonly id: string;
  readonly unit: string;
  readonly sample: boolean;
};

export const targetOf = ({ target }: { readonly target: keyof typeof TARGETS }): WaterClass =>
  Number(target) as WaterClass;

const NOT_YOURS = refusal(
  "not-yours",
  "断面由登记它的生态环境局维护，请联系他们。",
  "A section is kept by the ecology bureau that entered it. Ask them.",
);
const NOT_YOUR_CITY = refusal(
  "not-your-city",
  "监测数据由断面所在市的生态环境局更正，请联系他们。",
  "Readings are corrected by the ecology bureau of the section's city. Ask them.",
);
const SAME = refusal("same-target", "目标没有变化。", "That is its target already.");

const keeps = ({ roles, unitIds, system }: ActingFor, { unitId }: Section) =>
  system || (unitIds.includes(unitId) && (roles.includes("unit-head") || roles.includes("liaison")))
    ? null
    : NOT_YOURS;

/** Ecology bureaus of the section's own city, as they enter its readings. */
export const corrects = (
  { roles, unitName, regionCode, system }: ActingFor,
  { city: of }: Pick<Section, "city">,
): Failure | null =>
  system ||
  ((roles.includes("unit-head") || roles.includes("liaison")) &&
    unitName !== null &&
    bureauOf({ name: unitName }) === "ecology" &&
    [of, WHOLE_REGION].includes(regionCode ?? ""))
    ? null
    : NOT_YOUR_CITY;

const { act, apart, kind } = record<SectionState, Section>();

/** A place on a river, or a lake, where water is judged. */
export const section = kind({
  kind: "section",
  name: say("监测断面", "Monitoring section"),
  statuses: SECTION_STATUSES,
  refusals: {
    begun: refusal("begun", "已登记过，请回到列表查看。", "It is entered already: see the list."),
    none: refusal("none", "没有这个断面，请回到列表。", "There is no such section: go back to the list."),
    notNow: refusal("done", "这一步已办过，请刷新后查看。", "This was done already: reload the page."),
  },
  begins: {
    type: "enter",
    name: say("登记断面", "Enter a section"),
    done: say("登记断面", "Entered a section"),
    refuse: (seed, { actor }) => keeps(actor, seed),
    state: (seed) => ({ ...seed, status: "used" }),
    said: ({ name, unitId }, unitName) =>
      say(`${unitName(unitId)}登记${name}断面`, `${unitName(unitId)} entered section ${name}`),
  },
  acts: {
    retarget: act({
      name: say("调整目标", "Change the target"),
      done: say("调整水质目标", "Changed the target"),
      asks: {
        target: TARGET,
        basis: text(say("依据", "By what"), { most: 500 }),
      },
      withdrawable: true,
      by: keeps,
      when: ["used"],
      refuse: (state, { target }) => (target === state.target ? SAME : null),
      after: (state, { target }) => ({ ...state, target }),
      said: ({ target, basis }) =>
        say(`目标改为${TARGETS[target].zh}：${basis}`, `Target now ${TARGETS[target].en}: ${basis}`),
    }),
    correct: apart<Correcting>()({
      name: say("更正监测值", "Correct a reading"),
      done: say("更正监测值", "Corrected a reading"),
      help: CORRECT_HELP,
      asks: CORRECTING,
      withdrawable: true,
      hints: (_, filled) => correctionHints(filled),
      by: corrects,
      when: ["used"],
      after: (state, { readings, ...why }, { day: on, at: instant }) => ({
        ...state,
        corrections: [
          ...(state.corrections ?? []),
          ...readings.map((reading) => ({ ...reading, ...why, on, at: instant })),
        ],
      }),
      said: correctionWords,
    }),
    end: act({
      name: say("停用断面", "Take out of use"),
      done: say("停用断面", "Took a section out of use"),
      asks: { reason: text(say("原因", "Reason"), { most: 500 }) },
      withdrawable: true,
      by: keeps,
      when: ["used"],
      after: (state) => ({ ...state, status: "ended" }),
      said: ({ reason }) => say(`停用：${reason}`, `Out of use: ${reason}`),
    }),
  },
  head: ({ name, river, basin, city: regionCode, unitId }) => ({
    title: name,
    regionCode,
    day: null,
    unitIds: [unitId],
    words: [river, basin],
  }),
});

export type SectionAct = ActOf<Section, "enter", typeof section.acts>;
export type SectionAsked = AskedOf<typeof section.acts>;
