import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { Panel } from "../../kit/Panel";
import { DataTable } from "../../kit/DataTable";
import type { Table } from "../../kit/table";
import type { ForcesAnswer } from "./answer";

const THOUSAND = 1000;

/** Who has how many under arms and ready; those in both organisations could be called by either, once. */
export function Contributors({ data, hash }: { data: ForcesAnswer; hash: string }): ReactNode {
  const days = [...new Set(data.slots.filter((one) => one.organisation === data.slots[0]?.organisation).map((one) => one.days))];
  const table: Table = {
    caption: t("forces.contributors"),
    columns: [
      { key: "name", label: t("map.state") },
      { key: "both", label: t("forces.both") },
      { key: "personnel", label: t("forces.personnel"), numeric: true },
      ...days.map((day) => ({ key: `d${day}`, label: t("forces.in_days", { days: day }), numeric: true })),
    ],
    rows: data.pools.map((pool) => ({
      name: pool.name,
      both: pool.allied && pool.in_union ? t("forces.either") : pool.allied ? "NATO" : "EU",
      personnel: pool.personnel ? pool.personnel.middle / THOUSAND : null,
      ...Object.fromEntries(days.map((day, place) => [`d${day}`, (pool.ready[place]?.middle ?? NaN) / THOUSAND])),
    })),
  };
  return (
    <Panel
      title={t("forces.contributors")}
      unit={t("forces.thousand")}
      reading={t("forces.contributors_reading")}
      name={`forces-${data.year}`}
      table={table}
      dataHash={hash}
    >
      <DataTable {...table} quiet />
    </Panel>
  );
}
