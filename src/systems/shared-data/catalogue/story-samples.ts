import type { DataItem, ResourceContent } from "./resource/content.ts";
import { SAMPLE_CODES } from "./sample-codes.ts";

type Sensitive = DataItem["sensitivity"];

/** A data item of a sample resource. */
const item = (
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

const NAME = item("姓名", "XM", 50, "personal");
const IDENTITY = item("身份证号", "SFZH", 18, "sensitive", "text", true);
const CREDIT_CODE = item("统一社会信用代码", "TYSHXYDM", 18, "ordinary", "text", true);
const UPDATED = item("更新时间", "GXSJ", null, "ordinary", "date-time");

const FUND_ITEMS = [
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
const INSURED_ITEMS = [
  NAME,
  IDENTITY,
  item("险种", "XZ", 20, "personal"),
  item("参保单位", "CBDW", 100, "personal"),
  item("参保日期", "CBRQ", null, "personal", "date"),
  item("参保状态", "CBZT", 10, "personal"),
  item("缴费月数", "JFYS", 4, "personal", "integer"),
  UPDATED,
];
const ENTERPRISE_ITEMS = [
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
const ESTATE_ITEMS = [
  NAME,
  IDENTITY,
  item("不动产权证号", "BDCQZH", 60, "sensitive"),
  item("坐落", "ZL", 200, "personal"),
  item("建筑面积", "JZMJ", 12, "personal", "decimal"),
  item("用途", "YT", 50),
  item("登记日期", "DJRQ", null, "personal", "date"),
  item("权利状态", "QLZT", 20),
];
const PERSON_ITEMS = [
  NAME,
  IDENTITY,
  item("性别", "XB", 2, "personal"),
  item("出生日期", "CSRQ", null, "personal", "date"),
  item("户籍地址", "HJDZ", 200, "sensitive"),
  item("户籍状态", "HJZT", 10, "personal"),
  UPDATED,
];

const FUND_CONDITIONS = {
  recipients: ["四市住房公积金管理机构", "四市政务服务综合窗口"],
  uses: ["异地提取住房公积金核验", "异地住房公积金贷款核验", "住房公积金关系转移接续"],
  demands: ["按人按件查询，不批量导出", "留存业务编号备查"],
};
const PERSON_CONDITIONS = {
  recipients: ["四市行政机关和具有公共事务管理职能的组织"],
  uses: ["办理政务服务事项时核验本人信息", "异地提取住房公积金核验", "办理社会保险关系转移时核验参保状态"],
  demands: ["须有业务编号和办理用途"],
};
const NONE = { recipients: [], uses: [], demands: [] };

export type SampleResource = {
  readonly unit: string;
  readonly stage: "drafting" | "under-review" | "returned" | "published";
  readonly content: Omit<ResourceContent, "providerId" | "providerName" | "regionCode">;
};

type Given = Pick<ResourceContent, "code" | "name" | "items"> &
  Partial<ResourceContent> & { readonly stage?: SampleResource["stage"] };

function resource(unit: string, { stage = "published", ...given }: Given): SampleResource {
  const personal = given.items.some(({ sensitivity }) => sensitivity !== "ordinary");
  return {
    unit,
    stage,
    content: {
      summary: `【示例】${given.name.replace("【示例】", "")}，供演示，全部为虚构数据。`,
      providerCode: "【示例】SLDW0001",
      level: "city",
      format: "database",
      subjectItem: given.items.find(({ key }) => key)?.name ?? null,
      updateCycle: "daily",
      attribute: personal ? "conditional" : "unconditional",
      noneBasis: null,
      modes: ["api"],
      conditions: personal ? PERSON_CONDITIONS : NONE,
      openAttribute: "closed",
      openCondition: "",
      relatedCodes: [],
      classification: personal ? "公共管理数据·个人信息" : "公共管理数据",
      grade: personal ? "important" : "general",
      leadSource: null,
      ...given,
    },
  };
}

const of = (city: string, name: string): string => `${city}市示例${name}`;
const [DATA, CENTRE, LABOUR, FUND] = ["数据局", "政务服务中心", "人社局", "住房公积金中心"];

const fund = (city: string, code: string, more: Partial<Given> = {}): SampleResource =>
  resource(of(city, FUND ?? ""), {
    code,
    name: "【示例】住房公积金缴存信息",
    items: FUND_ITEMS,
    conditions: FUND_CONDITIONS,
    modes: ["api", "file"],
    relatedCodes: [SAMPLE_CODES.identity],
    ...more,
  });
const insured = (city: string, code: string): SampleResource =>
  resource(of(city, LABOUR ?? ""), {
    code,
    name: "【示例】社会保险参保信息",
    items: INSURED_ITEMS,
    modes: ["api", "batch"],
  });
const enterprise = (city: string, code: string): SampleResource =>
  resource(of(city, CENTRE ?? ""), {
    code,
    name: "【示例】企业登记信息",
    items: ENTERPRISE_ITEMS,
    openAttribute: "open",
    modes: ["api", "batch", "file"],
  });
const estate = (city: string, code: string): SampleResource =>
  resource(of(city, CENTRE ?? ""), { code, name: "【示例】不动产登记信息", items: ESTATE_ITEMS });
const person = (city: string, code: string): SampleResource =>
  resource(of(city, DATA ?? ""), {
    code,
    name: "【示例】居民身份信息",
    items: PERSON_ITEMS,
    updateCycle: "real-time",
  });

/** Resources of fictional units in four cities; every one invented. */
export const SAMPLE_RESOURCES: readonly SampleResource[] = [
  person("包头", SAMPLE_CODES.identity),
  person("鄂尔多斯", "101001/0002"),
  resource(of("包头", CENTRE ?? ""), {
    code: SAMPLE_CODES.marriage,
    name: "【示例】婚姻登记信息",
    items: [
      NAME,
      IDENTITY,
      item("婚姻状况", "HYZK", 10, "sensitive"),
      item("登记日期", "DJRQ", null, "personal", "date"),
      item("登记机关", "DJJG", 100),
    ],
  }),
  enterprise("包头", SAMPLE_CODES.enterprise),
  enterprise("鄂尔多斯", "102001/0002"),
  estate("包头", SAMPLE_CODES.realEstate),
  estate("呼和浩特", "103001/0002"),
  insured("包头", SAMPLE_CODES.socialInsurance),
  insured("鄂尔多斯", "203001/0002"),
  insured("呼和浩特", "203001/0003"),
  fund("包头", SAMPLE_CODES.housingFundBaotou),
  fund("鄂尔多斯", SAMPLE_CODES.housingFundOrdos),
  fund("呼和浩特", "306001/0003"),
  fund("乌兰察布", "306001/0004", { stage: "under-review" }),
  resource(of("呼和浩特", CENTRE ?? ""), {
    code: SAMPLE_CODES.leaseHohhot,
    name: "【示例】房屋租赁备案信息",
    items: [
      NAME,
      IDENTITY,
      item("备案编号", "BABH", 40),
      item("房屋坐落", "FWZL", 200, "personal"),
      item("月租金", "YZJ", 10, "personal", "decimal"),
      item("租赁起止", "ZLQZ", 40, "personal"),
      item("备案状态", "BAZT", 10),
    ],
    updateCycle: "daily",
  }),
  resource(of("呼和浩特", CENTRE ?? ""), {
    code: "105001/0001",
    name: "【示例】电子证照目录信息",
    items: [
      item("证照类型", "ZZLX", 60, "ordinary", "text", true),
      item("颁发机构", "BFJG", 100),
      item("有效期要求", "YXQYQ", 60),
      item("证照类型代码", "ZZLXDM", 30),
    ],
    format: "described",
    openAttribute: "open",
    modes: ["api", "file"],
  }),
  resource(of("呼和浩特", DATA ?? ""), {
    code: "104001/0001",
    name: "【示例】企业公共信用评价",
    items: [
      CREDIT_CODE,
      item("企业名称", "QYMC", 200),
      item("评价等级", "PJDJ", 10),
      item("评价日期", "PJRQ", null, "ordinary", "date"),
    ],
    updateCycle: "monthly",
    openAttribute: "on-request",
    openCondition: "【示例】依申请提供汇总结果",
  }),
  resource(of("乌兰察布", DATA ?? ""), {
    code: "302001/0001",
    name: "【示例】市场主体登记信息",
    items: ENTERPRISE_ITEMS.slice(0, 8),
    updateCycle: "weekly",
    modes: ["batch"],
  }),
  resource(of("乌兰察布", LABOUR ?? ""), {
    code: "308002/0001",
    name: "【示例】用人单位登记信息",
    items: ENTERPRISE_ITEMS.slice(0, 7),
    updateCycle: "monthly",
    modes: ["batch"],
  }),
  resource(of("呼和浩特", LABOUR ?? ""), {
    code: "203002/0001",
    name: "【示例】就业失业登记信息",
    items: [
      NAME,
      IDENTITY,
      item("就业状态", "JYZT", 10, "personal"),
      item("登记日期", "DJRQ", null, "personal", "date"),
      item("用人单位", "YRDW", 100, "personal"),
    ],
  }),
  resource(of("鄂尔多斯", CENTRE ?? ""), {
    code: "201001/0001",
    name: "【示例】投资项目审批进度",
    items: [
      item("项目代码", "XMDM", 30, "ordinary", "text", true),
      item("项目名称", "XMMC", 200),
      item("当前环节", "DQHJ", 50),
      item("办结日期", "BJRQ", null, "ordinary", "date"),
    ],
    openAttribute: "open",
  }),
  resource(of("乌兰察布", CENTRE ?? ""), {
    code: "201002/0001",
    name: "【示例】便民热线诉求统计",
    items: [
      item("诉求类别", "SQLB", 50, "ordinary", "text", true),
      item("受理数量", "SLSL", 8, "ordinary", "integer"),
      item("办结数量", "BJSL", 8, "ordinary", "integer"),
      item("统计月份", "TJYF", 6),
    ],
    updateCycle: "monthly",
    format: "spreadsheet",
    modes: ["file"],
    openAttribute: "open",
  }),
  resource(of("乌兰察布", LABOUR ?? ""), {
    code: "308001/0001",
    name: "【示例】统计调查单户资料",
    items: [CREDIT_CODE, item("单位名称", "DWMC", 200), item("从业人数", "CYRS", 6, "ordinary", "integer")],
    attribute: "none",
    modes: [],
    updateCycle: "yearly",
    noneBasis: {
      title: "中华人民共和国统计法",
      article: "第二十五条（2009年修订文本，现行条号待核对）",
      quote:
        "统计调查中获得的能够识别或者推断单个统计调查对象身份的资料，任何单位和个人不得对外提供、泄露，不得用于统计以外的目的。",
    },
  }),
  resource(of("包头", CENTRE ?? ""), {
    code: "201003/0001",
    name: "【示例】政务服务办件信息",
    items: [
      item("办件编号", "BJBH", 30, "ordinary", "text", true),
      item("事项名称", "SXMC", 200),
      item("受理日期", "SLRQ", null, "ordinary", "date"),
      item("办结日期", "BJRQ", null, "ordinary", "date"),
    ],
    stage: "returned",
  }),
  resource(of("包头", DATA ?? ""), {
    code: "201004/0001",
    name: "【示例】公共数据目录运行监测",
    items: [
      item("接口名称", "JKMC", 100, "ordinary", "text", true),
      item("调用次数", "DYCS", 10, "ordinary", "integer"),
      item("统计日期", "TJRQ", null, "ordinary", "date"),
    ],
    stage: "under-review",
  }),
  resource(of("鄂尔多斯", LABOUR ?? ""), {
    code: "203003/0001",
    name: "【示例】技能人才评价证书信息",
    items: [
      NAME,
      IDENTITY,
      item("证书编号", "ZSBH", 30, "personal"),
      item("职业工种", "ZYGZ", 50, "personal"),
      item("等级", "DJ", 10, "personal"),
    ],
    stage: "drafting",
  }),
];
