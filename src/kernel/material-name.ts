// What a material and what a catalogue says of it are called in one form, so that one finds the other.

/** The share of neighbouring pairs (Dice) from which two plain names mean one material. */
export const LIKE_MATERIALS = 0.75;

const EDGES =
  /^(?:【示例】)?(?:申请人|本人|经办人|法定代表人|法人代表|负责人|企业|单位|双方|夫妻双方|配偶|购房人|缴存人|申请单位|个人)*(?:的|及其)?/;
const COPIES =
  /(?:原件|复印件|扫描件|影印件|电子件|正副本|正本|副本|正反面|加盖公章|[及和与、或/]|一份|\d+份|查询结果)+$/;

/** A material's name without whose it is and in which form it is handed in. */
export function plainMaterial(name: string): string {
  const bare = name
    .normalize("NFKC")
    .replace(/[\s《》“”"'·:：]/g, "")
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, "");
  const cut = bare.replace(COPIES, "").replace(EDGES, "").replace(COPIES, "");
  return cut === "" ? bare : cut;
}
