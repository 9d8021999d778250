import { say } from "../../../../kernel/fields.ts";

/** Words of the page of readings. */
export const words = {
  title: say("查询共享数据", "Read shared data"),
  lead: say(
    "按授权向提供单位查询一个人或一家企业的数据。每次查询都要填用途和业务编号，并留下凭据，当事人看得到。",
    "Ask a provider, under a grant, for one person's or enterprise's data. Each reading needs a purpose and a case number and leaves a receipt that the person can see.",
  ),
  none: say("本单位现在没有可用的授权", "Your unit holds no grant that is open now"),
  noneHelp: say(
    "需要其他单位的数据时，请本单位联络员先提出共享申请；获得同意并在有效期内的授权会列在这里。",
    "Where data of another unit is needed, your unit's liaison first files a request. Grants in force stand here.",
  ),
  toRequests: say("去共享申请", "Requests for data"),
  grant: say("授权", "Grant"),
  option: (resource: string, provider: string) =>
    say(`${resource}（${provider}）`, `${resource} (${provider})`),
  until: say("有效期至", "Until"),
  left: (calls: string) => say(`今天还可调用 ${calls} 次`, `${calls} calls left today`),
  read: say("查询", "Read"),
  batchHelp: say(
    "这项授权按批次取数：下载授权开放的全部行。不得超出用途使用，未经提供单位同意不得转交。",
    "This grant gives data in batches: the file holds all rows that it opens. Use it for its purpose only, and hand it to nobody without the provider's consent.",
  ),
  take: say("下载", "Download"),
  taken: say("文件已下载，凭据已留存。", "The file is downloaded, its receipt kept."),
  result: say("查询结果", "What was found"),
  nothing: say(
    "没有查到。当事人不在提供单位的数据中，或不在授权开放的范围内。",
    "Nothing was found: the person is not in the provider's data, or not among what the grant opens.",
  ),
  receipt: (number: string) => say(`凭据第 ${number} 号`, `Receipt number ${number}`),
  seal: say(
    "封签（与凭据中的内容摘要一起，可证明收到的是这些内容）：",
    "Seal (with the digest in the receipt it proves that this is what you got):",
  ),
  row: (number: number) => say(`第 ${number} 行`, `Row ${number}`),
};
