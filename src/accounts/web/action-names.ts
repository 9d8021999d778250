import type { ActionNames } from "../../web/action-names.tsx";

/** What the acts of this slice are called in the audit trail. */
export const actionNames: ActionNames = {
  "accounts.sign-in": { zh: "登录", en: "Signed in" },
  "accounts.sign-out": { zh: "退出登录", en: "Signed out" },
  "accounts.fail-sign-in": { zh: "登录失败", en: "Failed to sign in" },
  "accounts.view-as": { zh: "换身份查看", en: "Viewed as" },
  "accounts.change-password": { zh: "修改口令", en: "Changed password" },
  "accounts.create-account": { zh: "开通账号", en: "Opened account" },
  "accounts.change-account": { zh: "修改账号", en: "Changed account" },
  "accounts.reset-password": { zh: "重置口令", en: "Reset password" },
  "accounts.unlock": { zh: "解除锁定", en: "Unlocked account" },
  "accounts.end-sessions": { zh: "全部退出", en: "Signed out everywhere" },
  "accounts.create-organisation": { zh: "新增单位", en: "Added unit" },
  "accounts.change-organisation": { zh: "修改单位", en: "Changed unit" },
  "accounts.remove-organisation": { zh: "删除单位", en: "Removed unit" },
  "accounts.merge-organisations": { zh: "合并单位", en: "Merged units" },
  "accounts.propose-organisations": { zh: "方案带入单位", en: "Units came from a plan" },
  "accounts.keep-apart": { zh: "判为不同单位", en: "Kept units apart" },
  "accounts.import-roster": { zh: "导入名册", en: "Imported roster" },
};
