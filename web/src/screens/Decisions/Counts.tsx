import type { ReactNode } from "react";
import { has, t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { spoken } from "../../state/titles";
import type { Vote } from "./answer";

const BALLOTS = ["in_favour", "against", "abstaining", "constructive", "absent"];

/** How many members, and what share of each weight, cast which ballot. */
export function Counts({ vote }: { vote: Vote }): ReactNode {
  const measures = Object.keys(vote.shares).filter((name) => name !== "members");
  const cast = BALLOTS.filter((ballot) => (vote.shares.members?.[ballot]?.sum ?? 0) > 0);
  return (
    <DataTable
      caption={t("decisions.counts")}
      columns={[
        { key: "ballot", label: t("decisions.ballot") },
        { key: "members", label: t("decisions.of_members"), numeric: true, show: String },
        ...measures.map((name) => ({
          key: name,
          label: t("decisions.of_weight", { measure: measureWords(name) }),
          numeric: true,
        })),
      ]}
      rows={cast.map((ballot) => ({
        ballot: t(`decisions.to_${ballot}`),
        members: vote.shares.members?.[ballot]?.sum,
        ...Object.fromEntries(measures.map((name) => [name, vote.shares[name]?.[ballot]?.percent])),
      }))}
    />
  );
}

function measureWords(name: string): string {
  return has(`decisions.measure.${name}`) ? t(`decisions.measure.${name}`) : spoken(name);
}
