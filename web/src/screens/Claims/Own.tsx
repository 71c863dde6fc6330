import { useId, useState, type ReactNode } from "react";
import { useJobAnswer } from "../../api/useJobAnswer";
import { t } from "../../i18n/strings";
import { Loading } from "../../kit/Waiting";
import type { Checked } from "./answer";
import { Faults } from "./Faults";
import { Judged } from "./Judged";
import { LARGEST, sentBytes } from "./limits";

const KILO = 1000; // bytes

/** Claims of the reader's own: a file or a text, judged like the document's. It stays on this machine. */
export function Own(): ReactNode {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const field = useId();
  const note = useId();
  const body = asked === null ? undefined : { text: asked };
  const { data, error, loading } = useJobAnswer<Checked>("POST", asked === null ? null : "/claims", body);
  const put = (next: string): void => {
    setText(next);
    setTooLarge(sentBytes(next) > LARGEST);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST) setTooLarge(true);
    else put(await file.text());
  };
  return (
    <details className="own-claims">
      <summary>{t("claims.own_heading")}</summary>
      <p id={note}>{t("claims.own_text", { size: LARGEST / KILO })}</p>
      <div className="row">
        <label className="inline">
          {t("claims.file")}{" "}
          <input type="file" accept=".yaml,.yml,text/yaml" onChange={(event) => void read(event.target.files?.[0])} />
        </label>
        <button onClick={() => put(EXAMPLE)}>{t("claims.example")}</button>
      </div>
      <label htmlFor={field} className="inline">
        {t("claims.text")}
      </label>
      <textarea
        id={field}
        rows={14}
        spellCheck={false}
        value={text}
        aria-describedby={note}
        onChange={(event) => put(event.target.value)}
      />
      {tooLarge ? (
        <p className="problem" role="alert">
          {t("claims.too_large", { size: LARGEST / KILO })}
        </p>
      ) : null}
      <p>
        <button className="primary" disabled={!text.trim() || tooLarge || loading} onClick={() => setAsked(text)}>
          {t("claims.check")}
        </button>
      </p>
      {loading && asked !== null ? <Loading what={t("claims.checking")} /> : null}
      {error && !loading ? <Faults error={error} /> : null}
      {data && !loading ? <Judged checked={data} name={t("claims.own_answer")} /> : null}
    </details>
  );
}

/** A file with one claim, to begin from. */
const EXAMPLE = `document: {id: mine, title: Claims of my own, written: 2026-01-15, source: mine}
references:
  - {id: mine, type: speech, title: Notes of my own}
claims:
  - id: cooperation-rose
    number: "1"
    section: Example
    sentence: 1
    kind: trend
    claim: The two organisations have more joint instruments in force from year to year.
    test:
      trend: {quantity: {indicator: instruments_in_force}, since: 2014, claimed: rising}
    why: Counts instruments, whatever their weight.
    would_change: A year in which more lapse than begin.
`;
