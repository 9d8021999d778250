import type { TrailFilter } from "../../platform/audit/trail.ts";
import type { FileReply } from "../../platform/http/implement.ts";
import type { Caller, Shell } from "../../platform/slice.ts";

export async function exportTrail(_shell: Shell, _caller: Caller, _filter: TrailFilter): Promise<FileReply> {
  throw new Error("not written yet");
}
