import type { Mode } from "../../exchange/grant/grant.ts";
import type { OpenAttribute, SharingAttribute, UpdateCycle } from "../resource/content.ts";

// Terms under which the catalogue is written as DCAT 3 (W3C Recommendation, 2024-08-22): what DCAT, DCMI and ODRL name, by
// their names; what only the regulation and the guide name, in a vocabulary of its own.

/** Prefixes that our documents use and that are understood in any other. */
export const PREFIXES = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  odrl: "http://www.w3.org/ns/odrl/2/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  jzw: "urn:jiziwan:ns:",
} as const;

const AUTHORITY = "http://publications.europa.eu/resource/authority";
/** Lists of the EU Publications Office that DCAT-AP wants its values from, with what they are called. */
export const FREQUENCY_SCHEME = `${AUTHORITY}/frequency`;
export const RIGHTS_SCHEME = `${AUTHORITY}/access-right`;
const FREQUENCY = `${FREQUENCY_SCHEME}/`;

/** Update cycles in the frequency list of the EU Publications Office, which DCAT-AP uses. */
export const FREQUENCIES: Readonly<Record<UpdateCycle, string>> = {
  "real-time": `${FREQUENCY}UPDATE_CONT`,
  daily: `${FREQUENCY}DAILY`,
  weekly: `${FREQUENCY}WEEKLY`,
  monthly: `${FREQUENCY}MONTHLY`,
  quarterly: `${FREQUENCY}QUARTERLY`,
  "half-yearly": `${FREQUENCY}ANNUAL_2`,
  yearly: `${FREQUENCY}ANNUAL`,
  irregular: `${FREQUENCY}IRREG`,
};

/** Concepts of the sharing attribute between departments, a SKOS scheme of its own: no list of others has them. */
export const SHARING_SCHEME = "urn:jiziwan:sharing";
export const sharingConcept = (attribute: SharingAttribute): string => `${SHARING_SCHEME}:${attribute}`;

const RIGHTS = `${RIGHTS_SCHEME}/`;
/** dct:accessRights says what the public may have, which is the open attribute and not the sharing between departments. */
export const RIGHTS_OF: Readonly<Record<OpenAttribute, string>> = {
  open: `${RIGHTS}PUBLIC`,
  "on-request": `${RIGHTS}RESTRICTED`,
  closed: `${RIGHTS}NON_PUBLIC`,
};
/** Access rights of other catalogues, read as the nearest sharing attribute. */
export const FOREIGN_RIGHTS: Readonly<Record<string, SharingAttribute>> = {
  [`${RIGHTS}PUBLIC`]: "unconditional",
  [`${RIGHTS}RESTRICTED`]: "conditional",
  [`${RIGHTS}NON_PUBLIC`]: "conditional",
};

export const resourceIri = (code: string): string => `urn:jiziwan:resource:${code}`;
export const unitIri = (id: string): string => `urn:uuid:${id}`;
export const regionIri = (code: string): string => `urn:jiziwan:region:${code}`;
export const classIri = (code: string): string => `urn:jiziwan:class:${code}`;
export const modeIri = (code: string, mode: Mode): string => `${resourceIri(code)}:${mode}`;
export const CLASS_SCHEME = "urn:jiziwan:class";
export const CATALOGUE_IRI = "urn:jiziwan:catalogue";
