import { isDay } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { ok, type Result } from "../../../../kernel/result.ts";
import { MODES, type Mode } from "../../exchange/grant/grant.ts";
import { BASIS_RANKS } from "../resource/citation.ts";
import {
  type Assessment,
  ASSESSMENT_KINDS,
  type AssessmentKind,
  type Assessments,
} from "../resource/state.ts";
import {
  DATA_FORMATS,
  type DataItem,
  GRADES,
  ITEM_TYPES,
  OPEN_ATTRIBUTES,
  RESOURCE_LEVELS,
  type ResourceContent,
  SENSITIVITIES,
  SHARING_ATTRIBUTES,
  UPDATE_CYCLES,
} from "../resource/content.ts";
import type { CatalogueEntry } from "./dcat-out.ts";
import { FOREIGN_RIGHTS, FREQUENCIES, PREFIXES, SHARING_SCHEME } from "./dcat-terms.ts";
import {
  chosenText,
  findNode,
  type LinkedData,
  type LinkedNode,
  linkOf,
  literalOf,
  readJsonLd,
} from "./json-ld.ts";

/** A dataset as it was read: what it lacked is filled with the most careful value and named. */
export type ReadEntry = CatalogueEntry & { readonly at: string; readonly lacking: readonly Sentence[] };

const { dcat, dct, foaf, odrl, jzw } = PREFIXES;

/** Reads one node, remembering what it lacked. */
function reader(data: LinkedData, node: LinkedNode, lacking: Sentence[]) {
  const all = (name: string): readonly unknown[] => node.values.get(name) ?? [];
  const text = (name: string): string => chosenText(all(name));
  const lacks = (zh: string, en: string): void => void lacking.push({ zh, en });
  const oneOf = <T extends string>(
    name: string,
    known: readonly T[],
    otherwise: T,
    zh: string,
    en: string,
  ): T => {
    const found = known.find((each) => each === text(name));
    if (found === undefined) lacks(zh, en);
    return found ?? otherwise;
  };
  const nodes = (name: string): LinkedNode[] => all(name).flatMap((each) => findNode(data, each) ?? []);
  return {
    all,
    text,
    lacks,
    oneOf,
    nodes,
    link: (name: string) => linkOf(all(name)[0]),
    truth: (name: string) => all(name)[0] === true,
  };
}

type Reader = ReturnType<typeof reader>;

const tail = (iri: string | null, prefix: string): string | null =>
  iri?.startsWith(prefix) ? iri.slice(prefix.length) : null;

function itemsOf(data: LinkedData, { nodes, lacks }: Reader): DataItem[] {
  const items = nodes(`${jzw}items`).map((node): DataItem => {
    const { text, all, truth } = reader(data, node, []);
    const length = all(`${jzw}length`)[0];
    return {
      name: text(`${dct}title`),
      code: text(`${dct}identifier`),
      type: ITEM_TYPES.find((each) => each === text(`${jzw}datatype`)) ?? "text",
      length: typeof length === "number" ? length : null,
      sensitivity: SENSITIVITIES.find((each) => each === text(`${jzw}sensitivity`)) ?? "sensitive",
      key: truth(`${jzw}key`),
    };
  });
  if (items.length === 0) lacks("没有数据项。", "It has no data items.");
  return items;
}

function attributeOf({ link, lacks }: Reader): ResourceContent["attribute"] {
  const given = link(`${dct}accessRights`);
  // Our own documents had it under dct:accessRights before.
  const said = [link(`${jzw}sharing`), given];
  const own = SHARING_ATTRIBUTES.find((each) => said.includes(`${SHARING_SCHEME}:${each}`));
  const foreign = given === null ? undefined : FOREIGN_RIGHTS[given];
  if (own === undefined)
    lacks("没有共享属性，暂按有条件共享。", "It has no sharing attribute; taken as conditional.");
  return own ?? foreign ?? "conditional";
}

const texts = (values: readonly unknown[]): string[] => values.flatMap((each) => literalOf(each)?.text ?? []);

function conditionsOf(
  data: LinkedData,
  { nodes }: Reader,
): Pick<ResourceContent, "conditions" | "noneBasis"> {
  const none = { recipients: [], uses: [], demands: [] };
  const policy = nodes(`${odrl}hasPolicy`)[0];
  if (!policy) return { conditions: none, noneBasis: null };
  const of = reader(data, policy, []);
  const prohibition = of.nodes(`${odrl}prohibition`)[0];
  const basis = prohibition && reader(data, prohibition, []).nodes(`${jzw}basis`)[0];
  const permission = of.nodes(`${odrl}permission`)[0];
  const read = basis && reader(data, basis, []);
  const noneBasis = read
    ? {
        title: read.text(`${dct}title`),
        article: read.text(`${jzw}article`),
        quote: read.text(`${jzw}quote`),
      }
    : null;
  if (!permission) return { conditions: none, noneBasis };
  const allowed = reader(data, permission, []);
  const limits = allowed.nodes(`${odrl}constraint`).map((each) => reader(data, each, []));
  const limited = (operand: string): string[] =>
    limits.flatMap((each) =>
      each.link(`${odrl}leftOperand`) === odrl + operand ? texts(each.all(`${odrl}rightOperand`)) : [],
    );
  const duties = allowed.nodes(`${odrl}duty`).map((each) => reader(data, each, []).text(`${dct}description`));
  const demands = texts(allowed.all(`${jzw}demands`));
  return {
    conditions: {
      recipients: limited("recipient"),
      uses: limited("purpose"),
      demands: demands.length > 0 ? demands : duties,
    },
    noneBasis,
  };
}

