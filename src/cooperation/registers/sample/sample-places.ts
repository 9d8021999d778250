import type { Place } from "../../../kernel/place.ts";
import { SAMPLE } from "./sample-row.ts";

/** Where invented projects lie, for the schematic map: rounded points and lines that follow no real alignment. */
const PLACES: Readonly<Record<string, Place>> = {
  东线高铁: [
    [111.7, 40.8],
    [112.4, 40.9],
    [113.1, 41.0],
  ],
  西线高铁前期: [
    [109.8, 40.6],
    [109.8, 40.1],
    [109.8, 39.6],
  ],
  环湖铁路: [
    [110.9, 40.2],
    [111.4, 40.0],
    [111.8, 40.3],
  ],
  "S901 湖山公路一期": [
    [109.9, 41.1],
    [110.1, 40.8],
  ],
  "S901 湖山公路二期": [
    [110.1, 40.8],
    [110.4, 40.6],
  ],
  "S902 口岸连接线": [
    [110.0, 41.8],
    [109.9, 41.2],
  ],
  示例河大桥通道: [
    [110.0, 40.5],
    [110.1, 40.4],
  ],
  机场扩建: [[111.8, 40.4]],
  沿河泥沙拦截工程: [[110.6, 40.2]],
  城东污水处理厂提标: [[113.2, 40.9]],
  示例湖湿地修复: [[112.8, 40.6]],
  示例山生态综合治理: [
    [110.2, 40.9],
    [111.0, 41.0],
    [111.9, 41.1],
  ],
  风光制氢一体化基地: [[109.4, 40.2]],
  新能源重卡配套产业园: [[109.7, 40.7]],
};

/** The place of a sample row by its name, undefined where it has none. */
export const samplePlace = (name: string): Place | undefined => PLACES[name.replace(SAMPLE, "")];
