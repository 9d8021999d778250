import { type Argument, AS_JSON, type Command, type Flag, type FlagName } from "../../platform/command.ts";

const FILE: Argument = { name: { zh: "文件", en: "FILE" }, takes: "one" };

const numberFlag = (name: FlagName, zh: string, en: string): Flag => ({
  name,
  value: { zh: "编号", en: "N" },
  does: { zh, en },
});
const outFlag = (name: FlagName, zh: string, en: string): Flag => ({
  name,
  value: { zh: "输出文件", en: "FILE" },
  does: { zh, en },
});

/** Subcommands of shared data. */
export const commands: readonly Command[] = [
  {
    words: ["catalogue", "export"],
    arguments: [],
    flags: [
      outFlag("--dcat", "写成 DCAT 3 JSON-LD", "write it as DCAT 3 JSON-LD"),
      outFlag("--xlsx", "写成 Excel", "write it as a workbook"),
    ],
    does: {
      zh: "导出政务数据目录，两种格式选一",
      en: "write the catalogue of shared data in one of two forms",
    },
    examples: [
      { line: "catalogue export --dcat 目录.jsonld", does: { zh: "给别的平台", en: "for another platform" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./catalogue/commands.ts")).exportCatalogue,
  },
  {
    words: ["catalogue", "check"],
    arguments: [{ name: { zh: "文件.jsonld", en: "FILE.jsonld" }, takes: "one" }],
    flags: [AS_JSON],
    does: {
      zh: "按条例和目录编制指南检查一份 DCAT 目录；有缺项退出码 1",
      en: "hold a DCAT catalogue against the regulation and the guide; exit 1 where something lacks",
    },
    examples: [{ line: "catalogue check 目录.jsonld", does: { zh: "缺什么", en: "what it lacks" } }],
    needsDatabase: false,
    load: async () => (await import("./catalogue/commands.ts")).check,
  },
  {
    words: ["catalogue", "suppliers"],
    arguments: [],
    flags: [
      {
        name: "--rebuild",
        value: null,
        does: { zh: "先从目录记录重建", en: "build it anew from the records first" },
      },
      AS_JSON,
    ],
    does: {
      zh: "核对“哪些资源能提供什么材料”的存表与目录记录是否一致；不一致退出码 4",
      en: "whether the table of what resources supply follows from the records; exit 4 where any differs",
    },
    examples: [
      { line: "catalogue suppliers", does: { zh: "核对", en: "verify" } },
      { line: "catalogue suppliers --rebuild", does: { zh: "重建后核对", en: "rebuild, then verify" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./commands/suppliers.ts")).verify,
  },
  {
    words: ["clock"],
    arguments: [{ name: { zh: "时限", en: "RULE" }, takes: "one" }],
    flags: [
      {
        name: "--from",
        value: { zh: "日期", en: "DAY" },
        does: { zh: "从哪一天起（当日不计入）", en: "from which day on, which does not count itself" },
      },
      AS_JSON,
    ],
    does: {
      zh: "政务数据共享条例的法定时限：最后一日、工作日数、条文",
      en: "limits of the regulation on shared data: last day, working days, article",
    },
    examples: [
      {
        line: "clock delivery --from 2026-02-10",
        does: { zh: "同意共享后多久提供", en: "by when agreed data is delivered" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./requests/commands.ts")).clock,
  },
  {
    words: ["receipt", "verify"],
    arguments: [FILE],
    flags: [
      {
        name: "--head",
        value: { zh: "编号:散列值", en: "NUMBER:HASH" },
        does: { zh: "手中留存的链头", en: "a head of the chain that you kept" },
      },
      {
        name: "--heads",
        value: { zh: "文件,文件", en: "FILE,FILE" },
        does: {
          zh: "各节点或对方城市留存的见证文件或文件夹，以逗号分隔",
          en: "files or folders of heads that nodes or other cities kept, separated by commas",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "独立核验共享凭据文件，不需要数据库；退出码 0 完整，1 已损坏，2 无法读取",
      en: "check a file of receipts without a database; exit 0 intact, 1 broken, 2 unreadable",
    },
    examples: [
      { line: "receipt verify 凭据.jsonl", does: { zh: "核验一份", en: "check one" } },
      {
        line: "receipt verify 凭据.jsonl --heads var/witness/peers/包头.jsonl",
        does: { zh: "与此前留存的链头比对", en: "hold it against the heads that were kept" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./exchange/receipt/commands.ts")).verify,
  },
  {
    words: ["receipt", "export"],
    arguments: [FILE],
    flags: [
      numberFlag("--from", "自第几号", "from which number"),
      numberFlag("--to", "至第几号", "to which number"),
    ],
    does: {
      zh: "把第 N 至 M 号凭据写入 .jsonl 文件，不覆盖已有文件",
      en: "write the receipts N to M into a .jsonl file; no file is overwritten",
    },
    examples: [
      { line: "receipt export --from 1 --to 500 凭据.jsonl", does: { zh: "前 500 条", en: "the first 500" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./exchange/receipt/commands.ts")).exportRange,
  },
  {
    words: ["receipt", "head"],
    arguments: [],
    flags: [],
    does: {
      zh: "核对新增凭据，公布当日链头并打印，交给对方单位留存",
      en: "check the new receipts, publish the head of the day and print it, to be kept by the other units",
    },
    examples: [{ line: "receipt head", does: { zh: "今日链头", en: "today's head" } }],
    needsDatabase: true,
    load: async () => (await import("./exchange/receipt/commands.ts")).head,
  },
  {
    words: ["receipt", "key"],
    arguments: [],
    flags: [],
    does: {
      zh: "打印本节点签署链头的公钥，当面交给对方城市",
      en: "print the public key under which this node signs heads, to be handed to other cities in person",
    },
    examples: [{ line: "receipt key", does: { zh: "43 个字符", en: "43 characters" } }],
    needsDatabase: false,
    load: async () => (await import("./exchange/receipt/commands-witness.ts")).key,
  },
  {
    words: ["receipt", "witness"],
    arguments: [{ name: { zh: "对方名称", en: "NAME" }, takes: "one" }, FILE],
    flags: [
      {
        name: "--key",
        value: { zh: "公钥", en: "KEY" },
        does: { zh: "对方节点的公钥，首次必填", en: "a key of theirs, needed the first time" },
      },
      AS_JSON,
    ],
    does: {
      zh: "核对对方城市签名的链头并留存：只增不减，同号不得有二；不符退出码 1",
      en: "check signed heads of another city and keep them: never backwards, never two of one number; exit 1 where one contradicts",
    },
    examples: [
      {
        line: "receipt witness 包头 heads.jsonl --key 对方公钥",
        does: { zh: "第一次留存", en: "keep them for the first time" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./exchange/receipt/commands-witness.ts")).witness,
  },
  {
    words: ["receipt", "forget"],
    arguments: [FILE],
    flags: [],
    does: {
      zh: "销毁文件中各号码的凭据盐值（个人信息保护法第四十七条）：凭据不再指向其人，日志仍可核验",
      en: "destroy the salts of the numbers in FILE: receipts no longer point to them, the log stays verifiable",
    },
    examples: [
      { line: "receipt forget 号码.txt", does: { zh: "每行一个号码", en: "a number on each line" } },
    ],
    needsDatabase: true,
    load: async () => (await import("./exchange/receipt/commands.ts")).forget,
  },
  {
    words: ["source", "add"],
    arguments: [
      { name: { zh: "模式名", en: "SCHEMA" }, takes: "one" },
      { name: { zh: "视图名", en: "VIEW" }, takes: "one" },
      { name: { zh: "提供单位全称", en: "PROVIDER" }, takes: "one" },
    ],
    flags: [],
    does: {
      zh: "登记本库中的一个视图为共享数据来源；未登记的一律不读",
      en: "register a view of this database as a source of shared data; nothing else is read",
    },
    examples: [{ line: "source add exchange births 市卫健委", does: { zh: "一个视图", en: "one view" } }],
    needsDatabase: true,
    load: async () => (await import("./exchange/source/commands.ts")).addSource,
  },
  {
    words: ["breaches"],
    arguments: [],
    flags: [{ name: "--open", value: null, does: { zh: "只列存续的", en: "only what lasts" } }, AS_JSON],
    does: {
      zh: "条例第三十九至四十一条所列违规情形：单位、条文、起止；有存续的退出码 1",
      en: "named breaches of articles 39 to 41: unit, article, since when; exit 1 where some last",
    },
    examples: [{ line: "breaches --open", does: { zh: "尚未改正的", en: "those not put right" } }],
    needsDatabase: true,
    load: async () => (await import("./oversight/breach/commands.ts")).list,
  },
];
