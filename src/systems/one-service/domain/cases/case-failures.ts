import { refusal } from "../../../../kernel/error.ts";

export const NO_CASE = refusal(
  "not-found",
  "没有这个办件，或者不由您办理。请核对办件编号，或回到列表。",
  "There is no such case, or it is not yours to see. Check its number, or go back to the list.",
);
export const NOT_YOURS = refusal(
  "not-your-step",
  "这一步由另一方办理。请看办件页上“现在由谁办理”。",
  "This step is for somebody else to take. The page of the case says who holds it now.",
);
export const NOT_NOW = refusal(
  "not-now",
  "现在还不能办这一步，或者已经办过。请刷新后按页面上列出的步骤办理。",
  "This step cannot be taken now, or was taken already. Reload, and take one of the steps shown.",
);
export const BEGUN = refusal("begun", "这个办件已经建立，请刷新。", "This case exists already. Reload.");
export const IDENTITY_UNSEEN = refusal(
  "identity-unseen",
  "收件前要核对申请人的身份证件原件。核对无误后勾选，再收件。",
  "See the applicant's identity document before receiving. Tick the box once it is right.",
);
export const NOT_CHECKED = refusal(
  "not-checked",
  "移交前要核验身份并核对材料齐全、符合形式。都核对后勾选，再移交。",
  "Before handing over, check the identity and that the papers are there and in form. Tick both, then hand over.",
);
export const OTHER_PROOF = refusal(
  "other-proof",
  "签收的与移交的不一致，没有保存。请刷新，核对移交清单后再签收；材料短少的，请与收件窗口联系。",
  "What you signed for is not what was handed over; nothing was saved. Reload and compare the list, and call the place of receipt if papers are missing.",
);
export const SUPPLEMENT_ONCE = refusal(
  "supplement-once",
  "补正只能一次性告知，这个办件已经告知过一次，不能再要求补正。请按现有材料办理。",
  "What is missing is told once and at once. It was told already for this case: go on with the papers there are.",
);
export const PAPERS_NEEDED = refusal(
  "papers-needed",
  "请列出需要补正的全部材料。",
  "List every paper that is missing.",
);
export const PAPER_FILES_NEEDED = refusal(
  "paper-files-needed",
  "补正材料还不齐：告知书上的每一项都要有文件。请逐项上传后一起提交。",
  "Not all papers are there: every one in the notice needs a file. Upload them one by one, then send them together.",
);
export const WORDS_NEEDED = refusal("words-needed", "请写明理由。", "Say why.");
export const REMEDY_NEEDED = refusal(
  "remedy-needed",
  "不予批准的，要写明理由，并告知申请行政复议或者提起行政诉讼的权利。",
  "A refusal gives its reasons and names the remedies, administrative reconsideration or a lawsuit.",
);
export const APPRAISED = refusal(
  "appraised",
  "这个办件已经评价过。每件只能评价一次。",
  "This case was appraised already; each is appraised once.",
);
export const NO_ITEM = refusal(
  "no-item",
  "没有这个事项，或者它现在不能申请。请回到服务大厅重新选择。",
  "There is no such item, or it cannot be applied for now. Go back to the hall and choose again.",
);
export const NO_DECIDING_UNIT = refusal(
  "no-deciding-unit",
  "这个事项的实施部门还没有登记在单位名册里，暂时不能在线申请。请到事项页所列地点办理，或联系当地数据部门登记。",
  "The department that decides this item is not on the roster of units yet. Go to the place the item names, or ask that city's data authority to enter it.",
);
export const NO_RECEIVING_UNIT = refusal(
  "no-receiving-unit",
  "这个城市还没有登记收件的政务服务中心。请另选一个受理城市，或联系当地数据部门登记。",
  "No service centre that receives is on the roster for this city. Choose another city of receipt, or ask its data authority.",
);
export const NUMBER_WRONG = refusal(
  "number-wrong",
  "证件号码的校验位不对，没有收件。请按证件原件重新输入：个人填身份证号码，企业填统一社会信用代码。",
  "The check character of the number does not fit; nothing was received. Type it again from the original: the identity number of a person, the unified social credit code of an enterprise.",
);
export const OTHER_KIND = refusal(
  "other-kind",
  "这个事项不面向这类申请人（个人或企业）。请核对事项的服务对象。",
  "This item does not serve this kind of applicant (person or enterprise). Check whom it serves.",
);
export const FILES_UNKNOWN = refusal(
  "files-unknown",
  "有文件不是您上传的，或者已经删除，没有提交。请在申请表里重新上传。",
  "A file is not one of yours, or is gone; nothing was handed in. Upload it again on the form.",
);
export const FILE_NOT_TAKEN = refusal(
  "unsupported-type",
  "只能上传图片、PDF、Word、Excel、OFD 或文本文件。请换一种格式再传。",
  "Only pictures, PDF, Word, Excel, OFD and text files are taken. Save it in another format.",
);
export const NO_FILE = refusal("not-found", "没有这个文件，请刷新。", "There is no such file. Reload.");
export const NO_PAPER = refusal(
  "not-found",
  "还没有这份文书：这一步还没有办。",
  "There is no such paper yet: that step was not taken.",
);
export const ERASED = refusal(
  "erased",
  "申请内容已按申请人的要求删除，办理记录仍可查看。",
  "What was handed in was erased at the applicant's request. The record of the handling remains.",
);
export const PAPERS_MISSING = refusal(
  "papers-missing",
  "还缺必交材料，没有提交。请在申请表里补齐后再提交。",
  "Papers that are needed are missing; nothing was handed in. Add them on the form.",
);
