import { z } from "zod";
import { BUSINESS_ROLES, type Role } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { HANDLING_FORMS } from "../domain/items/item.ts";
import { BUNDLE_STAGES, type BundleAct, type BundleCity } from "../domain/standards/bundle.ts";
import type { ChainPath } from "../domain/standards/chain-days.ts";
import type { ChainAct } from "../domain/standards/chain.ts";
import {
  type BundleDetail,
  type BundleRow,
  type ChainDetail,
  type ChainRow,
  COMPARISON_ORDERS,
  type ComparedDetail,
  type ComparisonReply,
  type ComplianceReply,
  type StandardDetail,
  type StandardRow,
} from "../domain/standards/comparison-rows.ts";
import { PAIRING_ORDERS, type PairingProposal } from "../domain/standards/pairing-proposals.ts";
import { INDUSTRIES } from "../domain/standards/industries.ts";
import { STANDARD_FIELDS, STANDARD_STAGES, type StandardAct } from "../domain/standards/standard.ts";
import {
  acting,
  callersKey,
  city,
  day,
  id,
  needed,
  ordered,
  page,
  typed,
  words,
} from "../../../contract/parts.ts";

const READERS: readonly Role[] = [...BUSINESS_ROLES, "data-officer"];
const AUTHORITIES: readonly Role[] = ["office", "data-officer"];

const groupKey = needed(500);
const flag = z.stringbool().default(false);
const days = z.number().min(0).max(3_650).nullable();

const fields = z.object({
  name: needed(300),
  promisedDays: days,
  legalDays: days,
  visits: z.number().min(0).max(99).nullable(),
  materials: z.array(needed(300)).max(200).readonly(),
  charges: z.boolean().nullable(),
  forms: z.array(z.enum(HANDLING_FORMS)).max(3).readonly(),
  onlineDepth: z.number().min(1).max(4).nullable(),
  resultName: needed(300).nullable(),
});

const proposed = z.object({
  key: groupKey,
  code: needed(50).nullable(),
  type: needed(50).nullable(),
  fields,
  reasons: z.partialRecord(z.enum(STANDARD_FIELDS), words(500)),
});

/** Acts on a common list that a caller may ask for; proposing has a route of its own, superseding comes with an issue. */
export const standardAct = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("revise"),
    note: words(2_000),
    items: z.array(proposed).min(1).max(2_000).readonly(),
  }),
  z.object({ type: z.literal("leave-out"), key: groupKey, reason: needed(1_000) }),
  z.object({ type: z.literal("take-back"), key: groupKey }),
  z.object({ type: z.literal("comment"), key: groupKey, text: needed(2_000) }),
  z.object({
    type: z.literal("agree"),
    items: z
      .array(z.object({ key: groupKey, revision: z.number().int().min(1) }))
      .min(1)
      .max(2_000)
      .readonly(),
  }),
  z.object({
    type: z.literal("object"),
    key: groupKey,
    revision: z.number().int().min(1),
    reason: needed(1_000),
  }),
  z.object({ type: z.literal("issue"), on: day, docNumber: needed(100) }),
  z.object({ type: z.literal("withdraw"), reason: needed(1_000) }),
]) satisfies z.ZodType<StandardAct>;

const filter = {
  q: words(200).optional(),
  type: words(50).optional(),
  industry: z.enum(INDUSTRIES).optional(),
  commonTo: z.coerce.number().int().min(1).max(4).optional(),
  differing: flag,
  enterprise: flag,
  slowest: city.optional(),
};

const step = { id: needed(100), name: needed(300), code: needed(50).nullable() } as const;
const after = z.array(needed(100)).max(100).readonly();

const bundleContent = {
  title: needed(200),
  lifeEvent: needed(200),
  serves: z.enum(["person", "enterprise"]),
  note: words(2_000),
  items: z
    .array(z.object({ ...step, city: city.nullable(), after }))
    .max(60)
    .readonly(),
};

const chainContent = {
  title: needed(200),
  industry: z.enum(INDUSTRIES),
  projectType: needed(200),
  source: words(500),
  steps: z
    .array(z.object({ ...step, after }))
    .max(200)
    .readonly(),
};

export const bundleAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("revise"), ...bundleContent }),
  z.object({ type: z.literal("publish") }),
  z.object({ type: z.literal("withdraw"), reason: needed(1_000) }),
]) satisfies z.ZodType<BundleAct>;

export const chainAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("revise"), ...chainContent }),
  z.object({ type: z.literal("withdraw"), reason: needed(1_000) }),
]) satisfies z.ZodType<ChainAct>;

const standard = z.object({ standard: id });
const bundle = z.object({ bundle: id });
const chain = z.object({ chain: id });
const found = z.object({ q: words(200).optional() });

