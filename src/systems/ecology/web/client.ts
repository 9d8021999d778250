import { client } from "../../../web/frame/api.ts";
import { uploader } from "../../../web/kit/upload.ts";
import type { EcologyContract } from "../contract.ts";

export const api = client<EcologyContract>();
export const upload = uploader<EcologyContract>();
