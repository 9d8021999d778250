import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";
import {
  at,
  choice,
  day,
  file,
  line,
  number,
  optional,
  place,
  PLACED_BY,
  say,
  text,
  type ValuesOf,
  yes,
} from "../../../kernel/fields.ts";
import { metresBetween, type Place, placeRefused } from "../../../kernel/place.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";

export const SITE_STATUSES = {
  found: say("待核查", "to be verified"),
  verified: say("待整改", "to be rectified"),
  rectified: say("待查验", "to be inspected"),
  inspected: say("待验收", "to be accepted"),
  accepted: say("待销号", "to be closed"),
  closed: say("已销号", "closed"),
  dismissed: say("核查不属实", "found untrue"),
};
export type SiteStatus = keyof typeof SITE_STATUSES;
/** In these somebody still has to do something. */
export const OPEN_STATUSES: readonly SiteStatus[] = [
  "found",
  "verified",
  "rectified",
  "inspected",
  "accepted",
];

const M2 = say("平方米", "m²");

const ONE_POSITION = say(
  "经度在前，如 110.52, 40.78（CGCS2000 或手机定位）",
  "Longitude first, as 110.52, 40.78 (CGCS2000, or the telephone's own)",
);

/** What is filled in when a site is found. */
export const FINDING = {
  code: line(say("图斑编号", "Number"), { most: 60, listed: true }),
  name: line(say("位置或名称", "Where or what"), { most: 100, listed: true }),
  kind: choice(
    say("问题类型", "Kind"),
    {
      mining: say("采石采砂采矿", "quarrying or mining"),
      building: say("违规建筑", "building"),
      waste: say("倾倒堆放", "dumping"),
      farming: say("开垦种植", "farming"),
      road: say("修路", "road"),
      other: say("其他", "other"),
    },
    { initial: "other", listed: true },
  ),
  place: place(say("坐标", "Position"), { here: true, help: ONE_POSITION }),
  foundOn: day(say("发现日期", "Found on"), { until: "today", initial: "today", listed: true }),
  source: choice(
    say("来源", "Found by"),
    {
      patrol: say("巡护", "patrol"),
      remote: say("遥感", "remote sensing"),
      report: say("群众举报", "report"),
      inspection: say("督察检查", "inspection"),
    },
    { initial: "patrol" },
  ),
  due: optional(day(say("核查期限", "Verify by"))),
  note: optional(text(say("情况", "What is to be seen"), { most: 1_000 })),
};

/** By what the list is narrowed beside status and words. */
export const SITE_FILTERS = {
  kind: FINDING.kind,
  zone: optional(line(say("分区", "Zone"), { most: 60 })),
  open: yes(say("只看未销号", "Not closed yet")),
};

/** How much of a site lies in a zone of the reserve, in m². */
export type ZoneShare = { readonly zone: string; readonly m2: number };

/** A site as it begins. What was not measured from an outline has no area and lies in no zone that is known. */
export type Site = ValuesOf<typeof FINDING> & {
  readonly unit: { readonly unitId: string; readonly regionCode: string };
  readonly areaM2: number | null;
  readonly zones: readonly ZoneShare[];
  /** Known again from the same outline in another file. */
  readonly outline: string | null;
};

/** `stage`: what the photo shows, the place before or after it was put right; before where it says nothing. */
export type Photo = { readonly digest: string; readonly name: string; readonly stage?: PhotoStage };
export type PhotoStage = "before" | "after";
/** What browsers show. Named one by one, iPhones hand theirs over as JPEG; asked for any picture, they would not. */
const PHOTO = "image/jpeg,image/png,image/webp";
const STAGES = {
  before: say("整改前", "before"),
  after: say("整改后", "after"),
} as const satisfies Record<PhotoStage, object>;
type Photographed = { readonly stage: PhotoStage; readonly photo: Photo };
type Verified = {
  readonly place: Place;
  readonly on: Day;
  readonly truth: "real" | "untrue";
  readonly text: string;
  readonly whyFar: string;
  readonly until: Day | null;
  /** None where the device had one that was not taken. */
  readonly photo: Photo | null;
  /** Who said where it was; reports recorded before it was kept say nothing. */
  readonly placedBy?: keyof typeof PLACED_BY | null;
};
export type SiteState = Site & {
  readonly status: SiteStatus;
  /** The last day for what is to be done next, as a person set it. */
  readonly limit: Day | null;
  readonly photos: readonly Photo[];
  readonly visitedOn: Day | null;
  readonly restoredM2: number | null;
  readonly rectifiedById: string | null;
  readonly returns: number;
  readonly acceptedOn: Day | null;
  readonly closedOn: Day | null;
};