export const standardsContract = {
  "GET /api/item-comparison": {
    summary: "Items of the four cities side by side, what could be saved most first",
    access: READERS,
    query: z.object(filter).extend(page.shape).extend(ordered(COMPARISON_ORDERS)),
    reply: typed<ComparisonReply>(),
  },
  "GET /api/item-comparison/groups/:key": {
    summary: "One item side by side, with the common item it could be and why",
    access: READERS,
    params: z.object({ key: groupKey }),
    reply: typed<ComparedDetail>(),
  },
  "GET /api/item-comparison/file": {
    summary: "The comparison as .xlsx, under the same filters",
    access: READERS,
    query: z.object(filter),
    reply: "file",
  },
  "GET /api/item-pairings": {
    summary:
      "Items without a code, or with a doubted one, that may be the same as others; nothing is joined until somebody says so",
    access: READERS,
    query: page.extend(ordered(PAIRING_ORDERS)),
    reply: typed<{ total: number; rows: PairingProposal[]; day: string }>(),
  },
  "POST /api/item-pairings": {
    summary: "Say whether two items are the same; remembered for later imports",
    access: AUTHORITIES,
    body: z.object({ looseKey: groupKey, targetKey: groupKey, verdict: z.enum(["same", "different"]) }),
    reply: typed<{ decided: true }>(),
  },
  "GET /api/standards": {
    summary: "Common lists with their round and what is open",
    access: READERS,
    query: z.object({ q: words(200).optional(), stage: z.enum(STANDARD_STAGES).optional() }),
    reply: typed<{ rows: StandardRow[]; day: string; mayPropose: boolean }>(),
  },
  "POST /api/standards": {
    summary: "Propose a common list of chosen items, each as the comparison proposes it",
    access: AUTHORITIES,
    body: z.object({
      key: callersKey,
      title: needed(200),
      note: words(2_000).default(""),
      supersedes: id.nullable().default(null),
      keys: z.array(groupKey).min(1).max(2_000),
    }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/standards/:standard": {
    summary: "A common list with every city's answers and its history",
    access: READERS,
    params: standard,
    reply: typed<StandardDetail>(),
  },
  "POST /api/standards/:standard/acts": {
    summary: "Revise, answer, leave out, issue or withdraw; an answer to an item that changed is refused",
    access: AUTHORITIES,
    params: standard,
    body: z.object({ ...acting, act: standardAct }),
    reply: typed<StandardDetail>(),
  },
  "GET /api/standards/:standard/paper": {
    summary: "The common list as .docx in the form of official papers, or .xlsx with the national fields",
    access: READERS,
    params: standard,
    query: z.object({ format: z.enum(["docx", "xlsx"]).default("docx") }),
    reply: "file",
  },
  "GET /api/standards/:standard/compliance": {
    summary: "Which city still has to change what, by its items as they stand now",
    access: READERS,
    params: standard,
    reply: typed<ComplianceReply>(),
  },
  "GET /api/bundles": {
    summary: "Bundles 一件事 with their items",
    access: READERS,
    query: z.object({ q: words(200).optional(), stage: z.enum(BUNDLE_STAGES).optional() }),
    reply: typed<{ rows: BundleRow[]; day: string; mayBegin: boolean }>(),
  },
  "POST /api/bundles": {
    summary: "Begin a bundle",
    access: AUTHORITIES,
    body: z.object({ key: callersKey, content: z.object(bundleContent) }),
    reply: typed<{ id: string; version: number }>(),
  },
  "POST /api/bundles/trial": {
    summary:
      "In which cities one could apply for a bundle, and which items others lack, before it is changed",
    access: AUTHORITIES,
    body: z.object(bundleContent),
    reply: typed<{ cities: BundleCity[] }>(),
  },
  "GET /api/bundles/:bundle": {
    summary: "A bundle with its one form, what is struck out of it, and its days",
    access: READERS,
    params: bundle,
    reply: typed<BundleDetail>(),
  },
  "POST /api/bundles/:bundle/acts": {
    summary: "Change, publish or withdraw a bundle",
    access: AUTHORITIES,
    params: bundle,
    body: z.object({ ...acting, act: bundleAct }),
    reply: typed<BundleDetail>(),
  },
  "GET /api/chains": {
    summary: "Chains of approvals of key industries with their days in each city and on the common list",
    access: READERS,
    query: found.extend({ industry: z.enum(INDUSTRIES).optional() }),
    reply: typed<{ rows: ChainRow[]; day: string; mayBegin: boolean }>(),
  },
  "POST /api/chains": {
    summary: "Begin a chain; steps that wait for each other are refused with their names",
    access: AUTHORITIES,
    body: z.object({ key: callersKey, content: z.object(chainContent) }),
    reply: typed<{ id: string; version: number }>(),
  },
  "POST /api/chains/trial": {
    summary: "How long a chain would be in each city and on the common list, before it is begun",
    access: AUTHORITIES,
    body: z.object(chainContent),
    reply: typed<{ paths: ChainPath[] }>(),
  },
  "GET /api/chains/:chain": {
    summary: "A chain with its critical path in each city and on the common list",
    access: READERS,
    params: chain,
    reply: typed<ChainDetail>(),
  },
  "POST /api/chains/:chain/acts": {
    summary: "Change or withdraw a chain",
    access: AUTHORITIES,
    params: chain,
    body: z.object({ ...acting, act: chainAct }),
    reply: typed<ChainDetail>(),
  },
} as const satisfies Contract;
