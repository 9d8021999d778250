import type { Command } from "../../../platform/slice.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { verifyCases } from "../store/cases/verify.ts";

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
];
