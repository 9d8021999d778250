import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { expect, test } from "vitest";
import { ROOT } from "../../../../../test/architecture/files.ts";
import { anyEntry, catalogueAbout, passed, wholeContent } from "../../../../../test/support/catalogue.ts";
import { readDcat } from "./dcat-in.ts";
import { type CatalogueEntry, toDcat } from "./dcat-out.ts";

const about = catalogueAbout;
const entries = fc
  .uniqueArray(anyEntry, { minLength: 1, maxLength: 3, selector: ({ content }) => content.code })
  .filter((each) => new Set(each.map(({ content }) => content.providerId)).size === each.length);

function read(document: unknown): CatalogueEntry[] {
  const found = readDcat(JSON.parse(JSON.stringify(document)));
  if (!found.ok) throw new Error(found.failure.sentence.en);
  return found.value.map(({ at: _, lacking, ...entry }) => {
    expect(lacking).toEqual([]);
    return entry;
  });
}

test("（四） what the catalogue holds comes back from DCAT as it was", () => {
  fc.assert(
    fc.property(entries, (each) => {
      expect(read(toDcat(each, about))).toEqual(each);
    }),
    { numRuns: 80 },
  );
});

type Document = Parameters<typeof jsonld.expand>[0];

test("（四） it comes back too when another tool has expanded the document", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (each) => {
      const expanded = await jsonld.expand(toDcat(each, about) as Document);
      const back = read(expanded).toSorted((a, b) => (a.content.code < b.content.code ? -1 : 1));
      expect(back).toEqual(each.toSorted((a, b) => (a.content.code < b.content.code ? -1 : 1)));
    }),
    { numRuns: 25 },
  );
});

async function quadsOf(document: unknown): Promise<Store> {
  const quads = await jsonld.toRDF(document as Document, { format: "application/n-quads" });
  return new Store(new Parser({ format: "N-Quads" }).parse(String(quads)));
}
const shapesIn = (file: string): Store => new Store(new Parser().parse(readFileSync(file, "utf8")));

const OWN_SHAPES = shapesIn(join(ROOT, "test/support/dcat-shapes.ttl"));

async function violations(document: unknown, shapes = OWN_SHAPES): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(await quadsOf(document));
  return report.results
    .filter(({ severity }) => severity?.value.endsWith("#Violation"))
    .map(({ path, focusNode }) => `${focusNode?.value ?? ""} ${path?.value ?? ""}`);
}

