import type { EntrySource } from "../entry.ts";

// Days are those on which a source was published, null where only the day of what it reports is known.

/** The plan that is bundled, of whose words the reported rows are. */
export const baotouPlan = (ordinal: string): EntrySource => ({
  title: `《包头市贯彻落实自治区推动呼包鄂乌一体化发展若干举措工作方案》第${ordinal}项`,
  date: "2024-02-03",
  url: null,
});

/** Read in public republications of its opening only. */
export const superiorDocument = (ordinal: string): EntrySource => ({
  title: `《内蒙古自治区人民政府关于推动呼包鄂乌一体化发展若干举措的通知》（内政发〔2023〕23号）第${ordinal}项（公开转载的开头部分）`,
  date: null,
  url: null,
});

export const EIGHTH_CONFERENCE: EntrySource = {
  title: "人民网关于第八届呼包鄂乌市长联席会议（2024年12月7日，呼和浩特）的报道",
  date: null,
  url: null,
};

export const BAOYIN_OPENED: EntrySource = {
  title: "包银高铁全线开通运营（2025年12月23日）的公开报道",
  date: null,
  url: null,
};

export const HUIYIN_OPENED: EntrySource = {
  title: "包银高铁惠农至银川段开通运营（2024年10月1日）的公开报道",
  date: null,
  url: null,
};

export const WORK_REPORT: EntrySource = {
  title: "2026年政府工作报告（列为开工建设）及包鄂榆高铁的公开报道",
  date: null,
  url: null,
};

export const AGREEMENT_OF_2020: EntrySource = {
  title: "关于《2020—2021年呼包鄂乌协同发展重点事项合作协议》（2020年9月20日签订）的公开报道",
  date: null,
  url: null,
};
