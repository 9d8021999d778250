/** Codes of the demonstration's resources that other parts of it look up. */
export const SAMPLE_CODES = {
  /** 居民身份信息, by 包头市示例数据局; conditional, about persons, found by 身份证号. */
  identity: "101001/0001",
  /** 婚姻登记信息, by 包头市示例政务服务中心; conditional, about persons, found by 身份证号. */
  marriage: "101002/0001",
  /** 企业登记信息, by 包头市示例政务服务中心; unconditional, found by 统一社会信用代码. */
  enterprise: "102001/0001",
  /** 不动产登记信息, by 包头市示例政务服务中心; conditional, found by 身份证号. */
  realEstate: "103001/0001",
  /** 社会保险参保信息, by 包头市示例人社局; conditional, found by 身份证号. */
  socialInsurance: "203001/0001",
  /** 住房公积金缴存信息, by 包头市示例住房公积金中心; conditional, found by 身份证号. */
  housingFundBaotou: "306001/0001",
  /** The same of 鄂尔多斯市示例住房公积金中心. */
  housingFundOrdos: "306001/0002",
  /** 房屋租赁备案信息, by 呼和浩特市示例政务服务中心; conditional, found by 身份证号. */
  leaseHohhot: "209001/0001",
} as const;