test("（四） every catalogue keeps the shapes of DCAT 3 and of the regulation", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (each) => {
      expect(await violations(toDcat(each, about))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

// The public shapes of DCAT-AP 3 (SEMIC, CC BY 4.0) are not copied here: ours say what they say. Who has them, as from
// https://github.com/SEMICeu/DCAT-AP under releases/3.0.0/html/shacl, names the folder and holds the catalogue to them as well.
const PUBLIC_SHAPES = process.env["DCAT_AP_SHAPES"];
const PUBLIC_FILES = ["shapes.ttl", "range.ttl", "shapes_recommended.ttl", "mdr-vocabularies.shape.ttl"];

test("（四） every catalogue keeps the public shapes of DCAT-AP 3", async (context) => {
  if (PUBLIC_SHAPES === undefined) return context.skip("DCAT_AP_SHAPES names no folder with them");
  const files = PUBLIC_FILES.map((file) => shapesIn(join(PUBLIC_SHAPES, file)));
  await fc.assert(
    fc.asyncProperty(entries, async (each) => {
      const document = toDcat(each, about);
      for (const shapes of files) expect(await violations(document, shapes)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("（四） the shapes see what is missing: an update cycle, a publisher, an assessment", async () => {
  const entry: CatalogueEntry = {
    content: wholeContent({ modes: ["api", "file"] }),
    version: 1,
    publishedOn: "2026-11-04",
    approvedOn: "2026-11-03",
    basisRank: null,
    assessments: passed,
  };
  const whole = toDcat([entry], about);
  const without = (key: string): unknown =>
    JSON.parse(JSON.stringify(whole, (name, value: unknown) => (name === key ? undefined : value)));
  expect(await violations(whole)).toEqual([]);
  for (const key of [
    "dct:accrualPeriodicity",
    "dct:publisher",
    "jzw:assessment",
    "dct:identifier",
    "odrl:hasPolicy",
    "dcat:accessURL",
    "dcat:endpointURL",
    "skos:prefLabel",
    "skos:inScheme",
    "jzw:sharing",
  ])
    expect(await violations(without(key))).not.toEqual([]);
});

test("（四） a catalogue in other prefixes is read, and what it lacks is named", () => {
  const found = readDcat({
    "@context": {
      d: "http://www.w3.org/ns/dcat#",
      title: "http://purl.org/dc/terms/title",
      freq: { "@id": "http://purl.org/dc/terms/accrualPeriodicity", "@type": "@id" },
    },
    "@id": "https://example.org/1",
    "@type": "d:Dataset",
    title: "空气质量",
    freq: "http://publications.europa.eu/resource/authority/frequency/DAILY",
  });
  const [entry] = found.ok ? found.value : [];
  expect(entry?.content).toMatchObject({
    name: "空气质量",
    updateCycle: "daily",
    attribute: "conditional",
    grade: "important",
  });
  expect(entry?.lacking.map(({ en }) => en)).toContain("It has no publisher.");
});

test("（四） a catalogue of others with blank nodes and texts in several languages is read in Chinese, or else in what it has", () => {
  const found = readDcat({
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      title: { "@id": "dct:title", "@container": "@language" },
      "@language": "de",
    },
    "@graph": [
      {
        "@id": "_:own1",
        "@type": "dcat:Catalog",
        "dcat:dataset": [
          {
            "@type": "dcat:Dataset",
            title: { de: "Luft", en: "Air quality", "zh-Hans": "空气质量" },
            "dct:description": [
              { "@value": "Messwerte", "@language": "de" },
              { "@value": "Readings", "@language": "en" },
            ],
            "dct:publisher": { "@type": "foaf:Agent", "foaf:name": [{ "@value": "Amt" }, "Behörde"] },
            "dct:accessRights": {
              "@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
            },
          },
          {
            "@id": "_:b0",
            "@type": ["dcat:Dataset"],
            title: { fr: "Eau" },
            "dct:publisher": { "@id": "_:b1" },
          },
        ],
      },
      { "@id": "_:b1", "@type": "foaf:Agent", "foaf:name": "Wasseramt" },
    ],
  });
  if (!found.ok) throw new Error(found.failure.sentence.en);
  expect(
    found.value.map(({ content: { name, summary, providerName, attribute } }) => [
      name,
      summary,
      providerName,
      attribute,
    ]),
  ).toEqual([
    ["空气质量", "Readings", "Amt", "unconditional"],
    ["Eau", "", "Wasseramt", "conditional"],
  ]);
});

test("（四） what was written before the open attribute had the access rights is read as it was", () => {
  const entry = {
    content: wholeContent(),
    version: 1,
    publishedOn: "2026-11-04",
    approvedOn: "2026-11-03",
    basisRank: null,
    assessments: passed,
  };
  const older = JSON.parse(
    JSON.stringify(toDcat([entry], about), (name, value: unknown) =>
      name === "jzw:sharing" ? undefined : value,
    ).replace(/"dct:accessRights":\{[^}]*\}/, '"dct:accessRights":{"@id":"urn:jiziwan:sharing:conditional"}'),
  ) as unknown;
  expect(read(older)).toEqual([entry]);
});

test("（四） a context on the web is not fetched, and what is no JSON-LD is refused with a sentence", () => {
  const web = readDcat({ "@context": "https://example.org/context.jsonld", "@type": "dcat:Dataset" });
  expect(web.ok ? null : web.failure.code).toBe("context");
  expect(readDcat(5).ok).toBe(false);
});
