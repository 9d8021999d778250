import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, daysBetween } from "../../../../kernel/calendar.ts";
import { type Failure, refusal } from "../../../../kernel/error.ts";
import {
  choice,
  day,
  group,
  line,
  optional,
  own,
  pick,
  say,
  text,
  type ValuesOf,
} from "../../../../kernel/fields.ts";
import type { Opened, RecordView } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { UNITS, worksFor } from "../../domain/roles.ts";
import type { Resource } from "../resource/content.ts";
import { THEME_CLASSES } from "../resource/codes.ts";

/** 主题库 by a theme class of the guide, 专题库 for one purpose. */
export const LIBRARY_SORTS = {
  theme: say("主题库", "Theme library"),
  special: say("专题库", "Special library"),
};

/** What a library takes from a resource: items by their names. */
export type LibraryPart = { readonly resourceId: string; readonly items: readonly string[] };

export type LibraryVersion = {
  readonly number: number;
  readonly content: LibraryContent;
  readonly publishedOn: Day;
  readonly publishedBy: string;
};

const STATUSES = {
  drafting: say("编制中", "Drafting"),
  published: say("已发布", "Published"),
  closed: say("已停用", "Closed"),
};
export type LibraryStatus = keyof typeof STATUSES;

export type LibraryState = {
  readonly status: LibraryStatus;
  readonly content: LibraryContent;
  readonly versions: readonly LibraryVersion[];
  readonly closed: { readonly on: Day; readonly by: string; readonly reason: string } | null;
};

/** Days before its end from which a library warns. */
export const WARNS_DAYS = 30;

export type LibraryEnd = "open-ended" | "running" | "ending" | "ended";

/** How a library stands on a day. */
export function libraryEnd(until: Day | null, day: Day): LibraryEnd {
  if (until === null) return "open-ended";
  if (day > until) return "ended";
  return daysBetween(day, until) <= WARNS_DAYS ? "ending" : "running";
}

const NOT_YOURS: Failure = refusal(
  "forbidden",
  "专题库由责任单位的经办人编制、由所在地数据专员发布；请由他们办理。",
  "The responsible unit's liaison drafts a library and the data officer of its city publishes it. Ask them.",
);
const NOT_NOW: Failure = refusal(
  "not-now",
  "这个库目前的状态不能办理这一步；请刷新后再看。",
  "This step is not possible in the present state of the library. Reload and look again.",
);
const EMPTY: Failure = refusal(
  "library-empty",
  "请至少选入一条资源的一个数据项，并写明用途。",
  "Take at least one item of one resource, and state the purpose.",
);
const NO_END: Failure = refusal(
  "library-no-end",
  "专题库须写明有效期止日。",
  "A special library needs its last day.",
);
const NO_THEME: Failure = refusal(
  "library-no-theme",
  "主题库须选定主题类。",
  "A theme library needs its theme class.",
);
const PAST: Failure = refusal(
  "library-past",
  "有效期止日已过，请改为以后的日期。",
  "Its last day is past. Give a later one.",
);

const mayDraft = (actor: ActingFor, { unitId, regionCode }: LibraryContent): boolean =>
  isOfficer(actor, regionCode) || worksFor(actor, unitId, UNITS);

const isOfficer = (actor: ActingFor, regionCode: string): boolean =>
  actor.system || (actor.roles.includes("data-officer") && actor.regionCode === regionCode);

function incomplete({ parts, purpose, sort, until, themeClass }: LibraryContent, day: Day): Failure | null {
  if (purpose === "" || parts.length === 0 || parts.some(({ items }) => items.length === 0)) return EMPTY;
  if (sort === "special" && until === null) return NO_END;
  if (sort === "theme" && themeClass === null) return NO_THEME;
  return until !== null && until < day ? PAST : null;
}

/** What is asked of who drafts one; its unit is asked once. */
export const LIBRARY_ASKING = {
  name: line(say("名称", "Name")),
  sort: choice(say("类型", "Sort"), LIBRARY_SORTS, { initial: "special" }),
  themeClass: optional(
    choice(
      say("主题类", "Theme class"),
      Object.fromEntries(THEME_CLASSES.map(({ code, name }) => [code, name])),
      {
        only: ["sort", "theme"],
        help: say("主题库必填。", "A theme library needs one."),
      },
    ),
  ),
  until: optional(
    day(say("有效期止日", "Last day"), { help: say("专题库必填。", "A special library needs one.") }),
  ),
  purpose: optional(
    text(say("用途", "Purpose"), {
      most: 2_000,
      help: say("发布前须写明。", "Needed before it is published."),
    }),
  ),
  parts: own<readonly LibraryPart[]>(say("选取目录和数据项", "Resources and items"), {
    help: say(
      "不予共享和未发布的目录不能选入。",
      "Resources that are not shared or not published cannot be taken.",
    ),
    initial: "[]",
  }),
};
export const LIBRARY_BEGINNING = { unitId: pick(say("责任单位", "Responsible unit")), ...LIBRARY_ASKING };
/** A library; the name and place of its unit are of the roster. */
export type LibraryContent = ValuesOf<typeof LIBRARY_BEGINNING> & {
  readonly unitName: string;
  readonly regionCode: string;
};
export const LIBRARY_NARROWING = { sort: LIBRARY_ASKING.sort };

