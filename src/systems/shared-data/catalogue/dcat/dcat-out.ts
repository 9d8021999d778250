import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { BasisRank } from "../resource/citation.ts";
import { classesOf, classOf } from "../resource/codes.ts";
import {
  ATTRIBUTE_WORDS,
  CYCLE_WORDS,
  OPEN_ATTRIBUTES,
  OPEN_WORDS,
  type ResourceContent,
  SHARING_ATTRIBUTES,
  UPDATE_CYCLES,
} from "../resource/content.ts";
import { ASSESSMENT_KINDS, type Assessments } from "../resource/state.ts";
import {
  CATALOGUE_IRI,
  CLASS_SCHEME,
  classIri,
  FREQUENCIES,
  FREQUENCY_SCHEME,
  modeIri,
  PREFIXES,
  regionIri,
  resourceIri,
  RIGHTS_OF,
  RIGHTS_SCHEME,
  SHARING_SCHEME,
  sharingConcept,
  unitIri,
} from "./dcat-terms.ts";

/** A published resource with what the catalogue says of its publication; names of persons stay here. */
export type CatalogueEntry = {
  readonly content: ResourceContent;
  readonly version: number;
  readonly publishedOn: Day;
  readonly approvedOn: Day;
  readonly basisRank: BasisRank | null;
  readonly assessments: Assessments;
};

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

const zh = (text: string): Node => ({ "@value": text, "@language": "zh-CN" });
const day = (text: Day): Node => ({ "@value": text, "@type": "xsd:date" });
const iri = (id: string): Node => ({ "@id": id });
/** Something outside the document; the shapes of 3.0.0 want it said that it is a resource. */
const outside = (id: string): Node => ({ "@id": id, "@type": "rdfs:Resource" });
const list = (each: readonly Json[]): Node => ({ "@list": each });

const inBoth = ({ zh: chinese, en }: Sentence): Json => [zh(chinese), { "@value": en, "@language": "en" }];
const concept = (id: string, scheme: string, label: Sentence, ...types: readonly string[]): Node => ({
  "@id": id,
  "@type": ["skos:Concept", ...types],
  "skos:inScheme": iri(scheme),
  "skos:prefLabel": inBoth(label),
});

/** Where a browser finds the page of a resource by its code, on the machine that wrote the catalogue. */
const pageOf = (origin: string, code: string): Node =>
  outside(`${origin}/data/catalogue?q=${encodeURIComponent(code)}`);

const constraint = (operand: string, texts: readonly string[]): Node => ({
  "@type": "odrl:Constraint",
  "odrl:leftOperand": iri(`odrl:${operand}`),
  "odrl:operator": iri("odrl:isAnyOf"),
  "odrl:rightOperand": list(texts),
});

/** Conditions as an ODRL policy: recipients and uses limit the permission, demands are its duties; a basis prohibits. */
function policyOf({ code, attribute, conditions, noneBasis }: ResourceContent): Node {
  const target = iri(resourceIri(code));
  const use = { "odrl:target": target, "odrl:action": iri("odrl:use") };
  if (attribute === "none")
    return {
      "@type": "odrl:Set",
      "odrl:prohibition": {
        "@type": "odrl:Prohibition",
        ...use,
        ...(noneBasis === null
          ? {}
          : {
              "jzw:basis": {
                "dct:title": zh(noneBasis.title),
                "jzw:article": noneBasis.article,
                "jzw:quote": zh(noneBasis.quote),
              },
            }),
      },
    };
  const { recipients, uses, demands } = conditions;
  return {
    "@type": "odrl:Set",
    "odrl:permission": {
      "@type": "odrl:Permission",
      ...use,
      "odrl:constraint": [
        ...(recipients.length === 0 ? [] : [constraint("recipient", recipients)]),
        ...(uses.length === 0 ? [] : [constraint("purpose", uses)]),
      ],
      "jzw:demands": list(demands),
      "odrl:duty": demands.map((demand) => ({
        "@type": "odrl:Duty",
        "odrl:action": iri("jzw:fulfil"),
        "dct:description": zh(demand),
      })),
    },
  };
}

