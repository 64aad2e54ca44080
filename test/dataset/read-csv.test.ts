import { describe, expect, test } from "vitest";
import { columns } from "../../src/dataset/columns";
import { readCsv } from "../../src/dataset/read-csv";
import { servicePorts } from "../../src/dataset/service-ports";
import { DataError } from "../../src/foundation/errors";
import { joinCells, spliced, syntheticCells } from "./synthetic-flows";

const cells = syntheticCells({ rows: 40 });
const indexOf = (name: string) => columns.findIndex((column) => column.name === name);

/** The synthetic file with one cell changed; row -1 is the header. */
function withCell(row: number, column: string, text: string): string {
  return joinCells(cells.map((line, i) => (i === row + 1 ? spliced(line, indexOf(column), 1, text) : line)));
}

const read = (text: string | Uint8Array) => readCsv(Buffer.from(text), "flows.csv");

/** The sentence that reading gives. */
function fault(text: string | Uint8Array): string {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return (error as DataError).message;
  }
  throw new Error("nothing was wrong");
}

describe("readCsv", () => {
  test("gives every cell of the file, numbers as Number reads them", () => {
    const table = read(joinCells(cells));
    expect(table.rows).toBe(40);
    for (const [i, { name, kind }] of columns.entries()) {
      const written = cells.slice(1).map((line) => line[i]);
      expect(kind === "text" ? table.texts[name] : Array.from(table.numbers[name]), name).toEqual(
        kind === "text" ? written : written.map(Number),
      );
    }
    expect(table.invalidCells).toEqual([]);
  });

  test("reads LF, CRLF, a line end at the end of the file and a UTF-8 byte order mark alike", () => {
    const expected = read(joinCells(cells, "\n"));
    expect(read(joinCells(cells, "\r\n"))).toEqual(expected);
    expect(read(`${joinCells(cells, "\n")}\n`)).toEqual(expected);
    expect(read(`\ufeff${joinCells(cells, "\r\n")}\r\n`)).toEqual(expected);
  });

  test("reads a part of a larger buffer", () => {
    const whole = Buffer.from(`xxx${joinCells(cells)}`);
    expect(readCsv(whole.subarray(3), "flows.csv")).toEqual(read(joinCells(cells)));
  });

  test.each([...servicePorts])("takes the service name %s in a port column for port %i, and lists it", (text, port) => {
    const table = read(withCell(6, "Sport", text));
    expect(table.invalidCells).toEqual([{ row: 6, line: 8, column: "Sport", text, port }]);
    expect(table.numbers.Sport[6]).toBeNaN();
  });

  test.each([
    [
      "text where a number belongs",
      withCell(6, "SrcLoad", "n/a"),
      'flows.csv, line 8, column SrcLoad: "n/a" is not a number',
    ],
    ["a service name in another column", withCell(0, "Rate", "fido"), 'line 2, column Rate: "fido" is not a number'],
    ["an unknown service", withCell(0, "Sport", "http"), 'line 2, column Sport: "http" is not a number'],
    [
      "an endless cell, cut in the message",
      withCell(0, "Dur", "z".repeat(999)),
      `"${"z".repeat(40)}..." is not a number`,
    ],
    ["an empty number", withCell(38, "Temp", ""), "line 40, column Temp: the cell is empty"],
    ["an empty text", withCell(3, "SrcMac", ""), "line 5, column SrcMac: the cell is empty"],
    ["a quoted cell", withCell(3, "SrcMac", '"a"'), "line 5: a quotation mark"],
    ["a short row", joinCells(spliced(cells, 9, 1, cells[9].slice(0, -1))), "line 10: 44 cells where 45 belong"],
    ["a long row", joinCells(spliced(cells, 9, 1, [...cells[9], "1", "2"])), "line 10: 47 cells where 45 belong"],
    ["a row shifted by a lost cell", joinCells(spliced(cells, 9, 1, spliced(cells[9], 4, 1))), "line 10: 44 cells"],
    ["a file cut off in a row", joinCells(cells).slice(0, -40), "line 41: "],
    ["an empty line", joinCells(spliced(cells, 5, 0, [])), "line 6: 1 cells where 45 belong"],
    [
      "a missing column",
      joinCells(cells.map((line) => spliced(line, 8, 1))),
      'line 1: the column "SrcLoad" is missing',
    ],
    [
      "missing columns",
      joinCells(cells.map((line) => spliced(line, 8, 2))),
      'the columns "SrcLoad", "DstLoad" are missing',
    ],
    [
      "an extra column",
      joinCells(cells.map((line) => [...line, "x"])),
      'line 1: the column "x" is not part of the data set',
    ],
    ["a renamed column", withCell(-1, "SrcLoad", "sload"), 'line 1: the column 9 is named "sload", not "SrcLoad"'],
    ["a repeated column", joinCells(cells.map((line) => [...line, line[0]])), 'the column "Dir" stands there twice'],
    [
      "columns in another order",
      joinCells(cells.map((line) => [...line].reverse())),
      'the column 1 is "Label", not "Dir"',
    ],
    ["another table", "a,b\n1,2\n", "line 1: this is not the header of the data set"],
    ["no header", joinCells(cells.slice(1)), "line 1: this is not the header of the data set"],
    ["a binary file", Buffer.from([0, 1, 2, 250, 251]), "line 1: this is not the header of the data set"],
    ["UTF-16", Buffer.from(`\ufeff${joinCells(cells)}`, "utf16le"), "flows.csv is written in UTF-16"],
    ["an empty file", "", "flows.csv is empty"],
    ["a file of one header", joinCells(cells.slice(0, 1)), "flows.csv has a header but no rows"],
  ])("refuses %s", (_, text, sentence) => {
    expect(fault(text)).toContain(sentence);
  });
});
