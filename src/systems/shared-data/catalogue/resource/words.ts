import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";

// Words of the catalogue's pages that stand in more than one place, as in tests.

export const REQUEST = say("申请使用", "Request it");
export const LIMIT = say("时限", "Limit");
export const lastDay = (day: string, days: number): Sentence =>
  say(`最后一日 ${day}，共 ${days} 个工作日`, `Last day ${day}, ${days} working days in all`);
/** Which version, since when. */
export const inForce = (number: number, day: string): Sentence =>
  say(`现行第 ${number} 版，${day} 发布`, `Version ${number} in force, published ${day}`);
export const LACKING = say("报送前还须补齐", "Still to be completed before submission");
export const ADD_ITEM = say("添加数据项", "Add an item");
