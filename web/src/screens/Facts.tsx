import { useState, type ReactNode } from "react";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { setQuery, useRoute } from "../state/route";
import { Domains } from "./Facts/Domains";
import { Record as FactRecord } from "./Facts/Record";
import { Timeline, type TimelineAnswer } from "./Facts/Timeline";

/** Who is in what since when, what both organisations do where, and all that is known of a state. */
export function Facts(): ReactNode {
  const { query } = useRoute();
  const { data, error } = useApi<TimelineAnswer>("/timeline");
  const [open, setOpen] = useState("timeline");
  const actor = query.actor;
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  return (
    <>
      <h1>{t("facts.heading", { date: data.as_of })}</h1>
      <p className="lead">{t("facts.lead")}</p>
      <div className="row" role="group" aria-label={t("facts.kinds")}>
        {["timeline", "domains"].map((one) => (
          <button key={one} aria-pressed={!actor && open === one} onClick={() => { setOpen(one); setQuery({ actor: undefined }); }}>
            {t(`facts.${one}`)}
          </button>
        ))}
        <label className="inline">
          {t("facts.actor")}{" "}
          <select value={actor ?? ""} onChange={(event) => setQuery({ actor: event.target.value || undefined })}>
            <option value="">–</option>
            {data.actors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {actor ? <FactRecord topic={actor} /> : open === "domains" ? <Domains /> : <Timeline answer={data} />}
    </>
  );
}
