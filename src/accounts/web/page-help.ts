import type { PageHelp } from "../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/sign-in": {
    zh: "用账号和口令登录；忘了口令请找安全管理员。",
    en: "Sign in with name and password; the security administrator resets a lost password.",
  },
  "/sign-in/provider": {
    zh: "从统一身份认证回到这里，完成登录。",
    en: "Comes back from the identity provider and finishes signing in.",
  },
  "/password": {
    zh: "换一个口令，旧口令随即作废。",
    en: "Choose another password; the old one ends at once.",
  },
  "/second-factor": {
    zh: "用验证器动态码给账号再加一道锁。",
    en: "Guard the account with codes of an authenticator.",
  },
  "/account": { zh: "看自己的账号、角色和登录情况。", en: "See your own account, roles and sessions." },
  "/register": { zh: "申请人在这里开自己的账号。", en: "Applicants open their own account here." },
  "/my-identity": {
    zh: "申报并核验身份，办事时不用再交身份证明。",
    en: "Declare your identity and have it checked.",
  },
  "/identity-checks": {
    zh: "窗口当面核对申请人的身份证件并记录。",
    en: "A window checks an applicant's identity document and records it.",
  },
  "/accounts": {
    zh: "开账号、给角色、重设口令、停用。",
    en: "Open accounts, give roles, reset passwords, suspend.",
  },
  "/accounts/imports/:import": {
    zh: "先看表里每一行会开成什么账号，再开。",
    en: "See what each row of a list becomes, then open the accounts.",
  },
  "/roster": {
    zh: "单位名册：名称、别名、所属城市，合并重复的。",
    en: "The roster of units: names, aliases, cities, merging of doubles.",
  },
  "/roster/imports/:import": {
    zh: "先看名册里每一行会变成什么，再写入。",
    en: "See what each row of a roster becomes before it is entered.",
  },
  "/audit": {
    zh: "查谁在什么时候做了什么，并验证记录没有被改。",
    en: "See who did what and when, and verify that the trail is unchanged.",
  },
  "/system": {
    zh: "看程序、数据库、任务和备份是否正常。",
    en: "See whether program, database, jobs and backups are well.",
  },
};
