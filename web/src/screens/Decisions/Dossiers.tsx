import type { ReactNode } from "react";
import { useApi } from "../../api/useApi";
import type { Meta } from "../../api/types";
import { has, t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { formatShare } from "../../kit/format";
import { Loading, Problem } from "../../kit/Waiting";
import { setQuery, useRoute } from "../../state/route";
import { nameIn, ruleName, spoken } from "../../state/titles";
import type { Entry, Forecast, Look } from "./answer";
import { Positions } from "./Positions";

const NAMED = 5; // blockers shown
const LEAST = 0.005; // a smaller probability rounds to 0 %

/** A real proposal: who stood where, what was forecast from what lay before it, and what happened. */
export function Dossiers({ meta }: { meta: Meta }): ReactNode {
  const { query } = useRoute();
  const { data: list, error } = useApi<{ dossiers: Entry[] }>("/dossiers");
  const newest = [...(list?.dossiers ?? [])].reverse();
  const id = query.dossier ?? newest[0]?.id;
  const { data, error: refused } = useApi<Forecast>(id ? `/dossiers/${encodeURIComponent(id)}` : null);
  const look = data?.looks[0];
  const problem = error ?? refused;
  return (
    <section className="panel">
      <h2>{t("decisions.real")}</h2>
      {problem ? <Problem error={problem} /> : null}
      <label className="inline">
        {t("decisions.dossier")}{" "}
        <select value={id ?? ""} onChange={(event) => setQuery({ dossier: event.target.value })}>
          {newest.map((one) => (
            <option key={one.id} value={one.id}>
              {one.proposed.slice(0, 4)} {one.title} ({outcomeWords(one.outcome)})
            </option>
          ))}
        </select>
      </label>
      {!data && !problem ? <Loading /> : null}
      {id && look ? (
        <>
          <Positions id={id} deciding={(data?.looks.at(-1) ?? look).blockers.map((one) => one.actor)} meta={meta} />
          <p>
            {forecastWords(meta, look)}
          </p>
          <p>
            <strong>
              {happenedWords(meta, data?.happened)}
            </strong>
          </p>
          <DataTable
            caption={t("decisions.solvers")}
            columns={[
              { key: "name", label: t("method.solver") },
              { key: "one", label: t("decisions.in_1"), show: share, numeric: true },
              { key: "two", label: t("decisions.in_2"), show: share, numeric: true },
            ]}
            rows={Object.entries(look.solvers).map(([name, one]) => ({
              name: solverWords(name),
              one: one.adopted_1y,
              two: one.adopted_2y,
            }))}
          />
          <p className="definition">{t("decisions.beware")}</p>
        </>
      ) : null}
    </section>
  );
}

function outcomeWords(outcome: string): string {
  return has(`decisions.outcomes.${outcome}`) ? t(`decisions.outcomes.${outcome}`) : spoken(outcome);
}

/** The name of a way to reckon a forecast. */
export function solverWords(name: string): string {
  return has(`decisions.solver_names.${name}`) ? t(`decisions.solver_names.${name}`) : spoken(name);
}

/** How likely a block was, and by whom; where none can block, or nobody did yet, nobody is named. */
function forecastWords(meta: Meta, look: Look): string {
  const likely = look.blockers.filter((one) => one.probability >= LEAST).slice(0, NAMED);
  const said = t("decisions.forecast", {
    on: look.on,
    blocked: formatShare(look.blocked),
    around: formatShare(look.share_that_takes_a_way_around),
  });
  if (likely.length === 0) return said;
  const names = likely.map((one) => `${nameIn(meta, one.actor)} ${formatShare(one.probability)}`).join(", ");
  return `${said} ${t("decisions.likely", { names })}`;
}

function happenedWords(meta: Meta, happened: Forecast["happened"] | undefined): string {
  if (!happened?.decided) return t("decisions.still_open");
  return t("decisions.happened", {
    outcome: outcomeWords(happened.outcome),
    date: happened.decided,
    route: happened.route ? t("decisions.by_route", { route: ruleName(meta, happened.route) }) : "",
  });
}

function share(value: unknown): string {
  return typeof value === "number" ? formatShare(value) : "–";
}
