import { say } from "../../kernel/fields.ts";
import type { Step, Target, Tours } from "../../web/tour/steps.ts";

const step = (
  at: string,
  target: Target,
  [titleZh, titleEn]: readonly [string, string],
  [zh, en]: readonly [string, string],
): Step => ({ at, target, title: say(titleZh, titleEn), text: say(zh, en) });

const DESK = step(
  "/",
  "page",
  ["我的桌面", "My desk"],
  [
    "等您办理的都在这一页，最急的在最上面。点一行就到要办的地方。",
    "Whatever waits for you is on this page, most urgent first. A line leads to where it is done.",
  ],
);
const find = (at: string) =>
  step(
    at,
    "find",
    ["查找", "Find"],
    [
      "任何一页都可以按 Ctrl-K 查任务、单位、文件；举措写“十三”或“13”都行。",
      "On any page Ctrl-K finds tasks, units and papers; a measure by 13 or 十三.",
    ],
  );
const help = (at: string) =>
  step(
    at,
    "help",
    ["本页帮助", "Help"],
    [
      "每一页按 ? 都有说明、术语和按键。这五步也可以从那里再看一遍。",
      "On every page ? says what it is for, its terms and keys. These five steps can be seen again from there.",
    ],
  );
const REPORTING = step(
  "/my-work",
  "tab",
  ["我的工作", "My work"],
  [
    "本单位要签收和填报的任务按期次排好。填到一半离开，回来接着填。",
    "Tasks your unit has to receive and report, by period. What is half filled in is kept.",
  ],
);
const LEDGER = step(
  "/ledger",
  "tab",
  ["台账", "Ledger"],
  [
    "全部任务一张表：灯色、期限、最近一次报送。筛选留在网址里，可以转发。",
    "All tasks in one table: light, deadline, last report. Filters stay in the address and can be sent.",
  ],
);
const CATALOGUE = step(
  "/data/catalogue",
  "tab",
  ["数据目录", "Catalogue"],
  [
    "哪个部门有哪些数据、怎样才能用。",
    "Which department has which data, and on what conditions they may be used.",
  ],
);