const itemsOf = ({ items }: ResourceContent): Node =>
  list(
    items.map(({ name, code, type, length, sensitivity, key }) => ({
      "@type": "jzw:DataItem",
      "dct:title": zh(name),
      "dct:identifier": code,
      "jzw:datatype": type,
      ...(length === null ? {} : { "jzw:length": length }),
      "jzw:sensitivity": sensitivity,
      "jzw:key": key,
    })),
  );

const assessmentsOf = (assessments: Assessments): Json =>
  ASSESSMENT_KINDS.flatMap((kind) => {
    const found = assessments[kind];
    if (found === null) return [];
    return [
      {
        "@type": "jzw:Assessment",
        "jzw:kind": kind,
        "dct:date": day(found.on),
        "dct:description": zh(found.conclusion),
        "jzw:passed": found.passed,
        "jzw:fileDigest": found.file.digest,
        "jzw:fileName": found.file.name,
      },
    ];
  });

const agent = ({ id, name, code }: CataloguePublisher): Node => ({
  "@id": id,
  "@type": "foaf:Agent",
  "foaf:name": zh(name),
  "dct:identifier": code,
});

const publisherOf = ({ providerId, providerName, providerCode }: ResourceContent): Node =>
  agent({ id: unitIri(providerId), name: providerName, code: providerCode });

function datasetOf(
  { content, version, publishedOn, approvedOn, basisRank, assessments }: CatalogueEntry,
  origin: string,
): Node {
  const { code, regionCode, modes, relatedCodes } = content;
  const { subjectItem, leadSource } = content;
  const files = modes.filter((mode) => mode !== "api");
  return {
    "@id": resourceIri(code),
    "@type": "dcat:Dataset",
    "dct:identifier": code,
    "dct:title": zh(content.name),
    "dct:description": zh(content.summary),
    "dct:publisher": publisherOf(content),
    "dct:spatial": { "@id": regionIri(regionCode), "@type": "dct:Location", "dct:identifier": regionCode },
    "dcat:theme": iri(classIri(classOf(code))),
    "dct:accrualPeriodicity": iri(FREQUENCIES[content.updateCycle]),
    "dct:accessRights": iri(RIGHTS_OF[content.openAttribute]),
    "jzw:sharing": iri(sharingConcept(content.attribute)),
    "odrl:hasPolicy": policyOf(content),
    "dct:relation": relatedCodes.map((each) => outside(resourceIri(each))),
    "dcat:distribution": files.map((mode) => ({
      "@id": modeIri(code, mode),
      "@type": "dcat:Distribution",
      "dct:title": zh(content.name),
      "dct:description": zh(content.summary),
      "dcat:accessURL": pageOf(origin, code),
      "jzw:mode": mode,
      "jzw:format": content.format,
    })),
    "dcat:version": String(version),
    "dct:issued": day(publishedOn),
    "jzw:approved": day(approvedOn),
    "jzw:format": content.format,
    "jzw:level": content.level,
    "jzw:grade": content.grade,
    "jzw:classification": content.classification,
    "jzw:openAttribute": content.openAttribute,
    "jzw:openCondition": content.openCondition,
    "jzw:items": itemsOf(content),
    "jzw:assessment": assessmentsOf(assessments),
    ...(subjectItem === null ? {} : { "jzw:subjectItem": subjectItem }),
    ...(leadSource === null ? {} : { "jzw:leadSource": leadSource }),
    ...(basisRank === null ? {} : { "jzw:basisRank": basisRank }),
  };
}

const serviceOf = ({ content }: CatalogueEntry, origin: string): Node => ({
  "@id": modeIri(content.code, "api"),
  "@type": "dcat:DataService",
  "dct:title": zh(content.name),
  "dct:publisher": iri(unitIri(content.providerId)),
  "dcat:theme": iri(classIri(classOf(content.code))),
  // One address for all grants: POST <grant>/readings, for whoever holds one.
  "dcat:endpointURL": outside(`${origin}/api/data/grants`),
  "dcat:landingPage": { ...pageOf(origin, content.code), "@type": "foaf:Document" },
  "jzw:mode": "api",
  "dcat:servesDataset": iri(resourceIri(content.code)),
});

