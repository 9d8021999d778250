import { refusal } from "../../../kernel/error.ts";

export const REQUESTER_LIAISON = refusal(
  "requester-liaison-only",
  "这一步由需求部门的政务数据共享工作机构办理，请由该单位的联络员操作。",
  "The requesting unit's office for shared data does this: its liaison officer.",
);
export const REQUESTER_HEAD = refusal(
  "requester-head-only",
  "条例第二十条：应当经需求部门共享工作机构负责人同意，请由该单位负责人办理。",
  "Article 20: the head of the requesting unit's office consents. Ask its head.",
);
export const PROVIDER_LIAISON = refusal(
  "provider-liaison-only",
  "这一步由提供部门的政务数据共享工作机构办理，请由该单位的联络员操作。",
  "The providing unit's office for shared data does this: its liaison officer.",
);
export const PROVIDER_HEAD = refusal(
  "provider-head-only",
  "条例第二十条：应当经提供部门共享工作机构负责人同意，请由该单位负责人办理。",
  "Article 20: the head of the providing unit's office consents. Ask its head.",
);
export const DATA_OFFICER = refusal(
  "data-officer-only",
  "这一步由提供部门的同级政务数据共享主管部门办理，请与数据局联系。",
  "The data authority of the provider's own level does this. Ask it.",
);
export const PROVIDER_OR_OFFICER = refusal(
  "provider-or-officer-only",
  "暂停、恢复和终止由提供部门负责人或政务数据共享主管部门办理；主管部门暂停的，由主管部门恢复。",
  "The provider's head or a data authority suspends, resumes and ends; what an authority suspended it resumes itself.",
);
export const NOT_NOW = refusal(
  "not-now",
  "申请现在的状态不能办理这一步，请刷新后看当前状态。",
  "This cannot be done in the state the request is in. Reload to see where it stands.",
);
export const REQUEST_OVER = refusal(
  "request-over",
  "这件申请已经办结，不能再办理。需要数据的，请重新提出申请。",
  "This request is over. If the data is needed, file a new one.",
);
export const REQUEST_BEGUN = refusal(
  "request-begun",
  "这件申请已经建立，请回到列表打开。",
  "This request exists already. Open it from the list.",
);
export const OWN_RESOURCE = refusal(
  "own-resource",
  "这是本单位自己的数据，不需要申请共享。",
  "Your own unit provides this data; it need not be asked for.",
);
export const ASKED_INCOMPLETE = refusal(
  "asked-incomplete",
  "条例第二十条：申请应当写明使用依据（含条款）、使用场景、使用范围、至少一个用途和至少一个数据项，请补全。",
  "Article 20: state the basis with its article, the scenario, the scope, at least one purpose and one item.",
);
export const UNKNOWN_ITEM = refusal(
  "unknown-item",
  "有数据项不在目录发布的数据项中，请从目录中选择。",
  "An item is not among those published in the catalogue. Choose from it.",
);
export const MODE_NOT_OFFERED = refusal(
  "mode-not-offered",
  "目录没有列出这种共享方式，请从目录列出的方式中选择。",
  "The catalogue does not offer this way of sharing. Choose one that it lists.",
);
export const UNTIL_PAST = refusal(
  "until-past",
  "使用时限应当晚于今天，请改正。",
  "The time limit of use must be later than today. Correct it.",
);
export const QUOTA_WRONG = refusal(
  "quota-wrong",
  "每日调用次数应为 1 至 1000000，每次返回行数应为 1 至 100000，请改正。",
  "Calls per day are 1 to 1,000,000 and rows per call 1 to 100,000. Correct them.",
);
export const ROWS_WRONG = refusal(
  "rows-wrong",
  "行条件应当写明至少一个值；除“属于其中之一”外只写一个值。请改正。",
  "A row condition needs a value, and only one unless it is “one of”. Correct it.",
);
export const PERSON_NUMBER = refusal(
  "person-number",
  "文字中有身份证号码。办理记录不能删改，请去掉号码，只写用途。",
  "The text holds an identity number. What is recorded here cannot be erased: leave the number out.",
);
export const WORDS_NEEDED = refusal(
  "words-needed",
  "请写明内容和理由，不能留空。",
  "Say what and why; it cannot be left empty.",
);
export const ONE_NOTICE = refusal(
  "one-notice-only",
  "条例第二十一条：需要补充的材料只能一次性告知。这件申请已经告知过，请按现有材料作出答复。",
  "Article 21: what is missing is told once. It was told already: answer on what there is.",
);
export const EXTENSION_CONDITIONAL = refusal(
  "extension-conditional-only",
  "无条件共享应当在1个工作日内答复，本系统不办理延长。",
  "Unconditional data is answered within 1 working day; it is not extended here.",
);
export const EXTENSION_ONCE = refusal(
  "extension-once",
  "延长已经申请过。延长的期限合计最长10个工作日，不能再次延长。",
  "An extension was asked for already; in all it is 10 working days at the longest.",
);
export const EXTENSION_DAYS = refusal(
  "extension-days",
  "条例第二十一条：延长的期限最长不得超过10个工作日，请填写 1 至 10。",
  "Article 21: an extension is 10 working days at the longest. Give 1 to 10.",
);
export const GRANT_WIDER = refusal(
  "grant-wider",
  "同意的范围不能宽于申请：数据项、用途、次数、行数、时限都不得超出，申请的行条件应当保留。请改正。",
  "What is granted cannot be wider than what was asked: items, purposes, quotas, time, and the rows asked for stay. Correct it.",
);
export const DISPOSAL_NEEDED = refusal(
  "disposal-needed",
  "请写明用后如何处置，并给出 1 至 250 个工作日的处置期限。",
  "Say how the data is to be disposed of, within 1 to 250 working days.",
);
export const REFUSAL_NOT_LEGAL = refusal(
  "refusal-not-legal",
  "无条件共享的数据，只能以超出履行职责需要的范围为由不同意。请改为同意或改正理由。",
  "Unconditional data may be refused only where the request goes beyond what duties need. Grant it or correct the reason.",
);
export const CITATION_NEEDED = refusal(
  "citation-needed",
  "以法律、行政法规或国务院决定禁止为由的，请用书名号写明名称和条款，例如《……法》第三条。",
  "Where a law, administrative regulation or State Council decision forbids it, cite it with title marks and article.",
);
export const RENEWAL_LATER = refusal(
  "renewal-later",
  "续期应当在现有时限届满前提出，新的时限应当晚于现有时限。",
  "Ask before the present limit ends, for a later one.",
);
export const RENEWAL_OPEN = refusal(
  "renewal-open",
  "已有续期申请等待答复。",
  "A renewal already waits for its answer.",
);
export const RECTIFY_LATER = refusal(
  "rectify-later",
  "整改期限应当晚于今天，请改正。",
  "The day by which it is put right must be later than today.",
);
export const RECTIFY_RUNNING = refusal(
  "rectify-running",
  "整改期限还没有届满。条例第二十七条：拒不整改或者整改不到位的，才可以终止。",
  "The time to put it right still runs. Article 27: it may end only where that was not done.",
);
export const STOP_UNSETTLED = refusal(
  "stop-unsettled",
  "条例第二十七条：提供部门终止服务，应当先与需求部门协商，并报同级主管部门备案。两步都办完后再终止。",
  "Article 27: a provider negotiates with the requester and files with the data authority before it stops. Do both first.",
);
export const STOP_OPEN = refusal(
  "stop-open",
  "已有终止服务的协商正在进行。",
  "A stop is being negotiated already.",
);
export const NOT_SHARED = refusal(
  "not-shared",
  "目录把这项数据列为不予共享，依据见目录。请核对是否选错，或与提供部门协商。",
  "The catalogue does not share this data; its basis stands there. Check your choice, or talk to the provider.",
);
export const NOT_ANSWERED = refusal(
  "not-answered",
  "这件申请还没有答复，不能导出答复。",
  "This request has no answer yet that could be exported.",
);
