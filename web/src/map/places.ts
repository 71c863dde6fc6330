/** Outlines that are no actor of the system: how they are called, and whose figures hold there. */

/** Parts of a state that the outlines draw by themselves: they are shown as that state is. */
export const PART_OF: Readonly<Record<string, string>> = {
  ALA: "FIN",
  FRO: "DNK",
  GRL: "DNK",
  GGY: "GBR",
  IMN: "GBR",
  JEY: "GBR",
};

/** ISO 3166-1 alpha-2 of outlines outside both organisations; XK is the code in use for Kosovo. */
const ALPHA2: Readonly<Record<string, string>> = Object.fromEntries(
  `AND AD,ARE AE,ARM AM,AZE AZ,BHR BH,BLR BY,CHE CH,DZA DZ,EGY EG,ESH EH,IRN IR,IRQ IQ,ISR IL,JOR JO,KAZ KZ,KWT KW,
LBN LB,LBY LY,LIE LI,MAR MA,MCO MC,MRT MR,PSE PS,QAT QA,SAU SA,SDN SD,SMR SM,SYR SY,TKM TM,TUN TN,UZB UZ,VAT VA,XKX XK`
    .split(",")
    .map((pair) => pair.trim().split(" ") as [string, string]),
);
/** Names that carry a note of the map. */
const NOTED: Readonly<Record<string, string>> = { XKX: "Kosovo*" };

const names = new Intl.DisplayNames(["en-GB"], { type: "region" });

/** The name of a place that is no actor of the system. */
export function placeName(id: string): string {
  const code = ALPHA2[id];
  return NOTED[id] ?? (code ? names.of(code) : undefined) ?? id;
}
