import { useState, type ReactNode } from "react";
import type { Meta } from "../../api/types";
import { useApi, usePost } from "../../api/useApi";
import { t } from "../../i18n/strings";
import { formatNumber } from "../../kit/format";
import { Problem } from "../../kit/Waiting";
import { setQuery, useRoute } from "../../state/route";
import { nextBallot, type Choice } from "./ballots";
import { Tally, type Requirement } from "./Tally";

interface Vote {
  adopted: boolean;
  blockers: string[];
  ways: { way: string; holds: boolean; requirements: Requirement[] }[];
  flip: { voter: string; to: string }[];
}

interface Rule {
  name: string;
  body: string;
  voters: string[];
  version: { what: string; article: string; source: string };
  members: { voter: string; name: string; percent: Record<string, number> }[];
  veto_players: string[];
  blocking: string[][] | null;
}

const FIRST = "qmv-16-4";

/** A vote by a rule in force: press a member to change its ballot. */
export function Ballot({ meta }: { meta: Meta }): ReactNode {
  const { query } = useRoute();
  const rule = query.rule ?? FIRST;
  const day = meta.as_of;
  const [cast, setCast] = useState<Record<string, Choice>>({});
  const { data, error } = useApi<Rule>(`/rules/${encodeURIComponent(rule)}?on=${day}`);
  const of = (choice: Choice): string[] => (data?.voters ?? []).filter((one) => cast[one] === choice);
  const { data: vote, error: refused } = usePost<Vote>(
    "/vote",
    data ? { rule, on: day, against: of("against"), abstain: of("abstain") } : null,
  );
  const nameOf = (id: string): string => meta.actors.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="panel">
      <label className="inline">
        {t("decisions.rule")}{" "}
        <select
          value={rule}
          onChange={(event) => {
            setCast({});
            setQuery({ rule: event.target.value });
          }}
        >
          {meta.rules.map((one) => (
            <option key={one.id} value={one.id}>
              {one.body}: {one.name}
            </option>
          ))}
        </select>
      </label>
      {error ? <Problem error={error} /> : null}
      {refused ? <Problem error={refused} /> : null}
      {data ? <p className="definition">{data.version.article}: {data.version.what}</p> : null}
      {vote ? (
        <p className="verdict-line" role="status">
          <strong>{t(vote.adopted ? "decisions.adopted" : "decisions.stopped")}</strong>{" "}
          {vote.blockers.length > 0 ? t("decisions.blockers", { names: vote.blockers.map(nameOf).join(", ") }) : ""}{" "}
          {vote.flip.length > 0
            ? t("decisions.flip", { names: vote.flip.map((one) => `${nameOf(one.voter)} → ${one.to}`).join(", ") })
            : ""}
        </p>
      ) : null}
      <Tally ways={vote?.ways ?? []} />
      <div className="ballots" role="group" aria-label={t("decisions.members")}>
        {(data?.members ?? []).map((member) => {
          const choice = cast[member.voter] ?? "for";
          const share = Object.values(member.percent)[0];
          return (
            <button
              key={member.voter}
              className={`ballot ballot-${choice}`}
              onClick={() => setCast({ ...cast, [member.voter]: nextBallot(choice) })}
            >
              {member.name} {share !== undefined ? <small>{formatNumber(share)} %</small> : null}{" "}
              <b>{t(`decisions.${choice}`)}</b>
            </button>
          );
        })}
      </div>
      <p className="definition">{t("decisions.press")}</p>
      {data?.blocking && data.blocking.length > 0 ? (
        <p className="definition">
          {t("decisions.blocking", { names: (data.blocking[0] ?? []).map(nameOf).join(", "), n: data.blocking.length })}
        </p>
      ) : null}
      {data && data.veto_players.length > 0 ? (
        <p className="definition">{t("decisions.veto", { names: data.veto_players.map(nameOf).join(", ") })}</p>
      ) : null}
    </section>
  );
}
