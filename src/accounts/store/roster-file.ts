import type { FileReply, UploadedFile } from "../../platform/http/implement.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { RosterImport } from "../domain/roster.ts";
import type { IMPORT_MODES } from "../contract.ts";

export async function exportRoster(_shell: Shell, _caller: Caller): Promise<FileReply> {
  throw new Error("not written yet");
}

export async function importRoster(
  _shell: Shell,
  _caller: Caller,
  _given: { readonly mode: (typeof IMPORT_MODES)[number]; readonly file: UploadedFile },
): Promise<RosterImport> {
  throw new Error("not written yet");
}
