import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";

export type SamplePerson = { readonly name: string; readonly number: string };

/** Invented, with numbers of days that have not come. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  { name: SAMPLE_APPLICANT.name, number: SAMPLE_APPLICANT.number },
  { name: "【示例】居民甲", number: "152602209902020025" },
  { name: "【示例】居民乙", number: "150102209903030031" },
];

const VALUES: Readonly<Record<string, string>> = {
  性别: "女",
  民族: "",
  出生日期: "2099-01-01",
  住址: "【示例】某市某区某路1号",
  户籍地址: "【示例】某市某区某路1号",
  婚姻状况: "已婚",
  登记日期: "2021-05-20",
  登记机关: "【示例】某区民政局",
  个人账号: "【示例】20990001",
  单位名称: "【示例】某某有限公司",
  缴存基数: "8600.00",
  月缴存额: "2064.00",
  缴至年月: "202610",
  账户余额: "73250.18",
  账户状态: "正常",
  更新时间: "2026-11-20 08:00:00",
  险种: "企业职工基本养老保险",
  参保单位: "【示例】某某有限公司",
  参保日期: "2015-07-01",
  参保状态: "参保缴费",
  缴费月数: "136",
  不动产权证号: "【示例】不动产权第0000001号",
  坐落: "【示例】某市某区某路1号",
  建筑面积: "89.60",
  用途: "住宅",
  权利状态: "现势",
  合同编号: "【示例】租2026-0001",
  房屋坐落: "【示例】呼和浩特市某区某路1号",
  租赁地址: "【示例】呼和浩特市某区某路1号",
  月租金: "1800.00",
  租金: "1800.00",
  起租日期: "2026-03-01",
  止租日期: "2027-02-28",
  备案日期: "2026-03-05",
  备案状态: "有效",
};

/** A row of a sample drop about a person: values that such items have, else a text that says it is a sample. */
export const sampleRow = ({ name, number }: SamplePerson, items: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    items.map((item) => [
      item,
      /身份证|证件号码|公民身份号码/.test(item)
        ? number
        : /^姓名$|承租人$|权利人$/.test(item)
          ? name
          : (VALUES[item] ?? `【示例】${item}`),
    ]),
  );
