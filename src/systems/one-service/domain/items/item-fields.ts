import type { Sentence } from "../../../../kernel/error.ts";

type FieldSpec = {
  readonly name: Sentence;
  /** Column name of the national exchange table, where a source gave it. */
  readonly column?: string;
  /** Headings under which exports print it, beside its own name. */
  readonly headings: readonly string[];
  readonly of: "item" | "material" | "list";
};

const item = (zh: string, en: string, column: string, ...headings: string[]): FieldSpec => ({
  name: { zh, en },
  column,
  headings,
  of: "item",
});
const material = (zh: string, en: string, column: string, ...headings: string[]): FieldSpec => ({
  name: { zh, en },
  column,
  headings,
  of: "material",
});

/**
 * What a column of an export may hold: the national 基本目录, 实施清单 and 材料 exchange tables, with the column names of a
 * provincial schema that was read; the headings are those in use, as far as known.
 */
export const ITEM_FIELDS = {
  number: { name: { zh: "序号", en: "Number" }, headings: ["编号", "No"], of: "list" },
  /** Of a list that prints one row per material: which item a row belongs to. Our corrected workbook has it. */
  itemNumber: {
    name: { zh: "第几个事项", en: "Number of the item" },
    headings: ["事项序号"],
    of: "list",
  },
  /** What our corrected workbook writes to see whether codes still stand beside their names: see `parted-rows`. */
  check: { name: { zh: "核对码（请勿改动）", en: "Check value" }, headings: ["核对码"], of: "list" },
  city: item(
    "所属城市",
    "City",
    "region_name",
    "城市",
    "盟市",
    "所属盟市",
    "盟市名称",
    "行政区划",
    "所属区划",
    "所属地区",
    "地区",
    "区划名称",
  ),
  catalogCode: item(
    "基本编码",
    "Catalogue code",
    "catalog_code",
    "事项基本编码",
    "国家基本编码",
    "基本目录编码",
  ),
  taskCode: item("实施编码", "Implementation code", "task_code", "事项实施编码", "实施清单编码", "事项编码"),
  handleItemCode: item("业务办理项编码", "Handled matter code", "task_handle_item", "办理项编码"),
  name: item(
    "事项名称",
    "Name",
    "task_name",
    "事项",
    "名称",
    "政务服务事项名称",
    "实施清单名称",
    "业务办理项名称",
    "审批事项",
    "服务事项名称",
  ),
  type: item("事项类型", "Type", "task_type", "类型", "权力类型", "事项性质", "事项类别"),
  basis: item("设定依据", "Basis", "item_by_law", "法律依据", "实施依据", "事项依据"),
  level: item("行使层级", "Level", "use_level", "实施层级", "行使级别", "权限层级", "层级"),
  state: item("事项状态", "State", "task_state", "状态"),
  version: item("事项版本", "Version", "task_version", "版本", "版本号"),
  effectiveOn: item(
    "计划生效日期",
    "Effective on",
    "plan_effective_date",
    "生效日期",
    "实施日期",
    "计划生效时间",
  ),
  cancelledOn: item(
    "计划取消日期",
    "Cancelled on",
    "plan_cancel_date",
    "取消日期",
    "废止日期",
    "计划取消时间",
  ),
  dept: item(
    "实施主体",
    "Body",
    "dept_name",
    "实施主体名称",
    "实施机关",
    "实施部门",
    "办理部门",
    "责任部门",
    "实施单位",
    "所属部门",
    "部门",
  ),
  deptCode: item("实施主体编码", "Body's code", "dept_code", "实施主体统一社会信用代码", "部门编码"),
  deptType: item("实施主体性质", "Kind of body", "dept_type", "主体性质"),
  entrusted: item("委托部门", "Entrusted body", "entrust_name", "委托机关", "受委托部门"),
  powerSource: item("权力来源", "Source of power", "power_source", "权限来源"),
  projectType: item("办件类型", "At once or promised", "project_type", "办理类型", "办件类别"),
  approvalMode: item(
    "审批服务形式",
    "Form of approval",
    "approval_mode",
    "审批形式",
    "服务形式",
    "办理流程形式",
  ),
  legal: item("法定办结时限", "Legal limit", "anticipate_day", "法定时限", "法定办理时限", "法定期限"),
  legalUnit: item(
    "法定办结时限单位",
    "Unit of legal limit",
    "anticipate_type",
    "法定时限单位",
    "法定办理时限单位",
  ),
  promised: item(
    "承诺办结时限",
    "Promised limit",
    "promise_day",
    "承诺时限",
    "承诺办理时限",
    "办理时限",
    "承诺期限",
    "办结时限",
  ),
  promisedUnit: item(
    "承诺办结时限单位",
    "Unit of promised limit",
    "promise_type",
    "承诺时限单位",
    "承诺办理时限单位",
  ),
  visits: item(
    "到办事现场次数",
    "Visits",
    "limit_scene_num",
    "到现场次数",
    "现场次数",
    "跑动次数",
    "到场次数",
    "到办事窗口最多次数",
  ),
  visitReason: item(
    "必须现场办理原因",
    "Why one must come",
    "limit_scene_explain",
    "必须现场办理原因说明",
    "必须到现场原因",
    "到现场原因",
  ),
  forms: item("办理形式", "Forms of handling", "handle_type", "办理方式", "受理形式"),
  area: item("通办范围", "Where it can be applied for", "handle_area", "通办区域"),
  jointDepts: item("联办机构", "Joint bodies", "other_dept", "联合办理机构", "联办部门"),
  online: item("是否网办", "Online", "is_online", "是否网上办理", "是否支持网办", "网上办理", "是否可网办"),
  onlineDepth: item("网上办理深度", "Online depth", "online_handle_depth", "网办深度", "办理深度"),
  onlineAddress: item(
    "网上办理地址",
    "Address online",
    "online_url",
    "网办地址",
    "网上办理网址",
    "在线办理地址",
    "在线办理网址",
    "网上办理链接",
    "办理链接",
    "网上申报地址",
    "网上办理渠道",
    "网办渠道",
  ),
  post: item(
    "是否支持物流快递",
    "By post",
    "is_express",
    "是否支持快递",
    "物流快递",
    "是否快递",
    "是否支持邮寄",
  ),
  appointment: item("是否支持预约办理", "By appointment", "is_schedule", "是否支持预约", "预约办理"),
  inCentre: item(
    "是否进驻政务大厅",
    "In the service centre",
    "is_entry_center",
    "是否进驻大厅",
    "是否进驻政务服务中心",
    "是否进厅",
  ),
  payOnline: item("是否支持网上支付", "Paid online", "is_pay_online", "网上支付"),
  charges: item("是否收费", "Charges", "is_fee", "收费", "收费情况"),
  feeBasis: item("收费依据", "Basis of charges", "fee_basis", "收费标准及依据", "收费标准依据"),
  resultName: item(
    "审批结果名称",
    "Result",
    "result_name",
    "结果名称",
    "审批结果",
    "办理结果名称",
    "办理结果",
  ),
  resultType: item("审批结果类型", "Kind of result", "result_type", "结果类型"),
  acceptCondition: item("受理条件", "Conditions", "accept_condition", "办理条件", "申请条件"),
  specialProcedure: item("特别程序", "Special procedure", "special_procedure", "特殊程序", "特殊环节"),
  serves: item("服务对象", "Serves", "serve_user", "面向对象", "办理对象"),
  contact: item("咨询方式", "Contact", "link_way", "咨询电话", "联系电话", "联系方式"),
  complaint: item(
    "监督投诉方式",
    "Complaints",
    "supervise_way",
    "监督方式",
    "投诉电话",
    "监督电话",
    "监督投诉电话",
    "投诉方式",
  ),
  place: item("办理地点", "Place", "transact_addr", "办公地点", "办理地址"),
  hours: item("办理时间", "Hours", "transact_time", "办公时间"),
  material: material(
    "材料名称",
    "Material",
    "material_name",
    "申请材料",
    "申报材料",
    "材料",
    "申请材料名称",
    "提交材料",
  ),
  materialNeeded: material("是否必要", "Needed", "is_need", "材料必要性", "是否必需", "是否必须", "必要性"),
  materialType: material("材料类型", "Kind of material", "material_type", "材料形式"),
  materialFormat: material(
    "材料形式要求",
    "Form of material",
    "material_format",
    "形式要求",
    "材料格式",
    "材料介质",
    "纸质或电子",
  ),
  materialCopies: material("份数", "Copies", "page_num", "纸质材料份数", "材料份数", "份数要求"),
  materialSource: material("来源渠道", "Source", "source_type", "材料来源", "材料来源渠道"),
  materialBasis: material(
    "材料依据",
    "Basis of material",
    "material_by_law",
    "材料设定依据",
    "要求提供材料的依据",
  ),
  materialStandard: material(
    "受理标准",
    "Standard of acceptance",
    "accept_stand",
    "材料受理标准",
    "审查要点",
  ),
} as const satisfies Record<string, FieldSpec>;

export type ItemField = keyof typeof ITEM_FIELDS;
/** The cells of a row, by what their columns mean; blank ones are absent. */
export type Cells = Readonly<Partial<Record<ItemField, string>>>;
export const ITEM_FIELD_NAMES = Object.keys(ITEM_FIELDS) as readonly ItemField[];

export const fieldSpec = (field: ItemField): FieldSpec => ITEM_FIELDS[field];
export const isMaterialField = (field: ItemField | null): boolean =>
  field !== null && ITEM_FIELDS[field].of === "material";
