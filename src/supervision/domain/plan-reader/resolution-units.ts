import type { Span } from "../reading.ts";
import { isIdeograph } from "./characters.ts";
import { looksLikeUnit, namesIn } from "./units.ts";
import { toSource, type Source } from "./source.ts";
import { verbPhraseAt } from "./verbs.ts";

/** Units that a sentence gives something to do, by name as printed. */
export type Assignment = {
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Somebody is told to: 由…牵头, 请…, 责成…, …负责, …要. Otherwise a unit only stands before a verb, as in a report. */
  readonly told: boolean;
};

const LONGEST_NAME = 40;
const LISTS = /^(?:、|和|及|与|以及|\/)/;
const SUPPORTS = /^(?:会同|商|联合|协同|协调)(?=[一-龥])/;
const MANNER =
  /^(?:等(?:有关|相关)?(?:部门|单位)?)?(?:(?:按照?|依照?)(?:各自|部门)?(?:职责|职能)(?:和)?(?:分工)?)?(?:分别|共同|具体|各自|主要|全力|密切|积极|做好)?/;
const ROLE = /^(牵头|主办|总牵头|负责|承办|落实|配合|参与|参加|协助|协同|协办|指导|督导)/;
const MODAL = /^(?:要(?!求|点|素|件)|应(?!急|用|对)|须|需(?!求)|务必|必须)/;
const GOES_ON =
  /^(?:$|[,.。;:、\n])|^(?:和|及|与|以及|等|会同|商|将|可|按|于|在|对|就|根据|结合|以|向|把|为|每|再|从|定期|尽快|抓紧|立即|具体|分别|各自|主要|共同|全力|密切|做好|本周|本月|年底|\d)/;
/** 研究室, 服务中心: the verb belongs to a longer name. */
const LONGER_NAME =
  /^(?:研究|服务|建设|投资|督查|发展|规划|监督|管理|执法|组织|宣传|调查|统筹|联合)[^,、。;:市县区旗盟各的]{0,4}?(?:室|院|所|中心|局|委|办|集团|公司|支队|大队|总队|部|办公室)/;
const PLACE_END = /[市县区旗盟省州]$/;
const BODY_FOLLOWS =
  /^[^,、。;:市县区旗盟各由请会和]{1,12}?(?:局|委|办|厅|院|府|中心|公司|集团|大队|支队|部)/;

/** Where the name of a unit that begins here ends, -1 where none does. */
function nameEnd(folded: string, at: number, limit: number): number {
  const most = Math.min(limit, at + LONGEST_NAME);
  for (let end = at + 2; end <= most; end++) {
    if (!isIdeograph(folded, end - 1) && !/[()A-Za-z]/.test(folded[end - 1] as string)) return -1;
    const name = folded.slice(at, end);
    if (!looksLikeUnit(name)) continue;
    const rest = folded.slice(end, Math.min(limit, end + LONGEST_NAME));
    if (LONGER_NAME.test(rest) || (PLACE_END.test(name) && BODY_FOLLOWS.test(rest))) continue;
    if (GOES_ON.test(rest) || MODAL.test(rest) || ROLE.test(rest) || verbPhraseAt(rest, 0) !== null)
      return end;
  }
  return -1;
}

type Names = { readonly spans: readonly Span[]; readonly end: number };

/** The list of names that begins here. */
function namesAt(folded: string, at: number, limit: number): Names | null {
  const spans: Span[] = [];
  let from = at;
  for (;;) {
    const end = nameEnd(folded, from, limit);
    if (end === -1) return spans.length === 0 ? null : { spans, end: (spans.at(-1) as Span)[1] };
    spans.push([from, end]);
    const joint = LISTS.exec(folded.slice(end, Math.min(limit, end + 2)));
    if (joint === null) return { spans, end };
    from = end + joint[0].length;
  }
}

