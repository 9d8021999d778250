import * as fc from "fast-check";
import {
  ASSESSMENT_KINDS,
  type Assessments,
} from "../../src/systems/shared-data/catalogue/resource/state.ts";
import {
  DATA_FORMATS,
  ITEM_TYPES,
  OPEN_ATTRIBUTES,
  RESOURCE_LEVELS,
  type ResourceContent,
  SENSITIVITIES,
  UPDATE_CYCLES,
} from "../../src/systems/shared-data/catalogue/resource/content.ts";
import type {
  CatalogueAbout,
  CatalogueEntry,
} from "../../src/systems/shared-data/catalogue/dcat/dcat-out.ts";
import { MODES } from "../../src/systems/shared-data/exchange/grant/grant.ts";

/** A whole resource, about persons, of a unit: everything that publication needs. */
export const wholeContent = (given: Partial<ResourceContent> = {}): ResourceContent => ({
  code: "306001/0001",
  name: "住房公积金缴存信息",
  summary: "职工缴存住房公积金的情况",
  providerId: "00000000-0000-4000-8000-00000000000a",
  providerName: "包头市测试住房公积金中心",
  providerCode: "TESTUNIT01",
  regionCode: "150200",
  level: "city",
  format: "database",
  items: [
    { name: "身份证号", code: "SFZH", type: "text", length: 18, sensitivity: "sensitive", key: true },
    { name: "缴存状态", code: "JCZT", type: "text", length: 10, sensitivity: "personal", key: false },
  ],
  subjectItem: "身份证号",
  updateCycle: "daily",
  attribute: "conditional",
  noneBasis: null,
  modes: ["api"],
  conditions: { recipients: ["四市公积金中心"], uses: ["异地提取核验"], demands: ["按件查询"] },
  openAttribute: "closed",
  openCondition: "",
  relatedCodes: [],
  classification: "公共管理数据",
  grade: "important",
  leadSource: null,
  ...given,
});

export const passed: Assessments = {
  secrecy: {
    on: "2026-11-02",
    conclusion: "不涉密",
    passed: true,
    file: { digest: "a".repeat(64), name: "保密.pdf" },
  },
  "personal-information": {
    on: "2026-11-02",
    conclusion: "风险可控",
    passed: true,
    file: { digest: "b".repeat(64), name: "影响.pdf" },
  },
};

/** What a catalogue of tests says of itself. */
export const catalogueAbout: CatalogueAbout = {
  title: "政务数据目录",
  asOf: "2026-11-23",
  publisher: {
    id: "urn:uuid:00000000-0000-4000-8000-00000000000d",
    name: "包头市测试数据局",
    code: "TESTUNIT00",
  },
  origin: "https://data.example.gov.cn",
};

const words = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom(..."公积金缴存信息，；:{}@_ \"\\/'<>&éß数据😀第一条aZ0-"),
});
const texts = fc.uniqueArray(words, { maxLength: 4 });
const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const digits = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(..."0123456789") });

/** Any complete content that may be published. */
export const anyContent: fc.Arbitrary<ResourceContent> = fc
  .record({
    kind: fc.constantFrom("1", "2", "3"),
    rest: digits(5),
    order: digits(4),
    name: words,
    summary: words,
    providerId: fc.uuid(),
    providerName: words,
    providerCode: words,
    regionCode: fc.constantFrom("150000", "150100", "150200", "150600", "150900"),
    level: fc.constantFrom(...RESOURCE_LEVELS),
    format: fc.constantFrom(...DATA_FORMATS),
    items: fc.uniqueArray(
      fc.record({
        name: words,
        code: words,
        type: fc.constantFrom(...ITEM_TYPES),
        length: fc.option(fc.integer({ min: 1, max: 4_000 })),
        sensitivity: fc.constantFrom(...SENSITIVITIES),
        key: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5, selector: ({ name }) => name },
    ),
    updateCycle: fc.constantFrom(...UPDATE_CYCLES),
    attribute: fc.constantFrom("unconditional" as const, "conditional" as const, "none" as const),
    modes: fc.subarray([...MODES], { minLength: 1 }),
    recipients: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }),
    uses: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }),
    demands: texts,
    quote: words,
    openAttribute: fc.constantFrom(...OPEN_ATTRIBUTES),
    openCondition: words,
    related: fc.uniqueArray(digits(4), { maxLength: 3 }),
    classification: words,
    grade: fc.constantFrom("general" as const, "important" as const),
    leadSource: fc.option(words),
  })
  .map(
    ({
      kind,
      rest,
      order,
      recipients,
      uses,
      demands,
      quote,
      related,
      attribute,
      ...given
    }): ResourceContent => ({
      ...given,
      attribute,
      code: `${kind}${rest}/${order}`,
      subjectItem: given.items[0]?.name ?? null,
      noneBasis: attribute === "none" ? { title: "中华人民共和国统计法", article: "第九条", quote } : null,
      modes: attribute === "none" ? [] : given.modes,
      conditions:
        attribute === "conditional"
          ? { recipients, uses, demands }
          : { recipients: [], uses: [], demands: [] },
      relatedCodes: related.map((each) => `101001/${each}`),
    }),
  );

const assessment = fc.record({
  on: day,
  conclusion: words,
  passed: fc.constant(true),
  file: fc.record({
    digest: fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(..."0123456789abcdef") }),
    name: words,
  }),
});

/** Any published entry of a catalogue. */
export const anyEntry: fc.Arbitrary<CatalogueEntry> = fc
  .record({
    content: anyContent,
    version: fc.integer({ min: 1, max: 40 }),
    publishedOn: day,
    approvedOn: day,
    assessments: fc
      .tuple(assessment, assessment)
      .map(
        (both) =>
          Object.fromEntries(ASSESSMENT_KINDS.map((kind, at) => [kind, both[at] ?? null])) as Assessments,
      ),
  })
  .map((given) => ({ ...given, basisRank: given.content.attribute === "none" ? ("law" as const) : null }));
