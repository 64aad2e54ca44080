import type { MeteredFlow } from "../capture/metered-flow";
import { columns } from "../dataset/columns";
import { type Vitals, vitalFields } from "./reading";
import type { Session } from "./session-log";

const portColumn = columns.findIndex(({ name }) => name === "Sport");

/** Vital signs before the first reading. */
const noVitals = Object.fromEntries(vitalFields.map(({ name }) => [name, 0])) as Vitals;

/** The data set in its 45 columns, as CSV: each flow with the reading of its session (or, when that never arrived, the last one
 * before) and the ground truth of its session. Numbers are written as short as they read; a cell that the meter left empty is 0.
 * @param sessions in the order in which they were opened */
export function labelledFlows(flows: readonly MeteredFlow[], sessions: readonly Session[]): string {
  const sessionOf = sessionFinder(sessions);
  const lines = flows.map(({ start, cells }) => {
    const { session, vitals } = sessionOf(Number(cells[portColumn]), start);
    const category = attackCategory(session);
    return [
      ...cells.map((cell, column) => (columns[column].kind === "number" ? String(Number(cell)) : cell)),
      ...vitalFields.map(({ name }) => String(vitals[name])),
      category,
      category === "normal" ? "0" : "1",
    ].join(",");
  });
  return `${[columns.map(({ name }) => name).join(","), ...lines].join("\n")}\n`;
}

/** What the data set calls the attack that the relay logged. */
export const attackCategory = ({ relayedAs }: Session): "normal" | "Spoofing" | "Data Alteration" =>
  relayedAs === undefined ? "normal" : relayedAs === "altered" ? "Data Alteration" : "Spoofing";

interface Found {
  readonly session: Session;
  readonly vitals: Vitals;
}

/** Finds the session of a port that was opened last before a time in µs. */
function sessionFinder(sessions: readonly Session[]): (port: number, start: number) => Found {
  const byPort = new Map<number, Found[]>();
  let vitals = noVitals;
  for (const session of sessions) {
    vitals = session.reading?.vitals ?? vitals;
    const others = byPort.get(session.port) ?? [];
    byPort.set(session.port, [{ session, vitals }, ...others]);
  }
  return (port, start) => {
    const found = byPort.get(port)?.find(({ session }) => session.openedAt <= start * 1000 + 999);
    if (found === undefined) throw new Error(`the gateway opened no session from port ${port}`);
    return found;
  };
}

/** The sessions with their ground truth, as CSV: port, time of opening in s, number of the reading taken, what the relay did. */
export function sessionsCsv(sessions: readonly Session[]): string {
  const lines = sessions.map((session) => {
    const opened = (session.openedAt / 1e9).toFixed(9);
    return [session.port, opened, session.reading?.number ?? "", session.relayedAs ?? "", attackCategory(session)].join(
      ",",
    );
  });
  return `${["Sport,Opened,Reading,Relay,Attack Category", ...lines].join("\n")}\n`;
}
