import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber } from "../../kit/format";

export interface Requirement {
  tally: string;
  of: string;
  lower: boolean;
  reached: number;
  bound: number;
  total: number;
  met: boolean;
  asked: string;
}

interface Props {
  ways: { way: string; holds: boolean; requirements: Requirement[] }[];
}

const WHOLE = 100; // %

/** What each way to a decision asks for, as bars against their lines. */
export function Tally({ ways }: Props): ReactNode {
  return (
    <div className="ways">
      {ways.map((way) => (
        <div key={way.way}>
          <p>
            <strong>{way.way}</strong>: {t(way.holds ? "decisions.holds" : "decisions.fails")}
          </p>
          {way.requirements.map((one, place) => (
            <div key={place} className="tally">
              <span>{t("decisions.asked", { asked: one.asked, of: one.of, tally: one.tally.replaceAll("_", " ") })}</span>
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${(WHOLE * one.reached) / one.total}%` }} data-met={one.met} />
                <b style={{ left: `${(WHOLE * one.bound) / one.total}%` }} />
              </span>
              <span>
                {formatNumber((WHOLE * one.reached) / one.total)} % · {t(one.met ? "decisions.met" : "decisions.unmet")}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
