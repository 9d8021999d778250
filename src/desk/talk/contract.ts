import { z } from "zod";
import { askedOf } from "../../contract/fields.ts";
import { acting, attachment, called, callersKey, id, typed, words } from "../../contract/parts.ts";
import { ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { MOST_MENTIONS, MOST_WORDS, type Mentionable, talk, type Talk, type TalkAsked } from "./kind.ts";

/** Applicants come for their own matter, and not into the talk of those who deal with it. */
const SPEAKERS = ROLES.filter((role) => role !== "applicant");

const on = { kind: z.string().regex(/^[a-z-]{1,40}$/), id } as const;
const mentions = called(
  "提及",
  "Mentions",
  z.array(z.object({ of: z.enum(["person", "unit"]), id })).max(MOST_MENTIONS),
);
const number = z.number().int().min(1).max(100_000);
const { attach: _, ...acts } = talk.acts;

export const talkContract = {
  "GET /api/talk/:kind/:id": {
    summary: "Talk on a record, for who may open the record: open threads first",
    access: SPEAKERS,
    params: z.object(on),
    query: z.object({ size: z.coerce.number().int().min(1).max(500).default(20) }),
    reply: typed<Talk>(),
  },
  "POST /api/talk/:kind/:id": {
    summary: "Begin a thread; who is mentioned must be able to open the record",
    access: SPEAKERS,
    params: z.object(on),
    body: z.object({ key: callersKey, words: called("内容", "Words", words(MOST_WORDS)), mentions }),
    reply: typed<Talk>(),
  },
  "POST /api/talk/:kind/:id/:thread/acts": {
    summary: "Answer in a thread, say that it was seen, settle it, open it again, or erase what was said",
    access: SPEAKERS,
    params: z.object({ ...on, thread: id }),
    body: z.object({ ...acting, act: askedOf<TalkAsked>(acts, { mentions, remark: number }) }),
    reply: typed<Talk>(),
  },
  "POST /api/talk/:kind/:id/:thread/files": {
    summary: "Attach a file to a thread; classified files are refused",
    access: SPEAKERS,
    params: z.object({ ...on, thread: id }),
    query: z.object({ key: callersKey, confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<Talk>(),
  },
  "GET /api/talk/:kind/:id/:thread/files/:digest": {
    summary: "A file of a thread as it was attached",
    access: SPEAKERS,
    params: z.object({ ...on, thread: id, digest: attachment.shape.digest }),
    reply: "file",
  },
  "GET /api/talk/:kind/:id/mentionables": {
    summary: "Units and people who may open the record, by words of their names",
    access: SPEAKERS,
    params: z.object(on),
    query: z.object({ q: z.string().max(60).default("") }),
    reply: typed<{ rows: Mentionable[] }>(),
  },
} satisfies Contract;
