import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordHead, RecordShape } from "../../../../kernel/record.ts";
import { BUNDLE_STAGE_NAMES, type BundleAct, type BundleContent, type BundleState } from "./bundle.ts";
import { stepsRefused } from "./critical-path.ts";
import { BEGUN, NOT_BEGUN, REASON_NEEDED, TITLE_NEEDED } from "./standard-failures.ts";

export const AUTHORITIES_ONLY = refusal(
  "forbidden",
  "由数据局或领导小组办公室编制，请以相应身份登录。",
  "Data authorities and the leading group's office write these. Sign in as one of them.",
);
export const OTHER_CITY = refusal(
  "forbidden",
  "这是其他市编制的，请由编制方修改。",
  "Another city wrote this one. Ask it to change it.",
);
const NO_ITEMS = refusal("no-items", "请至少列入两个事项。", "Put at least two items into it.");
const WITHDRAWN = refusal("closed", "已撤下，只供查阅。请另建一份。", "Withdrawn: begin another one.");
const PUBLISHED = refusal("published", "已经发布。", "It is published already.");

/** Whether an actor keeps records of a city: its data authority, the region's, or the office. */
export const keepsOf = ({ roles, system, regionCode }: ActingFor, region: string): boolean =>
  system ||
  roles.includes("office") ||
  (roles.includes("data-officer") && (regionCode === region || regionCode === "150000"));

export const isAuthority = ({ roles, system }: ActingFor): boolean =>
  system || roles.includes("office") || roles.includes("data-officer");

const contentRefused = ({ title, lifeEvent, items }: BundleContent): Failure | null => {
  if (title.trim() === "" || lifeEvent.trim() === "") return TITLE_NEEDED;
  return items.length < 2 ? NO_ITEMS : stepsRefused(items);
};

function refused(state: BundleState | null, act: BundleAct, actor: ActingFor): Failure | null {
  if (!isAuthority(actor)) return AUTHORITIES_ONLY;
  if (act.type === "begin") {
    if (state !== null) return BEGUN;
    return keepsOf(actor, act.regionCode) ? contentRefused(act) : OTHER_CITY;
  }
  if (state === null) return NOT_BEGUN;
  if (!keepsOf(actor, state.regionCode)) return OTHER_CITY;
  if (state.stage === "withdrawn") return WITHDRAWN;
  if (act.type === "revise") return contentRefused(act);
  if (act.type === "publish") return state.stage === "issued" ? PUBLISHED : null;
  return act.reason.trim() === "" ? REASON_NEEDED : null;
}

const contentOf = ({ title, lifeEvent, serves, note, items }: BundleContent): BundleContent => ({
  title: title.trim(),
  lifeEvent: lifeEvent.trim(),
  serves,
  note,
  items,
});

function fold(state: BundleState | null, { act, day }: Recorded<BundleAct>): BundleState {
  if (act.type === "begin")
    return {
      ...contentOf(act),
      stage: "draft",
      regionCode: act.regionCode,
      begunOn: day,
      issuedOn: null,
      withdrawn: null,
    };
  if (state === null) throw new Error("a bundle begins with its content");
  if (act.type === "revise") return { ...state, ...contentOf(act) };
  if (act.type === "publish") return { ...state, stage: "issued", issuedOn: day };
  return { ...state, stage: "withdrawn", withdrawn: { on: day, reason: act.reason } };
}

const head = (state: BundleState): RecordHead => ({
  title: state.title,
  status: state.stage,
  regionCode: state.regionCode,
  day: state.issuedOn ?? state.begunOn,
  until: null,
  unitIds: [],
  measureIds: [],
  words: [state.lifeEvent, BUNDLE_STAGE_NAMES[state.stage].zh, ...state.items.map(({ name }) => name)],
});

function sentence(act: BundleAct): Sentence {
  if (act.type === "begin")
    return { zh: `编制，共 ${act.items.length} 个事项`, en: `Began it with ${act.items.length} items` };
  if (act.type === "revise")
    return { zh: `修改，共 ${act.items.length} 个事项`, en: `Changed it; ${act.items.length} items` };
  if (act.type === "publish") return { zh: "发布", en: "Published it" };
  return { zh: `撤下：${act.reason}`, en: `Withdrew it: ${act.reason}` };
}

/** A bundle 一件事 (国办发〔2025〕24号) as the fold of what was done with it. */
export const bundleShape: RecordShape<BundleState, BundleAct, ActingFor> = {
  kind: "bundle",
  fold,
  permit: refused,
  head,
  sentence,
};
