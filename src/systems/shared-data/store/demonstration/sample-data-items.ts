import type { DataItem } from "../../catalogue/resource/content.ts";

type Sensitive = DataItem["sensitivity"];

/** A data item of a sample resource. */
export const item = (
  name: string,
  code: string,
  length: number | null,
  sensitivity: Sensitive = "ordinary",
  type: DataItem["type"] = "text",
  key = false,
): DataItem => ({
  name,
  code,
  type,
  length,
  sensitivity,
  key,
});

export const NAME = item("姓名", "XM", 50, "personal");
export const IDENTITY = item("身份证号", "SFZH", 18, "sensitive", "text", true);
export const CREDIT_CODE = item("统一社会信用代码", "TYSHXYDM", 18, "ordinary", "text", true);
const UPDATED = item("更新时间", "GXSJ", null, "ordinary", "date-time");

export const FUND_ITEMS = [
  NAME,
  IDENTITY,
  item("个人账号", "GRZH", 20, "sensitive"),
  item("单位名称", "DWMC", 100),
  item("缴存基数", "JCJS", 12, "personal", "decimal"),
  item("月缴存额", "YJCE", 12, "personal", "decimal"),
  item("缴至年月", "JZNY", 6, "personal"),
  item("账户余额", "ZHYE", 14, "sensitive", "decimal"),
  item("账户状态", "ZHZT", 10, "personal"),
  UPDATED,
];
export const INSURED_ITEMS = [
  NAME,
  IDENTITY,
  item("险种", "XZ", 20, "personal"),
  item("参保单位", "CBDW", 100, "personal"),
  item("参保日期", "CBRQ", null, "personal", "date"),
  item("参保状态", "CBZT", 10, "personal"),
  item("缴费月数", "JFYS", 4, "personal", "integer"),
  UPDATED,
];
export const ENTERPRISE_ITEMS = [
  CREDIT_CODE,
  item("企业名称", "QYMC", 200),
  item("法定代表人", "FDDBR", 50),
  item("企业类型", "QYLX", 50),
  item("注册资本", "ZCZB", 16, "ordinary", "decimal"),
  item("成立日期", "CLRQ", null, "ordinary", "date"),
  item("经营范围", "JYFW", 2_000),
  item("登记状态", "DJZT", 20),
  item("登记机关", "DJJG", 100),
];
export const ESTATE_ITEMS = [
  NAME,
  IDENTITY,
  item("不动产权证号", "BDCQZH", 60, "sensitive"),
  item("坐落", "ZL", 200, "personal"),
  item("建筑面积", "JZMJ", 12, "personal", "decimal"),
  item("用途", "YT", 50),
  item("登记日期", "DJRQ", null, "personal", "date"),
  item("权利状态", "QLZT", 20),
];
export const PERSON_ITEMS = [
  NAME,
  IDENTITY,
  item("性别", "XB", 2, "personal"),
  item("出生日期", "CSRQ", null, "personal", "date"),
  item("户籍地址", "HJDZ", 200, "sensitive"),
  item("户籍状态", "HJZT", 10, "personal"),
  UPDATED,
];
