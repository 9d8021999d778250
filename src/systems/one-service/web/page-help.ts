import type { PageHelp } from "../../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/my-cases": { zh: "我递交的每件事走到哪一步。", en: "Where each of your applications stands." },
  "/my-cases/:case": {
    zh: "一件事的进度、要补的材料和结果。",
    en: "One case: progress, papers asked for, result.",
  },
  "/window": {
    zh: "窗口收到的件：要移交的、要补正的、要交付的。",
    en: "Cases at the window: to hand over, to complete, to deliver.",
  },
  "/window/receive": {
    zh: "为来窗口的人收件，任何一市的事项都能收。",
    en: "Take an application in at the window, of any of the four cities.",
  },
  "/cases": { zh: "本单位要签收、办理和答复的件。", en: "Cases your unit signs for, decides and answers." },
  "/cases/:case": {
    zh: "办理一件：期限、材料、每一步。",
    en: "Handle one case: its clock, papers and steps.",
  },
  "/joint-cases/:case": { zh: "几个地方一起办的一件事。", en: "One matter handled by several places." },
  "/case-overview": {
    zh: "各单位办件的数量、时限和超期。",
    en: "Cases of units: numbers, limits, overdue ones.",
  },
  "/hall": {
    zh: "查要办的事，不用登录；四市任何一处都能申请。",
    en: "Find what to do without signing in; apply in any of the four cities.",
  },
  "/hall/items/:item": {
    zh: "办这件事要什么、多久、由谁定；可打印空白表。",
    en: "What it needs, how long it takes, who decides; a blank form to print.",
  },
  "/apply/bundle/:bundle": {
    zh: "一张表一套材料，一次申请几个事项。",
    en: "Apply for several items with one form and one set of papers.",
  },
  "/apply/:item": { zh: "填表、交材料、核对、递交。", en: "Fill in, hand in papers, check, send." },
  "/my-licences": { zh: "我名下的电子证照。", en: "Electronic licences in your name." },
  "/licences": { zh: "登记和核验电子证照。", en: "Register and check electronic licences." },
  "/items": { zh: "四市的事项和检查出的问题。", en: "Items of the four cities and what the checks found." },
  "/items/asked-again": {
    zh: "共享数据里有、却仍要群众提交的材料。",
    en: "Papers that are still asked for though shared data hold them.",
  },
  "/items/imports/:import": {
    zh: "导入事项清单：先看每行会变成什么。",
    en: "Import items: see first what each row becomes.",
  },
  "/items/:item": {
    zh: "一个事项的全部字段和问题。",
    en: "All fields of an item and what is wrong with them.",
  },
  "/items/comparison": { zh: "同一事项四市有什么不同。", en: "How the four cities differ on the same item." },
  "/items/comparison/:code": { zh: "一个事项，四市并列。", en: "One item, the four cities side by side." },
  "/items/standards": { zh: "四市共同的事项标准。", en: "The common lists of the four cities." },
  "/items/standards/:standard": {
    zh: "一份共同清单：内容、意见和印发。",
    en: "One common list: content, opinions, issue.",
  },
  "/items/bundles": { zh: "把几个事项合成一件事。", en: "Several items made into one matter." },
  "/items/bundles/:bundle": { zh: "一件事由哪些事项组成。", en: "Which items a bundle is made of." },
  "/items/chains": { zh: "一个产业要过的审批，按先后排。", en: "Approvals an industry needs, in order." },
  "/items/chains/:chain": {
    zh: "一条审批链：并行、先后和最长的路。",
    en: "One chain: what runs together, what after, the longest way.",
  },
};
