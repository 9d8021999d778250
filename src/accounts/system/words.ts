import { say } from "../../kernel/fields.ts";
import type { BackupLine } from "./status.ts";

/** What the parts of the database are called, by their schema; one that is not named here is shown by it. */
export const PARTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  platform: say("文件与操作记录", "Files and audit trail"),
  accounts: say("账号与名册", "Accounts and roster"),
  supervision: say("方案督办", "Plans and supervision"),
  organisation: say("会议与登记册", "Meetings and registers"),
  shared_data: say("数据共享", "Shared data"),
  one_service: say("一网通办", "Services across cities"),
  ecology: say("生态环境", "Ecology"),
  energy: say("能源", "Energy"),
  desk: say("桌面", "Desk"),
  graphile_worker: say("后台任务", "Background jobs"),
};

export const CAUSES: Readonly<Record<BackupLine["cause"], { readonly zh: string; readonly en: string }>> = {
  asked: say("手动", "By hand"),
  clock: say("定时", "By the clock"),
};

export const words = {
  title: say("系统状态", "System"),
  lead: say(
    "备份、磁盘、后台任务与版本。恢复与迁移在服务器上进行，步骤见操作手册。",
    "Backups, disks, background jobs and versions. Restoring and moving are done on the server; the operations manual says how.",
  ),
  refresh: say("刷新", "Refresh"),
  backups: say("备份", "Backups"),
  backUp: say("立即备份", "Back up now"),
  last: say("最近完整备份", "Last whole backup"),
  never: say("还没有备份", "None yet"),
  schedule: say("定时备份", "By the clock"),
  off: say("未开启。设置 BACKUP_HOUR 即每天备份", "Off: set BACKUP_HOUR for one a day"),
  daily: (hour: number) => say(`每天 ${hour}:00（北京时间）`, `every day at ${hour}:00 in Beijing`),
  kept: (keep: number) =>
    say(`定时和手动的各保留最近 ${keep} 份`, `The newest ${keep} of each kind are kept`),
  keep: say("保留", "Kept"),
  folder: say("备份文件夹", "Folder"),
  oneDisk: say(
    "备份与数据在同一磁盘上：这块盘坏了，两者同时失去。请用 BACKUP_FOLDER 指定另一磁盘，或把文件下载到别处。",
    "Backups lie on the disk of the data: when it breaks both are gone. Set BACKUP_FOLDER to another disk, or download them.",
  ),
  made: say("写出时间", "Written"),
  size: say("大小", "Size"),
  content: say("内容", "Holds"),
  tablesRows: (tables: string, rows: string) =>
    say(`${tables} 张表，${rows} 行`, `${tables} tables, ${rows} rows`),
  cause: say("方式", "How"),
  state: say("状态", "State"),
  acts: say("操作", "Acts"),
  download: say("下载", "Download"),
  rehearse: say("演练恢复", "Rehearse restore"),
  elsewhere: (host: string) => say(`在节点 ${host}，或已移走`, `On node ${host}, or moved away`),
  states: {
    waiting: say("排队", "Waiting"),
    writing: say("正在写出", "Being written"),
    reading: say("正在读回核对", "Being read back"),
    restoring: say("正在演练恢复", "Restore being rehearsed"),
    verified: say("完整，已读回核对", "Whole, read back"),
    rehearsed: (at: string) => say(`已演练恢复 ${at}`, `Restore rehearsed ${at}`),
    notRehearsed: say("演练未通过", "Rehearsal failed"),
    failed: say("失败", "Failed"),
  },
  progress: (tables: string, of: string | null, rows: string) =>
    say(
      `${of === null ? `${tables} 张表` : `${tables} / ${of} 张表`}，${rows} 行`,
      `${of === null ? tables : `${tables} of ${of}`} tables, ${rows} rows`,
    ),
  noBackups: say("还没有备份。", "There is no backup yet."),
  holds: say(
    "备份含全部数据，包括个人信息和口令摘要：下载会记入审计，请像保管数据库一样保管。",
    "A backup holds everything, personal data and password hashes included: a download is in the trail. Keep it as you keep the database.",
  ),
  disks: say("磁盘", "Disks"),
  disk: { data: say("数据", "Data"), backups: say("备份", "Backups") },
  free: (free: string, size: string) => say(`剩余 ${free}，共 ${size}`, `${free} free of ${size}`),
  nearlyFull: say("将满", "Nearly full"),
  application: say("程序", "Application"),
  version: say("版本", "Version"),
  node: say("Node 版本", "Node"),
  host: say("节点", "This node"),
  startedAt: say("启动于", "Started"),
  mode: say("运行方式", "Runs as"),
  modes: {
    real: say("正式", "The real thing"),
    demo: say("演示（内容均为虚构示例）", "Demonstration (everything is an invented sample)"),
  },
  database: say("数据库", "Database"),
  server: say("PostgreSQL", "PostgreSQL"),
  name: say("库名", "Name"),
  whole: say("占用空间", "Size"),
  connections: say("连接数", "Connections"),
  jobs: say("后台任务", "Background jobs"),
  waiting: say("等待", "Waiting"),
  running: say("正在执行", "Running"),
  failed: say("失败", "Failed"),
  mail: say("待发邮件", "Mail to be sent"),
  mailOf: (waiting: string, failed: string) =>
    say(`${waiting} 件，失败 ${failed} 件`, `${waiting}, ${failed} failed`),
  mailOff: say("未配置邮件服务器", "No mail server is configured"),
  failedJobs: say("失败的任务", "Failed jobs"),
  noFailed: say("没有失败的任务。", "No job has failed."),
  job: say("任务", "Job"),
  attempts: say("已试次数", "Attempts"),
  lastError: say("最近一次错误", "Last error"),
  nextRun: say("下次重试", "Next attempt"),
  retry: say("立即重试", "Try again now"),
  migrations: (count: string) => say(`数据结构变更 ${count} 项`, `${count} changes of the data's structure`),
  schema: say("模块", "Part"),
  file: say("变更", "Change"),
  appliedAt: say("生效于", "Applied"),
};
