import { fail, ok, type Result } from "../../../../kernel/result.ts";
import { PREFIXES } from "./dcat-terms.ts";

/** A node with whole IRIs as keys; each value a list of literals, of texts with their language, and of links. */
export type LinkedNode = {
  readonly id: string | null;
  readonly types: readonly string[];
  readonly values: ReadonlyMap<string, readonly unknown[]>;
};

/** Nodes of a document, by their ids where they have one. */
export type LinkedData = {
  readonly nodes: readonly LinkedNode[];
  readonly byId: ReadonlyMap<string, LinkedNode>;
};

type Plain = Readonly<Record<string, unknown>>;
type Terms = {
  readonly names: ReadonlyMap<string, string>;
  readonly links: ReadonlySet<string>;
  /** Names whose values are objects of texts by language. */
  readonly byLanguage: ReadonlySet<string>;
  readonly base: string;
  /** Language of plain texts, "" where none is said. */
  readonly language: string;
};

const MOST_NODES = 200_000;
const DEEPEST = 60;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const many = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** A text with its language where one is said. */
const inLanguage = (text: unknown, language: unknown): unknown =>
  typeof text === "string" && typeof language === "string" && language !== "" && language !== "@none"
    ? { "@value": text, "@language": language }
    : text;

/** A literal's text with its language, "" where none is said; undefined for links and truths. */
export function literalOf(value: unknown): { readonly text: string; readonly language: string } | undefined {
  if (typeof value === "string" || typeof value === "number") return { text: String(value), language: "" };
  if (!isPlain(value) || typeof value["@value"] !== "string") return undefined;
  return { text: value["@value"], language: String(value["@language"]).toLowerCase() };
}

/** Readers here read Chinese; whose catalogue has none, its English, what has no language, or the first it has. */
const LANGUAGES = [/^zh(?:-(?:cn|hans))?$/, /^zh/, /^$/, /^en/];

/** The one text of values that may be in several languages, "" where there is none. */
export function chosenText(values: readonly unknown[]): string {
  const literals = values.flatMap((each) => literalOf(each) ?? []);
  const chosen = LANGUAGES.map((wanted) => literals.find(({ language }) => wanted.test(language))).find(
    Boolean,
  );
  return (chosen ?? literals[0])?.text ?? "";
}

/** Terms of an inline context: prefixes and names, with which of them hold links. Others' contexts are not fetched. */
function termsOf(context: unknown): Result<Terms, "context"> {
  const names = new Map<string, string>(Object.entries({ ...PREFIXES, dcterms: PREFIXES.dct }));
  const links = new Set<string>();
  const byLanguage = new Set<string>();
  let [base, language] = ["", ""];
  for (const part of many(context)) {
    if (!isPlain(part))
      return fail(
        "context",
        "文件的 @context 指向网上的地址，本系统不联网读取；请导出为带有完整 @context 的文件后再试。",
        "The file's @context is an address on the web, which is not fetched. Export with an inline @context and try again.",
      );
    for (const [term, meaning] of Object.entries(part)) {
      const to =
        typeof meaning === "string"
          ? meaning
          : isPlain(meaning) && typeof meaning["@id"] === "string"
            ? meaning["@id"]
            : null;
      if (to === null) continue;
      if (term === "@language") language = to;
      else if (term === "@vocab") base = to;
      else names.set(term, to);
      if (isPlain(meaning) && meaning["@type"] === "@id") links.add(term);
      if (isPlain(meaning) && meaning["@container"] === "@language") byLanguage.add(term);
    }
  }
  return ok({ names, links, byLanguage, base, language });
}

function whole(term: string, { names, base }: Pick<Terms, "names" | "base">, depth = 0): string {
  if (term.startsWith("@") || depth > 5) return term;
  const named = names.get(term);
  if (named !== undefined && named !== term) return whole(named, { names, base }, depth + 1);
  const at = term.indexOf(":");
  if (at < 0) return base + term;
  const prefix = names.get(term.slice(0, at));
  return prefix === undefined || term.startsWith("//", at + 1) ? term : prefix + term.slice(at + 1);
}

/**
 * Reads JSON-LD with inline contexts of prefixes and terms: nested nodes and @graph, @list and @set, links by @id, blank
 * nodes, texts in several languages. What else JSON-LD can say (scoped contexts, @reverse, @nest) is not understood.
 */
export function readJsonLd(document: unknown): Result<LinkedData, "context" | "shape"> {
  const tops = many(document);
  if (tops.length === 0 || !tops.every(isPlain))
    return fail(
      "shape",
      "文件不是 JSON-LD 对象；请导出为 JSON-LD 后再试。",
      "The file is no JSON-LD object. Export it as JSON-LD and try again.",
    );
  const nodes: LinkedNode[] = [];
  const values = new Map<string, Map<string, unknown[]>>();
  const types = new Map<string, Set<string>>();

  const value = (given: unknown, terms: Terms, link: boolean, depth: number): unknown[] => {
    if (depth > DEEPEST || nodes.length > MOST_NODES) return [];
    if (link && typeof given === "string") return [{ "@id": whole(given, terms) }];
    if (!isPlain(given)) return [typeof given === "string" ? inLanguage(given, terms.language) : given];
    if ("@value" in given) return [inLanguage(given["@value"], given["@language"])];
    if ("@list" in given) return many(given["@list"]).flatMap((each) => value(each, terms, link, depth + 1));
    if ("@set" in given) return many(given["@set"]).flatMap((each) => value(each, terms, link, depth + 1));
    return [node(given, terms, depth + 1)];
  };
  const node = (given: Plain, terms: Terms, depth: number): { "@id": string } => {
    const id = typeof given["@id"] === "string" ? whole(given["@id"], terms) : `_:own${values.size}`;
    const own = values.get(id) ?? new Map<string, unknown[]>();
    values.set(id, own);
    const kinds = types.get(id) ?? new Set<string>();
    types.set(id, kinds);
    for (const kind of many(given["@type"])) if (typeof kind === "string") kinds.add(whole(kind, terms));
    for (const [key, each] of Object.entries(given)) {
      if (key.startsWith("@")) continue;
      const name = whole(key, terms);
      const found =
        terms.byLanguage.has(key) && isPlain(each)
          ? Object.entries(each).flatMap(([tag, texts]) => many(texts).map((text) => inLanguage(text, tag)))
          : many(each).flatMap((one) => value(one, terms, terms.links.has(key), depth));
      own.set(name, [...(own.get(name) ?? []), ...found]);
    }
    return { "@id": id };
  };

  for (const top of tops) {
    if (!isPlain(top)) continue;
    const terms = termsOf(top["@context"]);
    if (!terms.ok) return terms;
    const graph = many(top["@graph"]);
    for (const each of graph.length > 0 ? graph : [top]) if (isPlain(each)) node(each, terms.value, 0);
  }
  for (const [id, own] of values) nodes.push({ id, types: [...(types.get(id) ?? [])], values: own });
  return ok({ nodes, byId: new Map(nodes.map((each) => [each.id ?? "", each])) });
}

/** The node that a value points to, or undefined. */
export const findNode = ({ byId }: LinkedData, value: unknown): LinkedNode | undefined =>
  isPlain(value) && typeof value["@id"] === "string" ? byId.get(value["@id"]) : undefined;

export const linkOf = (value: unknown): string | null =>
  isPlain(value) && typeof value["@id"] === "string" ? value["@id"] : null;
