import { spawn } from "node:child_process";
import { access, constants, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ok, type Result } from "../../kernel/result.ts";
import { documentFailure, MAX_FILE_BYTES, type DocumentCode } from "./document.ts";

const TIMEOUT_MS = 120_000;
const USUAL_PLACES = [
  "/usr/lib/libreoffice/program",
  "/opt/libreoffice/program",
  "/Applications/LibreOffice.app/Contents/MacOS",
];

/** LibreOffice's program where this machine has one: in PATH or where it is usually installed. */
export async function findOffice(): Promise<string | null> {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...USUAL_PLACES].filter(
    (it) => it !== "",
  );
  for (const folder of folders) {
    for (const name of ["soffice", "libreoffice"]) {
      const path = join(folder, name);
      const found = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return path;
    }
  }
  return null;
}

const setting = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.Office.Common/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** A document may neither run its macros nor make the server fetch what it links to. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${setting("Security/Scripting", "DisableMacrosExecution", "true")}
${setting("Security/Scripting", "MacroSecurityLevel", "3")}
${setting("Security/Scripting", "BlockUntrustedRefererLinks", "true")}
${setting("Security/Scripting", "DisableActiveContent", "true")}
</oor:items>`;

export type OfficeFormat = "doc" | "xls" | "rtf" | "docx" | "xlsx" | "pdf";

type Failed = { readonly ok: false; readonly failure: ReturnType<typeof documentFailure> };
const failed = (code: DocumentCode): Failed => ({ ok: false, failure: documentFailure(code) });

/**
 * Converts an old office file with LibreOffice, in a folder and with a profile of its own that are removed after.
 * Failures: `needs-office`, `conversion-failed`, `too-demanding` (after two minutes), `cancelled`.
 */
export async function convertWithOffice(
  bytes: Uint8Array,
  from: OfficeFormat,
  to: OfficeFormat,
  options: {
    readonly soffice?: string | null;
    readonly signal?: AbortSignal;
    readonly timeoutMs?: number;
  } = {},
): Promise<Result<Uint8Array, DocumentCode>> {
  const soffice = options.soffice === undefined ? await findOffice() : options.soffice;
  if (soffice === null) return failed("needs-office");
  const folder = await mkdtemp(join(tmpdir(), "jiziwan-office-"));
  try {
    const source = join(folder, `source.${from}`);
    const target = join(folder, "out");
    await writeFile(source, bytes);
    await mkdir(join(folder, "profile/user"), { recursive: true });
    await writeFile(join(folder, "profile/user/registrymodifications.xcu"), PROFILE);
    const outcome = await run(
      soffice,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
        ..."--headless --norestore --nolockcheck --nodefault --nofirststartwizard".split(" "),
        "--convert-to",
        to,
        "--outdir",
        target,
        source,
      ],
      folder,
      options.timeoutMs ?? TIMEOUT_MS,
      options.signal,
    );
    if (outcome !== "ended") return failed(outcome);
    const [made] = await readdir(target).catch(() => []);
    if (made === undefined) return failed("conversion-failed");
    const converted = await readFile(join(target, made));
    return converted.length > MAX_FILE_BYTES * 2 ? failed("too-large") : ok(converted);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(
  program: string,
  args: readonly string[],
  home: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<"ended" | "needs-office" | "too-demanding" | "cancelled"> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve("cancelled");
    let outcome: "ended" | "needs-office" | "too-demanding" | "cancelled" = "ended";
    // soffice is a script that starts the real program: as leader of a group both can be ended together.
    const child = spawn(program, args, {
      cwd: home,
      detached: true,
      stdio: "ignore",
      // Nothing of the server's environment, which holds the database's address, is the converter's business.
      env: { PATH: process.env["PATH"] ?? "", HOME: home, TMPDIR: home, LANG: "C.UTF-8" },
    });
    const stop = (why: "too-demanding" | "cancelled"): void => {
      outcome = why;
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It ended by itself in the meantime.
      }
    };
    const timer = setTimeout(() => stop("too-demanding"), timeoutMs);
    const cancel = (): void => stop("cancelled");
    // A group of its own does not hear the Ctrl-C that ends the server.
    process.once("exit", cancel);
    signal?.addEventListener("abort", cancel, { once: true });
    const done = (): void => {
      clearTimeout(timer);
      process.off("exit", cancel);
      signal?.removeEventListener("abort", cancel);
      resolve(outcome);
    };
    child.once("error", () => {
      outcome = "needs-office";
      done();
    });
    child.once("close", done);
  });
}