const scheme = (id: string, title: Sentence): Node => ({
  "@id": id,
  "@type": "skos:ConceptScheme",
  "dct:title": inBoth(title),
});

/** A class under the widest names that the guide has for it. */
function classConcept(code: string): Node {
  const names = classesOf(`${code}/1`).map(({ name }) => name);
  const label = {
    zh: [...names.map((each) => each.zh), code].join(" "),
    en: [...names.map((each) => each.en), code].join(" "),
  };
  return { ...concept(classIri(code), CLASS_SCHEME, label), "skos:notation": code };
}

/** The lists that values come from, as far as they occur, so that the document explains itself. */
function conceptsOf(entries: readonly CatalogueEntry[]): Node[] {
  const all = entries.map(({ content }) => content);
  const cycles = UPDATE_CYCLES.filter((cycle) => all.some(({ updateCycle }) => updateCycle === cycle));
  const opened = OPEN_ATTRIBUTES.filter((attribute) =>
    all.some(({ openAttribute }) => openAttribute === attribute),
  );
  return [
    scheme(SHARING_SCHEME, { zh: "共享属性", en: "Sharing attribute" }),
    ...SHARING_ATTRIBUTES.map((each) => concept(sharingConcept(each), SHARING_SCHEME, ATTRIBUTE_WORDS[each])),
    scheme(CLASS_SCHEME, { zh: "政务信息资源分类", en: "Classes of government information resources" }),
    ...[...new Set(all.map(({ code }) => classOf(code)))].map(classConcept),
    scheme(FREQUENCY_SCHEME, { zh: "更新频率", en: "Frequency" }),
    ...cycles.map((each) => concept(FREQUENCIES[each], FREQUENCY_SCHEME, CYCLE_WORDS[each], "dct:Frequency")),
    scheme(RIGHTS_SCHEME, { zh: "访问权限", en: "Access right" }),
    ...opened.map((each) => concept(RIGHTS_OF[each], RIGHTS_SCHEME, OPEN_WORDS[each], "dct:RightsStatement")),
  ];
}

/** Who hands a catalogue out: `id` an IRI, `code` the unit's or another by which it is known. */
export type CataloguePublisher = { readonly id: string; readonly name: string; readonly code: string };

/** What a catalogue says of itself; `origin` is the address of the machine that wrote it, as https://data.example.gov.cn. */
export type CatalogueAbout = {
  readonly title: string;
  readonly asOf: Day;
  readonly publisher: CataloguePublisher;
  readonly origin: string;
};

/**
 * The catalogue as DCAT 3 in JSON-LD: resources as dcat:Dataset, 服务接口 as dcat:DataService, batch and file as
 * dcat:Distribution, the update cycle under dct:accrualPeriodicity, the open attribute under dct:accessRights, the sharing
 * attribute as a SKOS concept of our own, conditions as an ODRL policy; as the shapes of DCAT-AP 3 want it. `readDcat` gives
 * the same entries back.
 */
export function toDcat(
  entries: readonly CatalogueEntry[],
  { title, asOf, publisher, origin }: CatalogueAbout,
): Node {
  const services = entries.filter(({ content }) => content.modes.includes("api"));
  return {
    "@context": PREFIXES,
    "@graph": [
      {
        "@id": CATALOGUE_IRI,
        "@type": "dcat:Catalog",
        "dct:title": zh(title),
        "dct:description": zh(`${title}，${asOf}`),
        "dct:publisher": agent(publisher),
        "dct:modified": day(asOf),
        "dcat:themeTaxonomy": iri(CLASS_SCHEME),
        "dcat:dataset": entries.map(({ content }) => iri(resourceIri(content.code))),
        "dcat:service": services.map(({ content }) => iri(modeIri(content.code, "api"))),
      },
      ...conceptsOf(entries),
      ...entries.map((each) => datasetOf(each, origin)),
      ...services.map((each) => serviceOf(each, origin)),
    ],
  };
}
