import type { ReactNode } from "react";
import type { Meta } from "../../api/types";
import { useApi } from "../../api/useApi";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { Panel } from "../../kit/Panel";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";
import { Loading, Problem } from "../../kit/Waiting";
import { nameIn } from "../../state/titles";
import type { Dossier } from "./answer";
import { placesOf, type Place } from "./places";
import { PositionAxis } from "./PositionAxis";

/** Who stood where on a proposal: an axis from what stood to what was proposed, and a table beside it. */
export function Positions({ id, deciding, meta }: { id: string; deciding: string[]; meta: Meta }): ReactNode {
  const { data, error } = useApi<Dossier>(`/facts?topic=${encodeURIComponent(id)}`);
  if (error) return <Problem error={error} />;
  if (!data || data.id !== id) return <Loading />;
  const places = placesOf(data);
  const nameOf = (actor: string): string => nameIn(meta, actor);
  const table = tableOf(data, places, nameOf);
  const count = (held: (at: number) => boolean): number => places.filter((one) => held(one.at)).length;
  const reading = t("decisions.position_reading", {
    n: places.length,
    for: count((at) => at === 1),
    between: count((at) => at > 0 && at < 1),
    against: count((at) => at === 0),
  });
  const silent = deciding.filter((actor) => !places.some((one) => one.actor === actor)).length;
  return (
    <>
      <p>
        {t("decisions.what_stood", { text: data.status_quo })}{" "}
        {t("decisions.what_was_proposed", { text: data.proposal })}
        {data.source ? <SourceMark id={data.source} checked={data.checked} /> : null}
      </p>
      {places.length === 0 ? <p className="muted">{t("decisions.no_positions")}</p> : null}
      {places.length > 0 ? (
        <div className="axis-and-table">
          <Panel title={t("decisions.positions")} reading={reading} name={`positions-${id}`} table={table} tableShown>
            <PositionAxis places={places} nameOf={nameOf} summary={`${data.title}. ${reading}`} />
          </Panel>
          <DataTable {...table} render={(column, row) => (column.key === "what" ? <Said {...places[Number(row.row)]!} /> : undefined)} />
        </div>
      ) : null}
      <p className="definition">{t("decisions.unrecorded", { n: deciding.length, m: silent })}</p>
    </>
  );
}

function Said({ what, source, checked }: Place): ReactNode {
  return (
    <>
      {what}
      {source ? <SourceMark id={source} checked={checked} /> : null}
    </>
  );
}

function tableOf(dossier: Dossier, places: Place[], nameOf: (actor: string) => string): Table {
  return {
    caption: `${t("decisions.position_table")}: ${dossier.title}`,
    columns: [
      { key: "who", label: t("decisions.who") },
      { key: "stance", label: t("decisions.stance") },
      { key: "date", label: t("decisions.date"), short: true },
      { key: "what", label: t("decisions.said") },
    ],
    rows: places.map((one, row) => ({
      row,
      who: nameOf(one.actor),
      stance: [t(`decisions.stances.${one.stance}`), t(`decisions.bases.${one.basis}`)].filter(Boolean).join("; "),
      date: one.date,
      what: one.what,
    })),
  };
}