/** What each role is shown when it comes for the first time, and whenever it asks for it. */
export const tours: Tours = {
  office: [
    DESK,
    step(
      "/plan",
      "tab",
      ["方案", "The plan"],
      [
        "方案的每一条举措、进展和灯色。点开看原文、任务和数字。",
        "Every measure of the plan with progress and light. Open one for its text, tasks and figures.",
      ],
    ),
    LEDGER,
    step(
      "/missing",
      "tab",
      ["未报清单", "Not reported"],
      [
        "本期谁还没报。先看要提醒谁、说什么，再发。",
        "Who has not reported. See first who is reminded and in which words, then send.",
      ],
    ),
    help("/missing"),
  ],
  leader: [
    step(
      "/leader",
      "tab",
      ["领导一页", "Leader's page"],
      [
        "灯色、数字、要拍板的事和上次看过以后的变化，一屏看完，也能打印成一张纸。",
        "Lights, figures, what needs a decision and what changed since your last look: one screen, one sheet.",
      ],
    ),
    step(
      "/plan",
      "tab",
      ["方案", "The plan"],
      [
        "数字从哪里来，点开就是：举措、任务、报送和原文。",
        "Every figure opens what it was counted from: measures, tasks, reports and the text.",
      ],
    ),
    LEDGER,
    find("/ledger"),
    help("/"),
  ],
  "unit-head": [
    DESK,
    step(
      "/my-work",
      "tab",
      ["我的工作", "My work"],
      [
        "联络员填好的报送等您签发；不合适的退回修改。",
        "What your liaison officer filled in waits for your signature, or is sent back to be mended.",
      ],
    ),
    LEDGER,
    find("/ledger"),
    help("/"),
  ],
  liaison: [
    DESK,
    REPORTING,
    step(
      "/report-sheet",
      "page",
      ["报送单", "Report sheet"],
      [
        "把一期的报送打印出来盖章，再传回扫描件。",
        "Print the reports of a period for the seal and send back the scan.",
      ],
    ),
    LEDGER,
    help("/"),
  ],
  "data-officer": [
    DESK,
    CATALOGUE,
    step(
      "/data/requests",
      "tab",
      ["共享申请", "Requests"],
      [
        "别的部门来要数据：期限按工作日倒数，超期就算违规。",
        "Other departments ask for data: the limit counts down in working days, and past it is a breach.",
      ],
    ),
    step(
      "/items",
      "tab",
      ["政务服务事项", "Items"],
      [
        "四市的事项和检查出的问题，改好的表可以下载。",
        "Items of the four cities and what the checks found; corrected sheets can be downloaded.",
      ],
    ),
    help("/items"),
  ],
  "window-clerk": [
    DESK,
    step(
      "/window",
      "tab",
      ["窗口", "Window"],
      [
        "您收的件走到哪一步，哪些要移交、要补正、要交付。",
        "How far each case you took in has come: to hand over, to complete, to deliver.",
      ],
    ),
    step(
      "/window/receive",
      "page",
      ["收件", "Take in"],
      [
        "四市任何一处的事项都能在这里收。缺什么材料一次说全。",
        "Items of any of the four cities are taken in here. What is missing is told once and in full.",
      ],
    ),
    step(
      "/identity-checks",
      "tab",
      ["身份核验", "Identity checks"],
      [
        "当面核对证件以后记下来，以后办事不用再交。",
        "Check a document in person and record it; it need not be shown again.",
      ],
    ),
    help("/"),
  ],
  "system-admin": [
    DESK,
    step(
      "/system",
      "tab",
      ["系统状态", "System"],
      ["程序、数据库、任务和备份是否正常。", "Whether program, database, jobs and backups are well."],
    ),
    step(
      "/account",
      "page",
      ["我的账户", "My account"],
      [
        "给管理员账号加上两步验证；换口令、结束别处的登录也在这里。",
        "Guard the account with a second factor; change the password, end other sessions.",
      ],
    ),
    step(
      "/systems",
      "tab",
      ["系统", "Systems"],
      ["装了哪些系统，各为哪条举措服务。", "Which systems there are and the measures they serve."],
    ),
    help("/"),
  ],
  "security-admin": [
    DESK,
    step(
      "/accounts",
      "tab",
      ["账号管理", "Accounts"],
      [
        "一个个开，或者从 Excel 一次开；口令只显示一次，可打印成条。",
        "Open accounts one by one or from Excel; passwords show once, as strips to print.",
      ],
    ),
    step(
      "/roster",
      "tab",
      ["单位名册", "Roster of units"],
      [
        "联络员、负责人和窗口都要有单位；单位在名册里。",
        "Liaison officers, heads and windows belong to a unit of this roster.",
      ],
    ),
    step(
      "/account",
      "page",
      ["我的账户", "My account"],
      ["给自己的账号加上两步验证。", "Guard your own account with a second factor."],
    ),
    help("/"),
  ],
  "audit-admin": [
    DESK,
    step(
      "/audit",
      "tab",
      ["审计记录", "Audit trail"],
      [
        "谁在什么时候改了什么。按人、按事、按日期查。",
        "Who changed what and when. Narrow it by person, act and day.",
      ],
    ),
    step(
      "/audit",
      "page",
      ["验证", "Verification"],
      [
        "每条记录扣着前一条，一键验证没有被改过；结果可以导出。",
        "Each entry holds on to the one before; one click verifies that none was changed.",
      ],
    ),
    step(
      "/account",
      "page",
      ["我的账户", "My account"],
      [
        "审计管理员不能兼任其他管理员；账号请加上两步验证。",
        "An audit administrator holds no other administration; guard the account with a second factor.",
      ],
    ),
    help("/"),
  ],
  applicant: [
    step(
      "/hall",
      "page",
      ["办事大厅", "Service hall"],
      [
        "说您要办什么，用平常的话就行；四市任何一处都能申请。",
        "Say what you need in everyday words; apply in any of the four cities.",
      ],
    ),
    step(
      "/my-identity",
      "tab",
      ["我的身份", "My identity"],
      [
        "填一次身份，核验过以后办事不用再交证明。",
        "Declare who you are once; after a check it need not be proved again.",
      ],
    ),
    step(
      "/my-cases",
      "tab",
      ["我的办件", "My cases"],
      ["办到哪一步、要补什么、结果在哪里。", "How far it has come, what is asked for, where the result is."],
    ),
    step(
      "/my-data-visitors",
      "tab",
      ["谁查了我的数据", "Who read my data"],
      [
        "谁在什么时候为什么查了您的数据；有错可以请求更正。",
        "Who read your data, when and for what; ask for correction of what is wrong.",
      ],
    ),
    help("/hall"),
  ],
};