/** Beyond it the position is explained. Of the house, of no law: a telephone under trees is 50 m off at worst. */
export const FAR_M = 500;

/** How far a position is from a site's: from its edge, taken for a circle of its area. */
export function distanceM(
  { place: [centre], areaM2 }: Pick<Site, "place" | "areaM2">,
  [stood]: Place,
): number {
  if (centre === undefined || stood === undefined) return 0;
  return Math.max(0, metresBetween(centre, stood) - Math.sqrt((areaM2 ?? 0) / Math.PI));
}

const NOT_YOURS = refusal(
  "not-your-site",
  "这个图斑由管护它的单位办理。",
  "This site is handled by the unit in charge of it.",
);
const HEAD_ONLY = refusal(
  "head-only",
  "验收由单位负责人办理，请转给负责人。",
  "Acceptance is for the head of the unit: hand it on.",
);
const OTHER_PERSON = refusal(
  "other-person",
  "整改是您报的，查验须由另一人办理。",
  "You reported the rectification; somebody else must inspect it.",
);
const UNTIL_NEEDED = refusal(
  "until-needed",
  "属实的图斑要定整改期限。",
  "What is true needs a day until which it is put right.",
);
const LATER_NEEDED = refusal("until-past", "期限不能早于今天。", "The day must not be before today.");
const MORE_THAN_SITE = refusal(
  "more-than-site",
  "恢复面积大于图斑面积，请核对单位（平方米）。",
  "More was restored than the site has: look at the unit (m²).",
);
const tooFar = (metres: number): Failure =>
  refusal(
    "far-away",
    `所在位置离图斑 ${Math.round(metres)} 米，超过 ${FAR_M} 米；请到现场核查，或写明原因。`,
    `The position is ${Math.round(metres)} m from the site, more than ${FAR_M} m: go there, or say why.`,
  );

const ofUnit = ({ roles, unitIds }: ActingFor, { unit }: Pick<Site, "unit">): Failure | null =>
  (roles.includes("liaison") || roles.includes("unit-head")) && unitIds.includes(unit.unitId)
    ? null
    : NOT_YOURS;
const headOf = (actor: ActingFor, site: Pick<Site, "unit">): Failure | null =>
  ofUnit(actor, site) ?? (actor.roles.includes("unit-head") ? null : HEAD_ONLY);

const passed = choice(say("结论", "Outcome"), {
  yes: say("合格", "it holds"),
  no: say("不合格，退回整改", "it does not: back to rectification"),
});
const remark = optional(text(say("说明", "Remark"), { most: 1_000 }));
const back = (state: SiteState): SiteState => ({ ...state, status: "verified", returns: state.returns + 1 });
const whileIn =
  (status: SiteStatus) =>
  (state: SiteState): string | null =>
    state.status === status ? state.unit.unitId : null;
const outcomeSaid = (
  what: readonly [zh: string, en: string],
  act: { readonly passed: string; readonly text: string },
) => {
  const [zh, en] =
    act.passed === "yes" ? ["合格", "it holds"] : ["不合格，退回整改", "it does not, sent back"];
  const told = act.text === "" ? "" : `：${act.text}`;
  return say(`${what[0]}：${zh}${told}`, `${what[1]}: ${en}${told.replace("：", ": ")}`);
};

const { act, apart, kind } = record<SiteState, Site>();

