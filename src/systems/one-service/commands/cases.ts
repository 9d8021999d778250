import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../../platform/slice.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { forgetPerson } from "../store/cases/forget-person.ts";
import { verifyCases } from "../store/cases/verify.ts";

const WRONG_USE = 2;
const DIFFERENT = 4;

export const commands: readonly Command[] = [
  {
    words: ["case", "verify"],
    usage: {
      zh: "case verify [--json]  重算全部办件，与存下的对比；不一致时退出码 4",
      en: "case verify [--json]  fold all cases again and compare; exit code 4 where one differs",
    },
    needsDatabase: true,
    run: async (args, { shell, stdout, stderr }) => {
      if (!shell) throw new Error("this command needs the database");
      const { checked, differing } = await verifyCases({ sql: shell.sql, isWorkingDay });
      if (args.includes("--json")) stdout(`${JSON.stringify({ checked, differing }, null, 2)}\n`);
      else for (const { number, differences } of differing) stdout(`${number}  ${differences.join(", ")}\n`);
      stderr(`${checked} 件，不一致 ${differing.length} 件\n`);
      return differing.length > 0 ? DIFFERENT : 0;
    },
  },
  {
    words: ["case", "forget"],
    usage: {
      zh: "case forget FILE  清除文件中各号码在已办结办件和失效证照中的内容（个人信息保护法第四十七条；保存期限由档案规定）：在办的不动，轨迹仍可核验",
      en: "case forget FILE  erase what cases that are over and licences that ended hold of the numbers in FILE; those in work stay, trails stay verifiable",
    },
    needsDatabase: true,
    run: async ([file], { shell, stdout, stderr, cwd }) => {
      if (!shell) throw new Error("this command needs the database");
      if (file === undefined) {
        stderr("请给出一个文件，每行一个号码。\nName a file with a number on each line.\n");
        return WRONG_USE;
      }
      const caller = { actor: null, address: "127.0.0.1", requestId: "case-forget" };
      const numbers = readFileSync(resolve(cwd, file), "utf8").split(/\s+/).filter(Boolean);
      let [cases, licences, inWork] = [0, 0, 0];
      for (const number of numbers) {
        const done = await forgetPerson(shell, number.toUpperCase(), caller);
        [cases, licences, inWork] = [cases + done.cases, licences + done.licences, inWork + done.inWork];
      }
      stdout(
        `已清除办件 ${cases} 件、证照 ${licences} 件；在办 ${inWork} 件未动。\nErased ${cases} cases and ${licences} licences; ${inWork} cases in work stay.\n`,
      );
      return 0;
    },
  },
];
