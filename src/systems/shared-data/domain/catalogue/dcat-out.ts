import type { Day } from "../../../../kernel/calendar.ts";
import type { BasisRank } from "./citation.ts";
import {
  CATALOGUE_IRI,
  classIri,
  FREQUENCIES,
  modeIri,
  PREFIXES,
  regionIri,
  resourceIri,
  SHARING_SCHEME,
  sharingConcept,
  unitIri,
} from "./dcat-terms.ts";
import { classOf } from "./resource-code.ts";
import { ATTRIBUTE_WORDS } from "./resource-words.ts";
import { ASSESSMENT_KINDS, type Assessments, type ResourceContent, SHARING_ATTRIBUTES } from "./resource.ts";

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
const list = (each: readonly Json[]): Node => ({ "@list": each });

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

function datasetOf({
  content,
  version,
  publishedOn,
  approvedOn,
  basisRank,
  assessments,
}: CatalogueEntry): Node {
  const { code, providerId, providerName, providerCode, regionCode, modes, relatedCodes } = content;
  const { subjectItem, leadSource } = content;
  const files = modes.filter((mode) => mode !== "api");
  return {
    "@id": resourceIri(code),
    "@type": "dcat:Dataset",
    "dct:identifier": code,
    "dct:title": zh(content.name),
    "dct:description": zh(content.summary),
    "dct:publisher": {
      "@id": unitIri(providerId),
      "@type": "foaf:Agent",
      "foaf:name": zh(providerName),
      "dct:identifier": providerCode,
    },
    "dct:spatial": { "@id": regionIri(regionCode), "@type": "dct:Location", "dct:identifier": regionCode },
    "dcat:theme": { "@id": classIri(classOf(code)), "@type": "skos:Concept", "skos:notation": classOf(code) },
    "dct:accrualPeriodicity": iri(FREQUENCIES[content.updateCycle]),
    "dct:accessRights": iri(sharingConcept(content.attribute)),
    "odrl:hasPolicy": policyOf(content),
    "dct:relation": relatedCodes.map((each) => iri(resourceIri(each))),
    "dcat:distribution": files.map((mode) => ({
      "@id": modeIri(code, mode),
      "@type": "dcat:Distribution",
      "dct:title": zh(content.name),
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

const serviceOf = ({ content: { code, name } }: CatalogueEntry): Node => ({
  "@id": modeIri(code, "api"),
  "@type": "dcat:DataService",
  "dct:title": zh(name),
  "jzw:mode": "api",
  "dcat:servesDataset": iri(resourceIri(code)),
});

const SCHEME: readonly Node[] = [
  { "@id": SHARING_SCHEME, "@type": "skos:ConceptScheme", "dct:title": zh("共享属性") },
  ...SHARING_ATTRIBUTES.map((attribute) => ({
    "@id": sharingConcept(attribute),
    "@type": ["skos:Concept", "dct:RightsStatement"],
    "skos:inScheme": iri(SHARING_SCHEME),
    "skos:prefLabel": [
      zh(ATTRIBUTE_WORDS[attribute].zh),
      { "@value": ATTRIBUTE_WORDS[attribute].en, "@language": "en" },
    ],
  })),
];

/**
 * The catalogue as DCAT 3 in JSON-LD: resources as dcat:Dataset, 服务接口 as dcat:DataService, batch and file as
 * dcat:Distribution, the update cycle under dct:accrualPeriodicity, the sharing attribute as a SKOS concept under
 * dct:accessRights, conditions as an ODRL policy. `readDcat` gives the same entries back.
 */
export function toDcat(
  entries: readonly CatalogueEntry[],
  { title, asOf }: { readonly title: string; readonly asOf: Day },
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
        "dct:modified": day(asOf),
        "dcat:dataset": entries.map(({ content }) => iri(resourceIri(content.code))),
        "dcat:service": services.map(({ content }) => iri(modeIri(content.code, "api"))),
      },
      ...SCHEME,
      ...entries.map(datasetOf),
      ...services.map(serviceOf),
    ],
  };
}
