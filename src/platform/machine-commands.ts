import { printableConfig, type Config } from "./config.ts";
import type { Finding } from "./doctor.ts";
import type { Command } from "./slice.ts";

const SIGN: Readonly<Record<Finding["state"], string>> = { good: "✓", missing: "✗", optional: "–" };

function describe({ id, state, found, remedy }: Finding): string {
  const head = `${SIGN[state]} ${id}${found ? `: ${found}` : ""}\n`;
  return remedy ? `${head}    ${remedy.zh}\n    ${remedy.en}\n` : head;
}

/** The subcommands that look after the machine; they need no database to be up. */
export const machineCommands = (config: Config): readonly Command[] => [
  {
    words: ["doctor"],
    usage: {
      zh: "doctor [--json]  检查本机与数据库服务器缺什么；缺必需的，退出码 1",
      en: "doctor [--json]  what this machine and the database server lack; exit 1 when something needed is missing",
    },
    needsDatabase: false,
    run: async (args, { stdout }) => {
      const { examine } = await import("./doctor.ts");
      const findings = await examine(config);
      stdout(
        args.includes("--json") ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(describe).join(""),
      );
      return findings.some((finding) => finding.state === "missing") ? 1 : 0;
    },
  },
  {
    words: ["config"],
    usage: {
      zh: "config  打印当前配置（JSON，不含密码）",
      en: "config  print the configuration in force (JSON, without passwords)",
    },
    needsDatabase: false,
    run: async (_, { stdout }) => {
      stdout(`${JSON.stringify(printableConfig(config), null, 2)}\n`);
      return 0;
    },
  },
];
