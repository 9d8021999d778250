import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, daysBetween } from "../../../../kernel/calendar.ts";
import { type Failure, refusal } from "../../../../kernel/error.ts";
import type { Recorded, RecordShape } from "../../../../kernel/record.ts";
import type { Resource } from "./resource.ts";

/** 主题库 by a theme class of the guide, 专题库 for one purpose. */
export const LIBRARY_SORTS = ["theme", "special"] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];

/** What a library takes from a resource: items by their names. */
export type LibraryPart = { readonly resourceId: string; readonly items: readonly string[] };

export type LibraryContent = {
  readonly name: string;
  readonly sort: LibrarySort;
  /** Code of the theme class; null for special libraries. */
  readonly themeClass: string | null;
  readonly purpose: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: string;
  readonly parts: readonly LibraryPart[];
  /** Last day on which it is offered; a special library always has one. */
  readonly until: Day | null;
};

export type LibraryVersion = {
  readonly number: number;
  readonly content: LibraryContent;
  readonly publishedOn: Day;
  readonly publishedBy: string;
};

export const LIBRARY_STATUSES = ["drafting", "published", "closed"] as const;
export type LibraryStatus = (typeof LIBRARY_STATUSES)[number];

export type LibraryState = {
  readonly status: LibraryStatus;
  readonly content: LibraryContent;
  readonly versions: readonly LibraryVersion[];
  readonly closed: { readonly on: Day; readonly by: string; readonly reason: string } | null;
};

export type LibraryAct =
  | { readonly type: "begin"; readonly content: LibraryContent }
  | { readonly type: "edit"; readonly content: LibraryContent }
  | { readonly type: "publish" }
  | { readonly type: "close"; readonly reason: string };

/** Days before its end from which a library warns. */
export const WARNS_DAYS = 30;

/** How a library stands on a day. */
export function libraryEnd(until: Day | null, day: Day): "open-ended" | "running" | "ending" | "ended" {
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
  isOfficer(actor, regionCode) ||
  (actor.unitIds.includes(unitId) && actor.roles.some((role) => role === "liaison" || role === "unit-head"));

const isOfficer = (actor: ActingFor, regionCode: string): boolean =>
  actor.system || (actor.roles.includes("data-officer") && actor.regionCode === regionCode);

function incomplete({ parts, purpose, sort, until, themeClass }: LibraryContent, day: Day): Failure | null {
  if (purpose === "" || parts.length === 0 || parts.some(({ items }) => items.length === 0)) return EMPTY;
  if (sort === "special" && until === null) return NO_END;
  if (sort === "theme" && themeClass === null) return NO_THEME;
  return until !== null && until < day ? PAST : null;
}

function permit(state: LibraryState | null, act: LibraryAct, actor: ActingFor, day: Day): Failure | null {
  if (act.type === "begin") return state !== null ? NOT_NOW : mayDraft(actor, act.content) ? null : NOT_YOURS;
  if (state === null || state.status === "closed") return NOT_NOW;
  const { content, status } = state;
  if (act.type === "edit")
    return mayDraft(actor, content) && mayDraft(actor, act.content) && act.content.unitId === content.unitId
      ? null
      : NOT_YOURS;
  if (!isOfficer(actor, content.regionCode)) return NOT_YOURS;
  if (act.type === "close") return state.versions.length > 0 ? null : NOT_NOW;
  return status === "drafting" ? incomplete(content, day) : NOT_NOW;
}

function fold(state: LibraryState | null, { act, day, by }: Recorded<LibraryAct>): LibraryState {
  if (act.type === "begin") return { status: "drafting", content: act.content, versions: [], closed: null };
  if (state === null) throw new Error("a library begins with its first draft");
  switch (act.type) {
    case "edit":
      return { ...state, status: "drafting", content: act.content };
    case "publish": {
      const version = {
        number: state.versions.length + 1,
        content: state.content,
        publishedOn: day,
        publishedBy: by,
      };
      return { ...state, status: "published", versions: [...state.versions, version] };
    }
    case "close":
      return { ...state, status: "closed", closed: { on: day, by, reason: act.reason } };
  }
}

/** A library as a record: named, versioned views over resources. */
export const libraryShape: RecordShape<LibraryState, LibraryAct, ActingFor> = {
  kind: "library",
  fold,
  permit,
  head: ({ content, status }) => ({
    title: content.name,
    status,
    regionCode: content.regionCode,
    day: null,
    until: content.until,
    unitIds: [content.unitId],
    measureIds: [],
    words: [content.purpose, content.unitName],
  }),
  sentence: (act) => {
    switch (act.type) {
      case "begin":
        return { zh: `编制“${act.content.name}”。`, en: `Drafted “${act.content.name}”.` };
      case "edit":
        return { zh: "修改了内容。", en: "Changed the content." };
      case "publish":
        return { zh: "发布了新版本。", en: "Published a version." };
      case "close":
        return { zh: `停用：${act.reason}`, en: `Closed: ${act.reason}` };
    }
  },
};

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
