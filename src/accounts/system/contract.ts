import { z } from "zod";
import { id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { SystemStatus } from "./status.ts";

export const systemContract = {
  "GET /api/system": {
    summary: "Versions, database, disks, backups, mail and jobs",
    access: ["system-admin"],
    reply: typed<SystemStatus>(),
  },
  "POST /api/system/backups": {
    summary: "Back up now, as a job of this node; one that is under way is told instead",
    access: ["system-admin"],
    reply: typed<{ readonly id: string }>(),
  },
  "POST /api/system/backups/:backup/rehearsal": {
    summary: "Rehearse the restore of a backup that lies on this node, as a job",
    access: ["system-admin"],
    params: z.object({ backup: id }),
    reply: typed<{ readonly id: string }>(),
  },
  "GET /api/system/backups/:backup/file": {
    summary: "The file of a backup; that it was taken is in the trail",
    access: ["system-admin"],
    params: z.object({ backup: id }),
    reply: "file",
    trail: "own",
  },
  "POST /api/system/jobs/:job/retry": {
    summary: "Try a failed job again now",
    access: ["system-admin"],
    params: z.object({ job: z.string().regex(/^[1-9]\d{0,17}$/) }),
    reply: typed<{ readonly id: string }>(),
  },
} as const satisfies Contract;
