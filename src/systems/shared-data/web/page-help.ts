import type { PageHelp } from "../../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/data/catalogue": {
    zh: "有哪些数据、谁提供、怎样才能用。",
    en: "Which data there are, who provides them, on what conditions.",
  },
  "/data/catalogue/imports/:import": {
    zh: "导入数据目录：先看每行会变成什么。",
    en: "Import a catalogue: see first what each row becomes.",
  },
  "/data/catalogue/:resource": {
    zh: "一项数据资源：数据项、条件和版本。",
    en: "One resource: items, conditions and versions.",
  },
  "/data/catalogue/new": { zh: "已移到目录的列表。", en: "Moved to the list of the catalogue." },
  "/data/catalogue/:resource/edit": {
    zh: "已移到资源自己的页面。",
    en: "Moved to the page of the resource.",
  },
  "/data/libraries": { zh: "由数据资源组成的主题库和专题库。", en: "Libraries made of resources." },
  "/data/libraries/:library": { zh: "一个库由什么组成。", en: "What a library is made of." },
  "/data/duplicates": {
    zh: "看起来重复的目录，由人认定。",
    en: "Resources that seem to be there twice, for a person to decide.",
  },
  "/data/grants": { zh: "已经给出的授权，用到什么时候。", en: "Grants that were given and until when." },
  "/data/readings": {
    zh: "凭授权和办件编号查一个人的数据，每次留凭据。",
    en: "Read one person's data under a grant, for a case; each reading leaves a receipt.",
  },
  "/data/exchange": {
    zh: "谁调用了什么，凭据链完整不完整。",
    en: "Who read what, and whether the chain of receipts is whole.",
  },
  "/data/sources": {
    zh: "数据从哪里来，能不能连上。",
    en: "Where data come from and whether they can be reached.",
  },
  "/my-data-visitors": {
    zh: "看谁在什么时候为什么查了我的数据。",
    en: "See who read your data, when and for what.",
  },
  "/data/corrections": {
    zh: "请提供部门更正错误的数据，更正通知到每个用过的单位。",
    en: "Ask the provider to put data right; all who read them are told.",
  },
  "/data/corrections/new": { zh: "说清哪项数据错在哪里。", en: "Say which data are wrong and how." },
  "/data/corrections/:correction": {
    zh: "一件校核：答复和各单位的处理。",
    en: "One correction: its answer and what each unit did.",
  },
  "/data/return-flows": {
    zh: "请上级把本地的数据回流给本市。",
    en: "Ask the level above to return a city's own data.",
  },
  "/data/return-flows/:flow": {
    zh: "一项回流：约定和每期的交付。",
    en: "One return-flow: what was agreed and each delivery.",
  },
  "/data/disputes": {
    zh: "协商不成的争议，逐级提请处理。",
    en: "Disputes that talks did not settle, brought to the level above.",
  },
  "/data/disputes/:dispute": {
    zh: "一件争议的经过和决定。",
    en: "The course of a dispute and its decision.",
  },
  "/data/ledger": { zh: "每项授权怎样使用的台账。", en: "How each grant is used, recorded." },
  "/data/ledger/:grant": { zh: "一项授权的使用记录和缺漏。", en: "The records of one grant and their gaps." },
  "/data/breaches": {
    zh: "规定点名的违规情形，算出的和举报的。",
    en: "Breaches that the rules name, computed and reported.",
  },
  "/data/requests": {
    zh: "申请别的单位的数据，或答复别人的申请。",
    en: "Ask for data of other units, or answer what they ask.",
  },
  "/data/requests/new": {
    zh: "写明要什么数据、依据和用途。",
    en: "Say which data, on what basis and for what.",
  },
  "/data/requests/:request": {
    zh: "一件申请：走到哪步、下一步是谁、期限。",
    en: "One request: where it stands, whose turn, until when.",
  },
};