/** A place in the reserve where something was done that must be undone: from being found until it is struck off. */
export const site = kind({
  kind: "site",
  name: say("大青山图斑", "Sites of Daqingshan"),
  statuses: SITE_STATUSES,
  begins: {
    type: "find",
    name: say("登记图斑", "Enter a site"),
    done: say("登记图斑", "Entered a site"),
    refuse: (seed, { actor }) => {
      const wrong = placeRefused(seed.place);
      return (actor.system ? null : ofUnit(actor, seed)) ?? (wrong === null ? null : at("place", wrong));
    },
    state: (seed) => ({
      ...seed,
      status: "found",
      limit: seed.due,
      photos: [],
      visitedOn: null,
      restoredM2: null,
      rectifiedById: null,
      returns: 0,
      acceptedOn: null,
      closedOn: null,
    }),
    said: ({ name, unit }, unitName) =>
      say(`${unitName(unit.unitId)}登记“${name}”。`, `${unitName(unit.unitId)} entered “${name}”.`),
  },
  acts: {
    verify: apart<Verified>()({
      waits: whileIn("found"),
      name: say("现场核查", "Verify on the spot"),
      done: say("现场核查", "Verified on the spot"),
      help: say(
        "在现场填：定位、拍照、选结论。没有信号时先存在手机里，有网后自动报送。",
        "Fill it in on the spot: position, photo, outcome. Without a signal it stays on the telephone and is sent later.",
      ),
      asks: {
        place: place(say("所在位置", "Where you stand"), { here: "placedBy", help: ONE_POSITION }),
        placedBy: optional(choice(say("位置来自", "Position said by"), PLACED_BY)),
        photo: file(say("现场照片", "Photo"), { accept: PHOTO }),
        on: day(say("核查日期", "Day"), { until: "today", initial: "today" }),
        truth: choice(
          say("结论", "Outcome"),
          { real: say("属实，要整改", "true: to be put right"), untrue: say("不属实", "untrue") },
          { initial: "real" },
        ),
        until: optional(day(say("整改期限", "Put right by"), { only: ["truth", "real"] })),
        whyFar: optional(
          line(say("离图斑较远的原因", "Why from afar"), {
            help: say(`离图斑超过 ${FAR_M} 米时填写`, `Where you stand more than ${FAR_M} m away`),
          }),
        ),
        text: remark,
      },
      // Follows from how the position was filled in.
      omits: () => ["placedBy"],
      by: ofUnit,
      when: ["found"],
      refuse: (state, { place: stood, truth, until, whyFar, on }, { day: today }) => {
        const wrong = placeRefused(stood);
        if (wrong !== null) return at("place", wrong);
        const metres = distanceM(state, stood);
        if (metres > FAR_M && whyFar === "") return at("whyFar", tooFar(metres));
        if (truth === "real" && until === null) return at("until", UNTIL_NEEDED);
        return until !== null && until < (on > today ? on : today) ? at("until", LATER_NEEDED) : null;
      },
      after: (state, { truth, until, on, photo }) => ({
        ...state,
        status: truth === "real" ? "verified" : "dismissed",
        limit: until,
        visitedOn: on,
        photos: photo === null ? state.photos : [...state.photos, photo],
      }),
      said: ({ truth, on, text: told, whyFar, photo, placedBy }) => {
        const by = placedBy ? PLACED_BY[placedBy] : null;
        return say(
          `${on} 现场核查：${truth === "real" ? "属实" : "不属实"}${told === "" ? "" : `：${told}`}${whyFar === "" ? "" : `（离图斑较远：${whyFar}）`}${by === null ? "" : `（位置：${by.zh}）`}${photo === null ? "（无照片：现场所拍的没有被收下）" : ""}`,
          `Verified on the spot on ${on}: ${truth === "real" ? "true" : "untrue"}${told === "" ? "" : `: ${told}`}${whyFar === "" ? "" : ` (from afar: ${whyFar})`}${by === null ? "" : ` (position: ${by.en})`}${photo === null ? " (without a photo: the one taken there was refused)" : ""}`,
        );
      },
    }),
    photograph: apart<Photographed>()({
      name: say("补充照片", "Add a photo"),
      done: say("补充现场照片", "Added a photo"),
      asks: {
        stage: choice(say("拍的是", "It shows"), STAGES, { initial: "after" }),
        photo: file(say("现场照片", "Photo"), { accept: PHOTO }),
      },
      by: ofUnit,
      when: ["verified", "rectified", "inspected", "accepted"],
      after: (state, { stage, photo }) => ({ ...state, photos: [...state.photos, { ...photo, stage }] }),
      said: ({ stage }) => say(`补充照片：${STAGES[stage].zh}`, `Added a photo: ${STAGES[stage].en}`),
    }),
    rectify: act({
      waits: whileIn("verified"),
      name: say("报整改完成", "Report it put right"),
      done: say("报整改完成", "Reported a site put right"),
      asks: {
        on: day(say("完成日期", "Done on"), { until: "today", initial: "today" }),
        restoredM2: number(say("恢复面积", "Restored area"), { unit: M2, least: 0, most: 100_000_000 }),
        text: text(say("整改情况", "What was done"), { most: 1_000 }),
      },
      adds: (_, { accountId }) => ({ byAccount: accountId }),
      initial: ({ areaM2 }) => ({ restoredM2: areaM2 === null ? "" : String(Math.round(areaM2)) }),
      withdrawable: true,
      by: ofUnit,
      when: ["verified"],
      refuse: ({ areaM2 }, { restoredM2 }) =>
        areaM2 !== null && restoredM2 > areaM2 * 1.01 + 1 ? at("restoredM2", MORE_THAN_SITE) : null,
      after: (state, { restoredM2, byAccount }) => ({
        ...state,
        status: "rectified",
        restoredM2,
        rectifiedById: byAccount,
      }),
      said: ({ on, restoredM2, text: told }) =>
        say(
          `${on} 整改完成，恢复 ${restoredM2} 平方米：${told}`,
          `Put right on ${on}, ${restoredM2} m² restored: ${told}`,
        ),
    }),
    inspect: act({
      waits: whileIn("rectified"),
      name: say("查验", "Inspect"),
      done: say("查验整改", "Inspected a rectification"),
      asks: { passed, text: remark },
      withdrawable: true,
      by: ofUnit,
      when: ["rectified"],
      unless: ({ rectifiedById }, { actor }) =>
        actor.accountId !== null && actor.accountId === rectifiedById ? OTHER_PERSON : null,
      after: (state, { passed: outcome }) =>
        outcome === "yes" ? { ...state, status: "inspected" } : back(state),
      said: (done) => outcomeSaid(["查验", "Inspected"], done),
    }),
    accept: act({
      waits: whileIn("inspected"),
      name: say("验收", "Accept"),
      done: say("验收图斑", "Decided on acceptance"),
      asks: { passed, text: remark },
      by: headOf,
      when: ["inspected"],
      after: (state, { passed: outcome }, { day: today }) =>
        outcome === "yes" ? { ...state, status: "accepted", acceptedOn: today } : back(state),
      said: (done) => outcomeSaid(["验收", "Acceptance"], done),
    }),
    close: act({
      waits: whileIn("accepted"),
      name: say("销号", "Strike off"),
      done: say("图斑销号", "Struck off a site"),
      asks: {},
      final: true,
      by: ofUnit,
      when: ["accepted"],
      after: (state, _, { day: today }) => ({ ...state, status: "closed", limit: null, closedOn: today }),
      said: () => say("销号。", "Struck off."),
    }),
    visit: act({
      name: say("巡查到点", "Visit"),
      done: say("巡查图斑", "Visited a site"),
      asks: {
        on: day(say("巡查日期", "Day"), { until: "today", initial: "today" }),
        text: remark,
      },
      withdrawable: true,
      by: ofUnit,
      when: ["found", "verified", "rectified", "inspected", "accepted"],
      after: (state, { on }) => ({
        ...state,
        visitedOn: state.visitedOn === null || on > state.visitedOn ? on : state.visitedOn,
      }),
      said: ({ on, text: told }) =>
        say(
          `${on} 巡查到点${told === "" ? "" : `：${told}`}`,
          `Visited on ${on}${told === "" ? "" : `: ${told}`}`,
        ),
    }),
  },
  head: ({ code, name, foundOn, limit, unit, zones, kind: of }) => ({
    title: `${code} ${name}`,
    regionCode: unit.regionCode,
    day: foundOn,
    until: limit,
    unitIds: [unit.unitId],
    words: [
      FINDING.kind.takes === "choice" ? (FINDING.kind.among[of]?.zh ?? "") : "",
      ...zones.map(({ zone }) => zone),
    ],
  }),
});

export type SiteAct = ActOf<Site, "find", typeof site.acts>;
/** What a page sends; what comes with a photo has routes of its own. */
export type SiteAsked = Exclude<AskedOf<typeof site.acts>, { readonly type: "verify" | "photograph" }>;
export type Verifying = Omit<Verified, "photo">;

/** A line of the list. */
export type SiteRow = Pick<
  SiteState,
  "code" | "name" | "kind" | "status" | "foundOn" | "limit" | "areaM2" | "zones" | "visitedOn"
> & { readonly id: string; readonly sample: boolean; readonly unit: string };
