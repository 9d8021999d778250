import { line, say, variant } from "../../../../kernel/fields.ts";
import type { RowCondition } from "../grant/grant.ts";
import type { DenialCode } from "../reading/denials.ts";
import type { SourceRow } from "../reading/row-conditions.ts";

/**
 * Where a resource's rows are found: a PostgreSQL view that the machine's administrator registered, the provider's latest
 * CSV or Excel drop, the provider's own HTTP interface, the regional platform.
 */
export const SOURCE_WORDS = {
  view: say("数据库视图", "view of the database"),
  drop: say("上传的表格", "uploaded table"),
  http: say("本单位接口", "interface of the unit"),
  regional: say("自治区平台", "regional platform"),
};
export type SourceKind = keyof typeof SOURCE_WORDS;

export type SourceSettings =
  | { readonly kind: "view"; readonly schema: string; readonly view: string }
  | { readonly kind: "drop" }
  | { readonly kind: "http"; readonly url: string }
  | { readonly kind: "regional" };

const none = (kind: SourceKind) => ({ name: SOURCE_WORDS[kind], fields: {} });
const VIEW = say("视图", "View");
/** What a source is set to, by its kind; a view is chosen among those that are registered. */
export const SOURCES = {
  drop: none("drop"),
  view: {
    name: SOURCE_WORDS.view,
    fields: { schema: line(VIEW, { most: 63 }), view: line(VIEW, { most: 63 }) },
  },
  http: {
    name: SOURCE_WORDS.http,
    fields: {
      url: line(say("接口地址", "Address of the interface"), {
        most: 500,
        help: say(
          "只能是系统管理员配置在允许名单中的地址。保存时会试读一次。",
          "Only addresses that the administrator allowed. It is tried out when saved.",
        ),
      }),
    },
  },
  regional: none("regional"),
};
export const SOURCE = variant(say("来源", "Source"), "kind", SOURCES);

/** What is asked of a source: these items of the rows that all conditions open, at most so many. */
export type SourceQuery = {
  readonly items: readonly string[];
  readonly conditions: readonly RowCondition[];
  readonly limit: number;
};

export type SourceAnswer =
  | { readonly ok: true; readonly rows: readonly SourceRow[] }
  | { readonly ok: false; readonly code: Extract<DenialCode, `source-${string}` | "no-source"> };

/** The port. Every implementation passes store-sources.test.ts. */
export type Source = { readonly read: (query: SourceQuery) => Promise<SourceAnswer> };

export const sourceFails = (code: Extract<SourceAnswer, { ok: false }>["code"]): SourceAnswer => ({
  ok: false,
  code,
});
