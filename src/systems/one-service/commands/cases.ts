import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sealLines, verifyAllSeals } from "../../../platform/audit/verify-seals.ts";
import { type CommandContext, type Given, printJson, shellOf, stop } from "../../../platform/command.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { SEALED } from "../store/evidence.ts";
import { forgetPerson } from "../store/cases/forget-person.ts";
import { verifyCases } from "../store/cases/verify.ts";

const DIFFERENT = 4;

export async function verify({ has }: Given, context: CommandContext): Promise<number> {
  const { sql } = shellOf(context);
  const { checked, differing } = await verifyCases({ sql, isWorkingDay });
  const acts = await verifyAllSeals(sql, SEALED);
  const lines = differing.map(({ number, differences }) => `${number}  ${differences.join(", ")}`);
  if (has("--json")) printJson(context, { checked, differing, acts });
  else context.stdout([...lines, ...sealLines(acts), ""].join("\n"));
  context.stderr(`${checked} 件，不一致 ${differing.length} 件\n`);
  return differing.length + acts.broken.length > 0 ? DIFFERENT : 0;
}

function numbersIn(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split(/\s+/).filter(Boolean);
  } catch {
    return stop(
      `文件 ${path} 无法读取，请核对路径和权限。`,
      `The file ${path} cannot be read. Check path and permissions.`,
    );
  }
}

export async function forget({ words: [file = ""] }: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const caller = { actor: null, address: "127.0.0.1", requestId: "case-forget" };
  let [cases, licences, inWork] = [0, 0, 0];
  for (const number of numbersIn(resolve(context.cwd, file))) {
    const done = await forgetPerson(shell, number.toUpperCase(), caller);
    [cases, licences, inWork] = [cases + done.cases, licences + done.licences, inWork + done.inWork];
  }
  context.stdout(
    `已清除办件 ${cases} 件、证照 ${licences} 件；在办 ${inWork} 件未动。\nErased ${cases} cases and ${licences} licences; ${inWork} cases in work stay.\n`,
  );
  return 0;
}
