import { useMemo, type ReactNode } from "react";
import type { Meta } from "../../api/types";
import { useApi, usePost } from "../../api/useApi";
import { t } from "../../i18n/strings";
import { formatNumber } from "../../kit/format";
import { SourceMark } from "../../kit/SourceMark";
import { Loading, Problem } from "../../kit/Waiting";
import { setQuery, useRoute } from "../../state/route";
import { nameIn } from "../../state/titles";
import type { Rule, Vote } from "./answer";
import { ballotsOf, CHOICES, queryOf, voteBody, type Choice } from "./ballots";
import { Counts } from "./Counts";
import { Tally } from "./Tally";

const FIRST = "qmv-16-4";
const NONE = { against: undefined, abstain: undefined, absent: undefined };

/** A vote by a rule in force: every member votes for or against, abstains or stays away. */
export function Ballot({ meta }: { meta: Meta }): ReactNode {
  const { query } = useRoute();
  const rule = query.rule ?? FIRST;
  const day = meta.as_of;
  const { data, error } = useApi<Rule>(`/rules/${encodeURIComponent(rule)}?on=${day}`);
  const cast = useMemo(() => ballotsOf(query, data?.voters ?? []), [query, data]);
  const { data: vote, error: refused } = usePost<Vote>("/vote", data ? voteBody(rule, day, cast) : null);
  const names = (ids: readonly string[]): string => ids.map((id) => nameIn(meta, id)).join(", ");
  const problem = error ?? refused;
  const block = data?.blocking;
  const example = block?.examples[0];
  return (
    <section className="panel" data-name="ballot">
      <label className="inline">
        {t("decisions.rule")}{" "}
        <select value={rule} onChange={(event) => setQuery({ rule: event.target.value, ...NONE })}>
          {meta.rules.map((one) => (
            <option key={one.id} value={one.id}>
              {one.body}: {one.name}
            </option>
          ))}
        </select>
      </label>
      {problem ? <Problem error={problem} /> : null}
      {!data && !problem ? <Loading /> : null}
      {data ? (
        <p className="definition">
          {data.version.article}: {data.version.what}
          <SourceMark id={data.version.source} checked={data.version.checked} />
        </p>
      ) : null}
      {vote ? <Verdict vote={vote} names={names} /> : null}
      <Tally ways={vote?.ways ?? []} />
      {vote ? <Counts vote={vote} /> : null}
      <div className="row">
        <span>{t("decisions.all")}</span>
        {CHOICES.map((choice) => (
          <button key={choice} onClick={() => setQuery(queryOf(everybody(cast, choice)))}>
            {t(`decisions.${choice}`)}
          </button>
        ))}
      </div>
      <div className="ballots">
        {(data?.members ?? []).map((member) => (
          <Member
            key={member.voter}
            voter={member.voter}
            name={member.name}
            share={member.percent.population ?? Object.values(member.percent)[0]}
            choice={cast[member.voter] ?? "for"}
            put={(choice) => setQuery(queryOf({ ...cast, [member.voter]: choice }))}
          />
        ))}
      </div>
      <p className="definition">{t("decisions.press")}</p>
      {block && example ? (
        <p className="definition">
          {t("decisions.blocking", { names: names(example), n: block.number_of_smallest, size: block.smallest_size })}
        </p>
      ) : null}
      {data && data.veto_players.length > 0 ? (
        <p className="definition">{t("decisions.veto", { names: names(data.veto_players) })}</p>
      ) : null}
      {(vote?.flags ?? []).map((text) => (
        <p key={text} className="definition">
          {text}
        </p>
      ))}
    </section>
  );
}

function everybody(cast: Record<string, Choice>, choice: Choice): Record<string, Choice> {
  return Object.fromEntries(Object.keys(cast).map((voter) => [voter, choice]));
}

/** Adopted or not, who stops it, and who could turn it. */
function Verdict({ vote, names }: { vote: Vote; names: (ids: readonly string[]) => string }): ReactNode {
  const { adopted, blockers, flip } = vote;
  const turned = (flip ?? []).map((one) => `${names([one.voter])} → ${t(`decisions.to_${one.to}`)}`).join(", ");
  return (
    <p className="verdict-line" role="status">
      <strong>{t(adopted ? "decisions.adopted" : "decisions.stopped")}</strong>{" "}
      {blockers.length > 0 ? t("decisions.blockers", { names: names(blockers) }) : ""}{" "}
      {turned ? t("decisions.flip", { names: turned }) : ""}
    </p>
  );
}

interface MemberProps {
  voter: string;
  name: string;
  share: number | undefined;
  choice: Choice;
  put: (choice: Choice) => void;
}

/** The ballot of one member: four choices, one of them taken. */
function Member({ voter, name, share, choice, put }: MemberProps): ReactNode {
  return (
    <fieldset className={`ballot ballot-${choice}`} data-voter={voter}>
      <legend>
        {name} {share !== undefined ? <small>{formatNumber(share)} %</small> : null}
      </legend>
      {CHOICES.map((one) => (
        <label key={one}>
          <input type="radio" name={`ballot-${voter}`} checked={one === choice} onChange={() => put(one)} />
          <span>{t(`decisions.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
