import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { MeetingDetail } from "../domain/meetings/meeting-row.ts";
import { type MeetingOfTask, type MinutesDetail, MOST_MINUTES } from "./minutes/minutes.ts";
import { MEETING_PAPER_KINDS, type DraftedPaper } from "./papers.ts";
import { acting, attachment, day, id, needed, typed } from "../../contract/parts.ts";

const meeting = z.object({ meeting: id });
const paper = meeting.extend({ kind: z.enum(MEETING_PAPER_KINDS) });

/** What a person settles of a resolution; where it stands in the minutes stays as it was read. */
export const settledResolution = z.object({
  id,
  text: needed(5_000),
  units: z.array(z.object({ unitId: id, role: z.enum(["lead", "support", "guide"]) })).max(100),
  deadline: z.object({
    kind: z.enum(["date", "continuous", "longterm", "none"]),
    latest: day.nullable(),
    thenContinuous: z.boolean().default(false),
  }),
  /** Whether a continuing duty comes back as its words say (每季度末), its returns being tasks of their own. */
  returns: z.boolean().default(true),
  measureId: id.nullable(),
  undertakingId: id.nullable(),
  /** A hard problem of the agenda that it decides. */
  problemId: id.nullable().default(null),
});

const READERS = BUSINESS_ROLES;

export const meetingPapersContract = {
  "GET /api/meetings/:meeting/resolutions": {
    summary:
      "What a meeting resolved, with the lights of the tasks that came of it; the minutes for the office and leaders",
    access: READERS,
    params: meeting,
    reply: typed<MinutesDetail>(),
  },
  "POST /api/meetings/:meeting/minutes-file": {
    summary: "Take in minutes as a file: its resolutions are proposed; classified files are refused",
    access: ["office"],
    params: meeting,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: id,
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<MinutesDetail>(),
  },
  "POST /api/meetings/:meeting/minutes": {
    summary: "Record minutes that were typed or pasted; their resolutions are proposed",
    access: ["office"],
    params: meeting,
    body: z.object({
      ...acting,
      text: z.string().trim().min(1).max(MOST_MINUTES),
      confirmInternal: z.boolean().default(false),
    }),
    reply: typed<MinutesDetail>(),
  },
  "POST /api/meetings/:meeting/resolutions": {
    summary: "Keep a resolution as a person settled it, add one by hand, or drop one",
    access: ["office"],
    params: meeting,
    body: z.object({
      ...acting,
      act: z.discriminatedUnion("type", [
        z.object({ type: z.literal("keep"), resolution: settledResolution }),
        z.object({ type: z.literal("drop"), resolution: id }),
      ]),
    }),
    reply: typed<MinutesDetail>(),
  },
  "POST /api/meetings/:meeting/dispatch": {
    summary: "Make tasks of kept resolutions and dispatch them; a repeated key does it once",
    access: ["office"],
    params: meeting,
    body: z.object({ ...acting, resolutions: z.array(id).min(1).max(200) }),
    reply: typed<MinutesDetail>(),
  },
  "GET /api/tasks/:task/meeting": {
    summary: "The meeting that a task came of, if one did",
    access: READERS,
    params: z.object({ task: id }),
    reply: typed<{ meeting: MeetingOfTask }>(),
  },
  "GET /api/meetings/:meeting/drafted-papers/:kind": {
    summary: "A paper of the meeting as .docx in the form of GB/T 9704-2012",
    access: READERS,
    params: paper,
    reply: "file",
  },
  "GET /api/meetings/:meeting/drafted-papers/:kind/content": {
    summary: "The same paper as text, for the screen and the printer",
    access: READERS,
    params: paper,
    reply: typed<DraftedPaper>(),
  },
  "POST /api/meetings/:meeting/papers": {
    summary: "Keep a paper of the meeting; classified files are refused",
    access: ["office"],
    params: meeting,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: id,
      agenda: id.optional(),
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<MeetingDetail>(),
  },
  "GET /api/meetings/:meeting/papers/:digest": {
    summary: "A paper of the meeting as it was kept",
    access: READERS,
    params: meeting.extend({ digest: attachment.shape.digest }),
    reply: "file",
  },
} as const satisfies Contract;
