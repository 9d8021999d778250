import type { ActingFor } from "../../../kernel/actor.ts";
import { fitOf, type Found } from "../../../kernel/find.ts";
import { regionWords } from "../../../kernel/region.ts";
import { matchesWords } from "../../../kernel/search-tokens.ts";
import { type Asked, hitsOf, recordHits } from "../../../platform/records/finder.ts";
import type { ResourceState } from "../catalogue/resource/state.ts";
import { shownTo, visible as visibleResource } from "../catalogue/resource/store-list.ts";
import { seenBy } from "../catalogue/resource/store-published.ts";
import { visible } from "../oversight/store-visible.ts";
import { readable } from "../requests/store-list.ts";

type Finding = (asked: Asked<ActingFor>) => Promise<Omit<Found, "kind">[]>;

type ResourceHit = {
  readonly id: string;
  readonly title: string;
  readonly state: ResourceState;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Resources by name and code, as the reader may see them: by the words of a draft only those who see it find one. */
export const findResources: Finding = async (asked) => {
  const { sql, words, reader } = asked;
  const rows = await hitsOf<ResourceHit>(asked, {
    of: sql`shared_data.resource_now`,
    id: sql`resource_now.id`,
    text: sql`words`,
    readable: visibleResource(sql, reader),
    numbered: sql`code = ${words.trim()}`,
    shown: sql`record.id, record.title, record.state, record.sample`,
    from: sql`shared_data.record on record.id = hits.id`,
  });
  return rows.flatMap(({ id, state, sample, numbered, fit: whole }) => {
    const { content } = shownTo(reader, state);
    const shown = [content.name, content.code, content.providerName].join("\n");
    if (content !== state.content && !matchesWords(shown, words)) return [];
    const region = regionWords(content.regionCode);
    const more = ` · ${content.providerName} · ${content.code}`;
    return {
      id,
      title: content.name,
      about: { zh: `${region.zh}${more}`, en: `${region.en}${more}` },
      link: `/data/catalogue/${id}`,
      fit: numbered ? whole : fitOf(content.name, words),
      sample,
    };
  });
};

type RequestHit = {
  readonly id: string;
  readonly title: string;
  readonly requester: string;
  readonly provider: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Requests that the reader may see: by resource, its code, and either party. */
export const findRequests: Finding = async (asked) => {
  const { sql, reader } = asked;
  const rows = await hitsOf<RequestHit>(asked, {
    of: sql`shared_data.request_now now`,
    id: sql`now.id`,
    text: sql`words`,
    readable: readable(sql, reader),
    shown: sql`record.id, record.title, record.sample, record.state #>> '{requester,name}' as requester,
      record.state #>> '{provider,name}' as provider`,
    from: sql`shared_data.record on record.id = hits.id`,
  });
  return rows.map(({ id, title, requester, provider, sample, fit }) => ({
    id,
    title,
    about: { zh: `${requester} → ${provider}`, en: `${requester} → ${provider}` },
    link: `/data/requests/${id}`,
    fit,
    sample,
  }));
};

type Visible = typeof visible;

/** Records of a kind, as its list is narrowed by `seen`; `path` leads to the page of one. */
const findRecords =
  (kind: string, path: string, seen: Visible): Finding =>
  async (asked) =>
    (await recordHits(asked, "shared_data", kind, seen(asked.sql, asked.reader))).map(
      ({ id, title, day, regionCode, sample, fit }) => {
        const region = regionWords(regionCode);
        const on = day === null ? "" : ` · ${day}`;
        return {
          id,
          title,
          about: { zh: `${region.zh}${on}`, en: `${region.en}${on}` },
          link: `${path}/${id}`,
          fit,
          sample,
        };
      },
    );

export const findLibraries = findRecords("library", "/data/libraries", (sql, actor) => seenBy(sql, actor));
export const findCorrections = findRecords("correction", "/data/corrections", visible);
export const findFlows = findRecords("return-flow", "/data/return-flows", visible);
export const findDisputes = findRecords("dispute", "/data/disputes", visible);
