import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { Panel } from "../../kit/Panel";
import { DataTable } from "../../kit/DataTable";
import type { Row, Table } from "../../kit/table";
import { partnersOf, type Tie } from "./answer";

interface Props {
  ids: readonly string[];
  names: ReadonlyMap<string, string>;
  zoneNames: ReadonlyMap<string, string>;
  ties: readonly Tie[];
  picked: string | undefined;
  year: number;
}

const name = (names: ReadonlyMap<string, string>, id: string): string => names.get(id) ?? id;

/** The ties in numbers: of all actors, or of the picked one with what decided each. */
export function TieTable(props: Props): ReactNode {
  const table = props.picked ? tableOf(props, props.picked) : tableOfAll(props);
  return (
    <Panel title={table.caption} name={`network-${props.picked ?? "all"}-${props.year}`} table={table}>
      <div className="tall">
        <DataTable {...table} caption={t("network.listed", { caption: table.caption })} quiet />
      </div>
    </Panel>
  );
}

function tableOfAll({ ids, names, zoneNames, ties, year }: Props): Table {
  const partners = partnersOf(ties);
  const rows: Row[] = ids.map((id) => {
    const of = partners.get(id) ?? { plus: [], minus: [] };
    return {
      name: name(names, id),
      zone: zoneNames.get(id),
      plus: of.plus.length,
      minus: of.minus.length,
      against: of.minus.map((one) => name(names, one)).join(", "),
    };
  });
  rows.sort((a, b) => Number(b.minus) - Number(a.minus));
  return {
    caption: t("network.all", { year }),
    columns: [
      { key: "name", label: t("map.state") },
      { key: "zone", label: t("map.member") },
      { key: "plus", label: t("network.plus_short"), numeric: true, show: String },
      { key: "minus", label: t("network.minus_short"), numeric: true, show: String },
      { key: "against", label: t("network.against") },
    ],
    rows,
  };
}

function tableOf({ names, zoneNames, ties, year }: Props, picked: string): Table {
  const own = ties.filter(({ pair }) => pair.includes(picked));
  const rows: Row[] = own.map(({ pair, sign, layer }) => {
    const other = pair[0] === picked ? pair[1] : pair[0];
    return {
      name: name(names, other),
      zone: zoneNames.get(other),
      sign: t(sign > 0 ? "network.plus_short" : "network.minus_short"),
      layer: t(`network.layer.${layer}`),
      rank: sign,
    };
  });
  rows.sort((a, b) => Number(a.rank) - Number(b.rank) || String(a.name).localeCompare(String(b.name)));
  return {
    caption: t("network.of", { name: name(names, picked), year }),
    columns: [
      { key: "name", label: t("map.state") },
      { key: "zone", label: t("map.member") },
      { key: "sign", label: t("network.sign") },
      { key: "layer", label: t("network.decided_by") },
    ],
    rows,
  };
}
