import type { ReactNode } from "react";
import { useApi } from "../../api/useApi";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { formatShare } from "../../kit/format";
import { Loading, Problem } from "../../kit/Waiting";
import { setQuery, useRoute } from "../../state/route";

interface Entry {
  id: string;
  title: string;
  outcome: string;
  proposed: string;
  decided: string | null;
}

interface Look {
  on: string;
  route: string;
  blocked: number;
  share_that_takes_a_way_around: number;
  blockers: { actor: string; probability: number }[];
  solvers: Record<string, { adopted_1y: number; adopted_2y: number }>;
}

interface Forecast {
  title: string;
  looks: Look[];
  happened: { outcome: string; decided: string | null; route: string | null; blockers: string[] } | null;
}

const NAMED = 5; // blockers shown

/** A real proposal: what was forecast from what lay before it, and what happened. */
export function Dossiers(): ReactNode {
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
              {one.proposed.slice(0, 4)} {one.title} ({one.outcome})
            </option>
          ))}
        </select>
      </label>
      {!data && !problem ? <Loading /> : null}
      {look ? (
        <>
          <p>
            {t("decisions.forecast", {
              on: look.on,
              blocked: formatShare(look.blocked),
              around: formatShare(look.share_that_takes_a_way_around),
              names: look.blockers
                .slice(0, NAMED)
                .map((one) => `${one.actor} ${formatShare(one.probability)}`)
                .join(", "),
            })}
          </p>
          <p>
            <strong>
              {data?.happened
                ? t("decisions.happened", {
                    outcome: data.happened.outcome,
                    date: data.happened.decided ?? t("decisions.undecided"),
                    route: data.happened.route ?? "–",
                  })
                : t("decisions.undecided")}
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
              name: name.replaceAll("_", " "),
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

function share(value: unknown): string {
  return typeof value === "number" ? formatShare(value) : "–";
}
