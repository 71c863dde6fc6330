import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { setQuery, useRoute } from "../state/route";
import { useRun } from "../state/useRun";
import { Contributors } from "./Forces/Contributors";
import { Fill } from "./Forces/Fill";
import type { ForcesAnswer } from "./Forces/answer";
import { inThousands, rangeWords } from "./Forces/answer";

/** What both organisations ask for, who could fill it in time, and what is promised twice. */
export function Forces(): ReactNode {
  const { query } = useRoute();
  const { run, error: failed } = useRun();
  // Without a year the server tells of its own, which is the one that a report holds.
  const asked = query.y && !bundle ? `?year=${encodeURIComponent(query.y)}` : "";
  const { data, error } = useApi<ForcesAnswer>(run ? `/runs/${run.hash}/forces${asked}` : null);
  const years = run ? Object.values(run.indicators)[0]?.years ?? [] : [];
  const problem = failed ?? error;
  return (
    <>
      <h1>{data ? t("forces.heading", { year: data.year }) : t("forces.title")}</h1>
      <p className="lead">{t("forces.lead")}</p>
      {bundle ? (
        <p className="muted">{t("report.one_year", { year: data?.year ?? "" })}</p>
      ) : (
        <label className="inline row">
          {t("map.year")}
          <select value={query.y ?? data?.year} onChange={(event) => setQuery({ y: event.target.value })}>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      {problem ? <Problem error={problem} /> : null}
      {!data && !problem ? <Loading /> : null}
      {data && run ? (
        <>
          <ul className="headlines">
            <li>{t("forces.shortfall", { range: rangeWords(data.shortfall, inThousands) })}</li>
            <li>{t("forces.double", { range: rangeWords(data.double_hatted, inThousands) })}</li>
            <li>{t("forces.ready", { range: rangeWords(data.ready_share) })}</li>
          </ul>
          <div className="panels">
            {Object.entries(data.promises).map(([organisation, promise]) => (
              <section key={organisation} className="panel">
                <h2>
                  {organisation}: {promise.title}
                </h2>
                <p>
                  {t("forces.promise", { persons: inThousands(promise.persons), since: promise.since })}{" "}
                  {promise.classified ? t("forces.classified", { what: promise.classified }) : ""}
                </p>
              </section>
            ))}
          </div>
          <Fill data={data} hash={run.hash} />
          <Contributors data={data} hash={run.hash} />
        </>
      ) : null}
    </>
  );
}