const TELLS =
  /^(?:并|同时|会后|下一步|此外|另外)?(由|请|责成|明确由|委托|授权|交由|商请|同意由|要求|建议由|拟由|决定由|确定由|议定由)(?=[一-龥(])/;
const NOT_A_UNIT =
  /^(?:等)?(?:有关|相关)?(?:部门|单位)?(?:主要|有关|相关|分管)?(?:负责|领导)(?:人|同志)|^(?:主任|局长|副|领导|同志|相关负责)/;
const PAST = /已(?:经|于|完成|建成|在|开|启|纳|印|批|组|编|形|通|投|全|基)|了(?!解)/;

/** Where nobody is told to, only what is an office or a place stands before its duty: 站区, 加快保税区 do not. */
const isOffice = (name: string): boolean =>
  (!name.endsWith("区") || /(?:[旗县市]区|^各.*区|高新区|开发区)$/.test(name)) &&
  !/^(?:同意|通过|决定)|[在于将把对为由]/.test(name) &&
  (name.length <= 3 || verbPhraseAt(name, 0) === null);

type Mutable = { lead: Span[]; support: Span[]; told: boolean };

/** Reads the units of `[start, end)` and their roles; null where nobody is given anything to do. */
export function readAssignment(source: Source, start: number, end: number): Assignment | null {
  const printed = source.text.slice(start, end);
  if (!printed.includes("\n")) return readUnits(source, start, end);
  const joined = toSource(printed.replace(/ *\n */g, ""));
  return readUnits(joined, 0, joined.text.length);
}

function readUnits(source: Source, start: number, end: number): Assignment | null {
  const found: Mutable = { lead: [], support: [], told: false };
  for (let from = start; from < end;) {
    const stop = clauseEnd(source, from, end);
    readClauseUnits(source.folded, from, stop, found);
    from = stop + 1;
  }
  if (found.lead.length + found.support.length === 0) return null;
  const names = (spans: readonly Span[]): string[] => [
    ...new Set(spans.flatMap(([from, to]) => namesIn(source, from, to).units.map(({ name }) => name))),
  ];
  const lead = names(found.lead);
  return { lead, support: names(found.support).filter((name) => !lead.includes(name)), told: found.told };
}

function clauseEnd({ folded, partner }: Source, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (isIdeograph(folded, i)) continue;
    const close = partner[i] as number;
    if (close > i && close < end) i = close;
    else if (",;:。".includes(folded[i] as string)) return i;
  }
  return end;
}

function readClauseUnits(folded: string, from: number, stop: number, found: Mutable): void {
  let at = from;
  while (at < stop && (folded[at] === " " || folded[at] === "\n")) at++;
  const head = TELLS.exec(folded.slice(at, Math.min(stop, at + 12)));
  if (head !== null) {
    if (take(folded, at + head[0].length, stop, true, found)) return;
  } else if (take(folded, at, stop, false, found)) return;
  // …工作由市发改委牵头
  for (let by = at + 1; by < stop; by++)
    if (folded[by] === "由" && folded[by - 1] !== "理" && take(folded, by + 1, stop, true, found)) return;
}

function take(folded: string, at: number, stop: number, told: boolean, found: Mutable): boolean {
  const names = namesAt(folded, at, stop);
  if (names === null) return false;
  const clause = folded.slice(names.end, Math.min(stop, names.end + 80));
  if (NOT_A_UNIT.test(clause) || PAST.test(clause)) return false;
  const rest = clause.slice(MANNER.exec(clause)?.[0].length ?? 0);
  const role = ROLE.exec(rest)?.[1];
  if (role !== undefined && /^(?:指导|督导)$/.test(role) && !told) return false;
  const supports = role !== undefined && /^(?:配合|参与|参加|协助|协同|协办)$/.test(role);
  const modal = MODAL.exec(rest)?.[0] ?? "";
  const company = SUPPORTS.exec(rest);
  const acts = role !== undefined || modal !== "" || company !== null || verbPhraseAt(rest, 0) !== null;
  if (!told && !names.spans.every(([from, to]) => isOffice(folded.slice(from, to)))) return false;
  if (!told && !acts && !/^(?:于|按|在|将|对|就|根据|结合|尽快|抓紧|每|定期|以|向)/.test(rest)) return false;
  // A second subject beside one that was told supports nobody unless it is said.
  (supports ? found.support : found.lead).push(...names.spans);
  if (told || modal !== "" || (role !== undefined && !/^(?:落实|参加|参与|指导|督导)$/.test(role)))
    found.told = true;
  const after = names.end + (clause.length - rest.length) + (role?.length ?? modal.length);
  const joined = SUPPORTS.exec(folded.slice(after, Math.min(stop, after + 8)));
  if (joined !== null) {
    const company = namesAt(folded, after + joined[0].length, stop);
    if (company !== null) {
      found.support.push(...company.spans);
      found.told ||= joined[0] === "会同";
    }
  }
  return true;
}