function assessmentsOf(data: LinkedData, { nodes }: Reader): Assessments {
  const found = nodes(`${jzw}assessment`).flatMap((node): [AssessmentKind, Assessment][] => {
    const { text, truth } = reader(data, node, []);
    const kind = ASSESSMENT_KINDS.find((each) => each === text(`${jzw}kind`));
    const on = text(`${dct}date`);
    const file = { digest: text(`${jzw}fileDigest`), name: text(`${jzw}fileName`) };
    return kind && isDay(on)
      ? [[kind, { on, conclusion: text(`${dct}description`), passed: truth(`${jzw}passed`), file }]]
      : [];
  });
  return { secrecy: null, "personal-information": null, ...Object.fromEntries(found) };
}

/** Modes by what offers the dataset: services that serve it, distributions that carry it. */
function modesOf(
  data: LinkedData,
  node: LinkedNode,
  of: Reader,
  services: ReadonlyMap<string, readonly LinkedNode[]>,
): Mode[] {
  const served = services.get(node.id ?? "") ?? [];
  const carried = of.nodes(`${dcat}distribution`).map((each): Mode => {
    const { text, all } = reader(data, each, []);
    const mode = MODES.find((one) => one === text(`${jzw}mode`));
    return mode ?? (all(`${dcat}accessService`).length > 0 ? "api" : "file");
  });
  const given = new Set<Mode>([...(served.length > 0 ? (["api"] as const) : []), ...carried]);
  return MODES.filter((mode) => given.has(mode));
}

function entryOf(
  data: LinkedData,
  node: LinkedNode,
  services: ReadonlyMap<string, readonly LinkedNode[]>,
): ReadEntry {
  const lacking: Sentence[] = [];
  const of = reader(data, node, lacking);
  const { text, link, lacks, oneOf, nodes } = of;
  const publisher = nodes(`${dct}publisher`)[0];
  const unit = publisher && reader(data, publisher, []);
  if (!unit) lacks("没有提供部门。", "It has no publisher.");
  const place = nodes(`${dct}spatial`)[0];
  const regionCode =
    (place && reader(data, place, []).text(`${dct}identifier`)) ||
    (tail(link(`${dct}spatial`), "urn:jiziwan:region:") ?? "");
  if (regionCode === "") lacks("没有所属地区。", "It has no region.");
  const cycle = UPDATE_CYCLES.find((each) => FREQUENCIES[each] === link(`${dct}accrualPeriodicity`));
  if (cycle === undefined)
    lacks("没有可识别的更新周期，暂按不定期。", "It has no known update cycle; taken as irregular.");
  const optional = (name: string): string | null => (of.all(name).length === 0 ? null : text(name));
  const content: ResourceContent = {
    code: text(`${dct}identifier`) || (tail(node.id, "urn:jiziwan:resource:") ?? ""),
    name: text(`${dct}title`),
    summary: text(`${dct}description`),
    providerId: tail(publisher?.id ?? null, "urn:uuid:") ?? "",
    providerName: unit?.text(`${foaf}name`) ?? "",
    providerCode: unit?.text(`${dct}identifier`) ?? "",
    regionCode,
    level: oneOf(
      `${jzw}level`,
      RESOURCE_LEVELS,
      "department",
      "没有层级，暂按部门级。",
      "It has no level; taken as department.",
    ),
    format: oneOf(
      `${jzw}format`,
      DATA_FORMATS,
      "other",
      "没有数据格式，暂按其他。",
      "It has no format; taken as other.",
    ),
    items: itemsOf(data, of),
    subjectItem: optional(`${jzw}subjectItem`),
    updateCycle: cycle ?? "irregular",
    attribute: attributeOf(of),
    ...conditionsOf(data, of),
    modes: modesOf(data, node, of, services),
    openAttribute: oneOf(
      `${jzw}openAttribute`,
      OPEN_ATTRIBUTES,
      "closed",
      "没有开放属性，暂按不开放。",
      "It has no open attribute; taken as closed.",
    ),
    openCondition: text(`${jzw}openCondition`),
    relatedCodes: of
      .all(`${dct}relation`)
      .flatMap((each) => tail(linkOf(each), "urn:jiziwan:resource:") ?? []),
    classification: text(`${jzw}classification`),
    grade: oneOf(
      `${jzw}grade`,
      GRADES,
      "important",
      "没有数据分级，暂按重要数据。",
      "It has no grade; taken as important data.",
    ),
    leadSource: optional(`${jzw}leadSource`),
  };
  return {
    at: node.id ?? "",
    lacking,
    content,
    version: Number(text(`${dcat}version`)) || 1,
    publishedOn: text(`${dct}issued`),
    approvedOn: text(`${jzw}approved`),
    basisRank: BASIS_RANKS.find((each) => each === text(`${jzw}basisRank`)) ?? null,
    assessments: assessmentsOf(data, of),
  };
}

/**
 * Datasets of a DCAT document in JSON-LD, in their order: ours as they were written, others as far as their terms are known.
 * Fails where it is no JSON-LD or needs a context from the web.
 */
export function readDcat(document: unknown): Result<readonly ReadEntry[], "context" | "shape"> {
  const data = readJsonLd(document);
  if (!data.ok) return data;
  const services = new Map<string, LinkedNode[]>();
  for (const node of data.value.nodes) {
    if (!node.types.includes(`${dcat}DataService`)) continue;
    for (const served of node.values.get(`${dcat}servesDataset`) ?? []) {
      const id = linkOf(served) ?? "";
      services.set(id, [...(services.get(id) ?? []), node]);
    }
  }
  return ok(
    data.value.nodes
      .filter(({ types }) => types.includes(`${dcat}Dataset`))
      .map((node) => entryOf(data.value, node, services)),
  );
}
