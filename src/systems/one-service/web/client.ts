import { client } from "../../../web/frame/api.ts";
import { uploader } from "../../../web/kit/upload.ts";
import type { OneServiceContract } from "../contract.ts";

export const api = client<OneServiceContract>();
export const upload = uploader<OneServiceContract>();
