import { refusal } from "../../../../kernel/error.ts";

export const NO_ITEM = refusal(
  "not-found",
  "没有这个事项，或它已停止办理。请回到办事大厅重新查找。",
  "There is no such item, or it is no longer handled. Look for it again in the service hall.",
);
export const NO_BUNDLE = refusal(
  "not-found",
  "没有这件“一件事”，或它已撤下。请回到办事大厅重新查找。",
  "There is no such bundle, or it was withdrawn. Look again in the service hall.",
);
export const BUNDLE_NOT_HERE = refusal(
  "bundle-not-here",
  "这件“一件事”里有事项还没有所在城市的实施清单，暂时不能一次申请。请逐项申请，或到综合窗口办理。",
  "The bundle has an item that its city does not list yet, so it cannot be applied for at once. Apply item by item, or at a service window.",
);
export const NO_DRAFT = refusal(
  "not-found",
  "没有这份正在填写的表单，它可能已提交或已删除。请到“我的办件”查看，或重新填写。",
  "There is no such form: it may have been submitted or erased. Look under My cases, or begin again.",
);
export const DRAFT_STALE = refusal(
  "stale",
  "没有保存：这份表单已在别的窗口改动。请刷新后接着填。",
  "Not saved: the form was changed in another window. Reload and go on.",
);
export const NO_FIELD = refusal(
  "no-field",
  "这份表单没有这项材料，请刷新后再试。",
  "The form has no such paper. Reload and try again.",
);
export const ONLY_AT_WINDOW = refusal(
  "only-at-window",
  "这项材料只收纸质原件，请选择“到窗口交”，带到任何一个受理窗口。",
  "This paper is taken as an original only: choose “at a window” and bring it to any receiving window.",
);
export const NOT_TAKEN = refusal(
  "unsupported-type",
  "没有收下：请上传照片、PDF、OFD、Word、Excel 或文本文件。",
  "Not taken: upload a photograph, or a PDF, OFD, Word, Excel or text file.",
);
export const TOO_MANY_FILES = refusal(
  "too-many-files",
  "一项材料最多 10 个文件。请合并后再上传。",
  "A paper has at most 10 files. Join some and upload again.",
);
export const IDENTITY_FIRST = refusal(
  "identity-unverified",
  "请先核验身份：带身份证（企业带营业执照）到四市任何一个政务服务窗口，一次核验即可。已填的内容会保留。",
  "Your identity must be checked first: take your identity card (an enterprise its licence) to a service window of any of the four cities, once. What you filled in stays.",
);
export const NOT_FOR_YOU = refusal(
  "serves-others",
  "您核验的身份不在这个事项的服务对象内：请用个人或企业的相应账号办理。",
  "This item does not serve the kind of identity you have: use the account of a person or an enterprise as it says.",
);
export const FILES_NOT_YOURS = refusal(
  "files-not-yours",
  "有材料不是在这份表单里上传的，请在表单里重新上传后再提交。",
  "A file was not uploaded in this form. Upload it here and submit again.",
);
export const NOT_SUPPLIED = refusal(
  "not-supplied",
  "这项材料不能由共享数据提供，请自己提交。",
  "Shared data does not supply this paper: hand it in yourself.",
);
export const NO_LICENCE = refusal(
  "not-found",
  "没有查到这一证照。请核对证照名称和编号，一字不差地填写。",
  "There is no such licence. Check its name and number and type them exactly.",
);
export const CHECK_NEEDS_GROUND = refusal(
  "check-needs-ground",
  "查询证照状态须有正在办理的办件编号，或持证人给的查询码，二者填一项。",
  "To ask how a licence stands, give the number of a case in work or the code of its holder.",
);
export const NO_SUCH_CASE = refusal(
  "no-such-case",
  "没有查到这个办件编号，或它不由您的单位办理、不是持证人的办件。请核对后再查，或请持证人提供查询码。",
  "There is no such case of your unit and this holder. Check the number, or ask the holder for a code.",
);
export const WRONG_CODE = refusal(
  "wrong-code",
  "查询码不对或已过期。请持证人在“我的证照”重新生成。",
  "The code is wrong or has run out. The holder can make a new one under My licences.",
);
export const CHECKS_TOO_MANY = refusal(
  "too-many",
  "查询太频繁，请 10 分钟后再查。查询都有记录。",
  "Too many requests. Wait 10 minutes; each one is recorded.",
);
export const LICENCE_TWICE = refusal(
  "duplicate",
  "这一单位已登记过同名同号的证照，请核对编号。",
  "The unit already has a licence of this name and number. Check the number.",
);
export const WRONG_HOLDER = refusal(
  "invalid",
  "持证人的证件号码不对，请核对 18 位号码后再登记。",
  "The holder's number is wrong. Check its 18 characters.",
);
export const NO_UNIT = refusal(
  "no-unit",
  "您的账号没有所属单位，不能登记证照。请联系安全管理员。",
  "Your account belongs to no unit and cannot enter licences. Ask the security administrator.",
);
export const NOT_YOUR_FORM = refusal(
  "forbidden",
  "只有决定这一事项的单位或本市数据部门可以发布它的表单。",
  "Only the unit that decides the item, or its city's data authority, publishes its form.",
);
export const SUPPLIES_TOO_MANY = refusal(
  "too-many",
  "今天由共享数据提供材料的次数已到上限，没有再读取。请明天再试，或自己提交这项材料。",
  "Shared data was read as often as it may be for you today; nothing was read. Try again tomorrow, or hand in the paper yourself.",
);
export const DRAFTS_TOO_MANY = refusal(
  "too-many-drafts",
  "您正在填写的表单太多。请先提交或删除一些，再开始新的。",
  "You are filling in too many forms. Hand some in or erase some, then begin another.",
);
export const FILES_TOO_LARGE = refusal(
  "files-too-large",
  "您正在填写的各表单里，文件合计已超过 200 MB。请删去用不到的文件，或缩小照片后再上传。",
  "The files of the forms you are filling in are larger than 200 MB together. Remove some, or make photographs smaller.",
);