type Held = { readonly content: LibraryContent };
const { act, apart, kind } = record<LibraryState, Held, "flat">({ layout: "flat" });
const ofOfficer = (actor: ActingFor, { content }: LibraryState) =>
  isOfficer(actor, content.regionCode) ? null : NOT_YOURS;

/** A theme or special library: a named view over resources, drafted, published in versions, closed. */
export const library = kind({
  kind: "library",
  name: say("主题库和专题库", "Theme and special libraries"),
  statuses: STATUSES,
  refusals: { begun: NOT_NOW, none: NOT_NOW, notNow: NOT_NOW },
  begins: {
    type: "begin",
    name: say("编制库", "New library"),
    done: say("编制主题库或专题库", "Drafted a library"),
    refuse: ({ content }, { actor }) => (mayDraft(actor, content) ? null : NOT_YOURS),
    state: ({ content }) => ({ status: "drafting", content, versions: [], closed: null }),
    said: ({ content }) => say(`编制“${content.name}”。`, `Drafted “${content.name}”.`),
  },
  acts: {
    publish: act({
      name: say("发布新版本", "Publish a version"),
      done: say("发布主题库或专题库", "Published a library"),
      asks: {},
      final: true,
      by: ofOfficer,
      when: ["drafting"],
      unless: ({ content }, { day }) => incomplete(content, day),
      after: (state, _, { day, by }) => {
        const { content, versions } = state;
        const version = { number: versions.length + 1, content, publishedOn: day, publishedBy: by };
        return { ...state, status: "published", versions: [...versions, version] };
      },
      said: () => say("发布了新版本。", "Published a version."),
    }),
    edit: apart<Held>()({
      name: say("修改", "Edit"),
      done: say("修改主题库或专题库", "Changed a library"),
      asks: { content: group(say("库的内容", "What the library holds"), LIBRARY_ASKING) },
      initial: ({ content: { name, sort, themeClass, until, purpose, parts } }) => ({
        "content.name": name,
        "content.sort": sort,
        "content.themeClass": themeClass ?? "",
        "content.until": until ?? "",
        "content.purpose": purpose,
        "content.parts": JSON.stringify(parts),
      }),
      withdrawable: true,
      by: (actor, { content }) => (mayDraft(actor, content) ? null : NOT_YOURS),
      when: ["drafting", "published"],
      refuse: (state, { content }, { actor }) =>
        mayDraft(actor, content) && content.unitId === state.content.unitId ? null : NOT_YOURS,
      after: (state, { content }) => ({ ...state, status: "drafting", content }),
      said: () => say("修改了内容。", "Changed the content."),
    }),
    close: act({
      name: say("停用", "Close it"),
      done: say("停用主题库或专题库", "Closed a library"),
      asks: { reason: text(say("停用理由", "Why it is closed"), { most: 1_000 }) },
      by: ofOfficer,
      when: ["drafting", "published"],
      unless: ({ versions }) => (versions.length > 0 ? null : NOT_NOW),
      after: (state, { reason }, { day, by }) => ({
        ...state,
        status: "closed",
        closed: { on: day, by, reason },
      }),
      said: ({ reason }) => say(`停用：${reason}`, `Closed: ${reason}`),
    }),
  },
  head: ({ content }) => ({
    title: content.name,
    regionCode: content.regionCode,
    day: null,
    until: content.until,
    unitIds: [content.unitId],
    words: [content.purpose, content.unitName],
  }),
});

export type LibraryAct = ActOf<Held, "begin", typeof library.acts, "flat">;
export type LibraryAsked = AskedOf<typeof library.acts>;

/** What a library shows of one resource now; `missing`: chosen items that the resource no longer shows. */
export type ShownPart = {
  readonly resourceId: string;
  readonly resource: Resource | null;
  readonly items: readonly string[];
  readonly missing: readonly string[];
};

/**
 * What a library shows: of each chosen resource only items that its version in force has; nothing of one that is withdrawn or
 * not shared. So it never shows more than its resources allow, whatever was chosen before.
 */
export function shownParts(parts: readonly LibraryPart[], resources: readonly Resource[]): ShownPart[] {
  const known = new Map(resources.map((each) => [each.id, each]));
  return parts.map(({ resourceId, items }) => {
    const found = known.get(resourceId);
    const resource = found && found.attribute !== "none" ? found : null;
    const open = new Set(resource?.items.map(({ name }) => name));
    return {
      resourceId,
      resource,
      items: items.filter((item) => open.has(item)),
      missing: items.filter((item) => !open.has(item)),
    };
  });
}

/** A line of the list as it stands on a day. */
export const libraryRow = (
  { id, sample, state }: Pick<RecordView<LibraryState>, "id" | "sample" | "state">,
  asOf: Day,
) => {
  const { parts, ...content } = state.content;
  return {
    ...content,
    id,
    end: libraryEnd(content.until, asOf),
    status: state.status,
    resources: parts.length,
    items: parts.reduce((sum, { items }) => sum + items.length, 0),
    versions: state.versions.length,
    sample,
  };
};
export type LibraryRow = ReturnType<typeof libraryRow>;

/** A library as its page shows it; `shown` is what the version in force shows, or the draft where none is published. */
export type LibraryDetail = Opened<LibraryState> & { readonly shown: readonly ShownPart[] };
