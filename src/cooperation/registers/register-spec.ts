import type { Sentence } from "../../kernel/error.ts";
import {
  choice,
  cities,
  city,
  type Field,
  type Fields,
  group,
  line,
  optional,
  say,
  text,
  unit,
  units,
} from "../../kernel/fields.ts";
import type { EntryItem, Flow, RegisterKind } from "./entry.ts";

/** `said`: what cells say of a row that stands there, where they give no day (在建, 前期). */
export type StageSpec = {
  readonly key: string;
  readonly name: Sentence;
  readonly heading: RegExp;
  readonly said?: RegExp;
};
/** A kind within a register: a railway, a bonded zone …; its stages in their order; the words by which it is known. */
export type VariantSpec = {
  readonly key: string;
  readonly name: Sentence;
  readonly stages: readonly string[];
  readonly words: RegExp;
};
export type FlowSpec = { readonly flow: Flow; readonly name: Sentence; readonly heading: RegExp };

/** A register as data: everything that lists, forms, workbooks and prints need to know of it. */
export type RegisterSpec = {
  readonly register: RegisterKind;
  /** 项目库, and one of its rows: 项目. */
  readonly name: Sentence;
  readonly one: Sentence;
  /** None need be filled in: what is not known of a row follows later. */
  readonly fields: Fields;
  readonly stages: readonly StageSpec[];
  readonly variants: readonly VariantSpec[];
  readonly flows: readonly FlowSpec[];
  /** Lists of items that a row of it may have. */
  readonly lists: readonly EntryItem["list"][];
  /** The field that holds the unit which answers for a row: its people may change it. */
  readonly ownerField: string;
  /** Measures of the Baotou plan that mostly use it. */
  readonly measures: readonly number[];
};

export const stage = (key: string, name: Sentence, heading: RegExp, said?: RegExp): StageSpec => ({
  key,
  name,
  heading,
  ...(said === undefined ? {} : { said }),
});

/** Kinds of a register: each goes through all its stages where it names none of its own. */
export const variantOf =
  (all: readonly StageSpec[]) =>
  (key: string, name: Sentence, words: RegExp, stages = all.map((each) => each.key)): VariantSpec => ({
    key,
    name,
    stages,
    words,
  });

export const flow = (key: Flow, name: Sentence, heading: RegExp): FlowSpec => ({ flow: key, name, heading });

/** Names of what has a key, as one chooses among them. */
export const namesOf = (named: readonly { readonly key: string; readonly name: Sentence }[]) =>
  Object.fromEntries(named.map(({ key, name }) => [key, name]));

/** What is asked of a row: what every one is asked, and what its register asks. */
export const rowAsks = ({ variants, fields }: RegisterSpec) => ({
  name: line(say("名称", "Name"), { most: 300 }),
  regionCode: city(say("所属城市", "City")),
  variant: optional(choice(say("类别", "Kind"), namesOf(variants))),
  values: group(say("基本情况", "Facts"), fields),
});

/** As much as a cell of a workbook may hold, in UTF-16 units. */
const MOST = 20_000;
const ofRow = (field: Field): Field =>
  optional(field.takes === "line" || field.takes === "text" ? { ...field, most: MOST } : field);

/** Fields of a register. */
export const rowFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, ofRow(field)]));

// Fields that several registers have, so that the same thing is called the same everywhere.

export const OWNER_UNIT = unit(say("责任单位", "Responsible unit"), {
  listed: true,
  heading: /责任(?:单位|部门)|牵头(?:单位|部门)|主管(?:单位|部门)/,
});
export const SUPPORT_UNITS = units(say("配合单位", "Supporting units"), {
  heading: /配合(?:单位|部门)|协(?:办|同)单位/,
});
export const CITIES_CONCERNED = cities(say("涉及城市", "Cities concerned"), {
  listed: true,
  heading: /涉及(?:城市|盟市|地区|市)|所属(?:盟市|城市|地区)|所在(?:盟市|城市|地区)/,
});
export const LEVEL = choice(
  say("级别", "Level"),
  {
    national: say("国家级", "National"),
    region: say("自治区级", "Autonomous region"),
    city: say("市级", "City"),
  },
  { listed: true, heading: /级别|层级/ },
);
export const CALL = line(say("申报通知", "Call"), { heading: /申报(?:通知|依据|指南)|征集通知/ });
export const REMARK = text(say("备注", "Remark"), { heading: /备注|说明/ });

/** The stage as a source states it, where it gives no day: most ledgers say 在建 and nothing more. */
export const statedStage = (stages: readonly StageSpec[]): Field =>
  choice(say("当前阶段（无日期时）", "Present stage (where no day is known)"), namesOf(stages), {
    heading: /(?:当前|目前|建设|项目|所处|工作|实施|进展)阶段|^阶段$|项目状态/,
    words: Object.fromEntries(stages.flatMap(({ key, said }) => (said === undefined ? [] : [[key, said]]))),
  });
