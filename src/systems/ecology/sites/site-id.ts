/** Where files say which site it is: `id`, else its name, in the words that people use. */
export const SITE_ID_KEYS = [
  "id",
  "图斑编号",
  "图斑号",
  "编号",
  "TBBH",
  "地块编号",
  "地块号",
  "name",
  "名称",
  "图斑名称",
];

/** Where a file of zones says which zone it is: `zone`, else its name. */
export const ZONE_KEYS = ["zone", "name", "分区", "功能区", "名称"];
