import type { ActingFor } from "../../../../src/kernel/actor.ts";
import { addDays, type Day } from "../../../../src/kernel/calendar.ts";
import { refusal } from "../../../../src/kernel/error.ts";
import { at, choice, day, line, optional, say, text, whole } from "../../../../src/kernel/fields.ts";
import { column, columnsOf, type ListedColumns } from "../../../../src/kernel/list.ts";
import { type ActOf, type AskedOf, record } from "../../../../src/kernel/record-kind.ts";
import type { ImportView, SheetLine } from "../../../../src/kernel/sheet.ts";

const STATUSES = {
  kept: say("保管中", "kept"),
  claimed: say("待核对", "claimed"),
  given: say("已领回", "given back"),
  "handed-over": say("已上缴", "handed over"),
};

/** What a clerk fills in when something is brought. */
export const FINDING = {
  what: line(say("物品", "Thing"), { most: 100, heading: /^(?:物品|失物|品名)/ }),
  place: line(say("拾得地点", "Where it was found"), { most: 100 }),
  foundOn: day(say("拾得日期", "Found on"), { until: "today", initial: "today", heading: /日期|时间/ }),
  worthYuan: optional(whole(say("估价（元）", "Worth (yuan)"), { least: 0, most: 10_000_000 })),
};

export type Found = {
  readonly what: string;
  readonly place: string;
  readonly foundOn: Day;
  readonly worthYuan: number | null;
  readonly desk: { readonly unitId: string; readonly regionCode: string };
};
export type FoundState = Found & {
  readonly status: keyof typeof STATUSES;
  readonly owner: string;
  readonly proof: string;
};
/** A list of things on its way in. */
export type FoundImport = ImportView<SheetLine, keyof typeof FINDING, Record<never, never>>;
export type FoundRow = Omit<FoundState, "desk" | "owner" | "proof"> & {
  readonly id: string;
  readonly desk: string;
  readonly sample: boolean;
};

/** Of the list on the screen, of the workbook, and of what an import knows headings by. */
export const COLUMNS: ListedColumns<FoundRow> = {
  ...columnsOf<FoundRow, typeof FINDING>(FINDING, (row) => row),
  what: column(FINDING.what, ({ what }) => what, { to: ({ id }) => `/found/${id}`, sort: "title" }),
  foundOn: column(FINDING.foundOn, ({ foundOn }) => foundOn, { sort: "day" }),
  status: column(choice(say("状态", "Status"), STATUSES), ({ status }) => status, { sort: "status" }),
  desk: column(line(say("保管窗口", "Kept at")), ({ desk }) => desk),
};

/** From here on a claim needs a document. */
const VALUABLE_YUAN = 1_000;

const NOT_HERE = refusal("not-here", "请到保管它的窗口办理。", "Go to the desk that keeps it.");
const TOO_EARLY = refusal(
  "too-early",
  "招领公告满一年后才能上缴（民法典第三百一十八条）。",
  "It may be handed over one year after the notice (Civil Code, article 318).",
);
const DOCUMENT_NEEDED = refusal(
  "document-needed",
  `估价 ${VALUABLE_YUAN} 元以上的物品须核对证件。`,
  `For something worth ${VALUABLE_YUAN} yuan or more a document must be checked.`,
);

const atItsDesk = ({ roles, unitIds }: ActingFor, { desk }: Found) =>
  roles.includes("window-clerk") && unitIds.includes(desk.unitId) ? null : NOT_HERE;

const { act, kind } = record<FoundState, Found>();

/** Something that was found and is kept at a desk until its owner comes. */
export const found = kind({
  kind: "found",
  name: say("失物招领", "Lost property"),
  statuses: STATUSES,
  refusals: {
    begun: refusal("begun", "已登记过，请回到列表查看。", "It is entered already: see the list."),
    none: refusal("none", "没有这件物品，请回到列表。", "There is no such thing: go back to the list."),
    notNow: refusal("done", "这一步已办过，请刷新后查看。", "This was done already: reload the page."),
  },
  begins: {
    type: "enter",
    name: say("登记物品", "Enter a thing"),
    done: say("登记拾得物品", "Entered something found"),
    refuse: (seed, { actor }) => atItsDesk(actor, seed),
    state: (seed) => ({ ...seed, status: "kept", owner: "", proof: "" }),
    said: ({ desk, what }, unitName) =>
      say(`${unitName(desk.unitId)}收到“${what}”`, `${unitName(desk.unitId)} took in “${what}”`),
  },
  acts: {
    claim: act({
      name: say("登记认领", "Enter a claim"),
      done: say("登记认领", "Entered a claim"),
      asks: {
        owner: line(say("认领人", "Claimed by"), { most: 40 }),
        proof: text(say("特征或凭证", "What proves it"), { most: 1_000 }),
      },
      withdrawable: true,
      by: atItsDesk,
      when: ["kept"],
      after: (state, { owner, proof }) => ({ ...state, status: "claimed", owner, proof }),
      said: ({ owner }) => say(`${owner}认领`, `Claimed by ${owner}`),
    }),
    release: act({
      name: say("认领不成立", "Release it"),
      done: say("认领不成立，继续保管", "Released a claim that did not hold"),
      asks: {},
      withdrawable: true,
      by: atItsDesk,
      when: ["claimed"],
      after: (state) => ({ ...state, status: "kept", owner: "", proof: "" }),
      said: () => say("认领不成立，继续保管", "The claim did not hold; it is kept on"),
    }),
    give: act({
      name: say("交还失主", "Give it back"),
      done: say("交还失主", "Gave something back"),
      asks: {
        document: choice(say("核对的证件", "Document checked"), {
          identity: say("居民身份证", "identity card"),
          other: say("其他证件", "another document"),
          none: say("未核对", "none"),
        }),
      },
      by: atItsDesk,
      when: ["claimed"],
      refuse: ({ worthYuan }, { document }) =>
        (worthYuan ?? 0) >= VALUABLE_YUAN && document === "none" ? at("document", DOCUMENT_NEEDED) : null,
      after: (state) => ({ ...state, status: "given" }),
      said: () => say("已交还失主", "Given back to its owner"),
    }),
    "hand-over": act({
      name: say("上缴国库", "Hand it over"),
      done: say("无人认领，上缴国库", "Handed over what nobody claimed"),
      asks: {},
      final: true,
      by: atItsDesk,
      when: ["kept"],
      unless: ({ foundOn }, { day: today }) => (today <= addDays(foundOn, 365) ? TOO_EARLY : null),
      after: (state) => ({ ...state, status: "handed-over" }),
      said: () => say("一年内无人认领，上缴国库", "Claimed by nobody within a year and handed over"),
    }),
  },
  head: ({ what, place, foundOn, desk }) => ({
    title: what,
    regionCode: desk.regionCode,
    day: foundOn,
    unitIds: [desk.unitId],
    words: [place],
  }),
});

export type FoundAct = ActOf<Found, "enter", typeof found.acts>;
export type FoundAsked = AskedOf<typeof found.acts>;
