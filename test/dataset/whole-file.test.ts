import { expect, test } from "vitest";
import { readWholeFile } from "../../src/dataset/whole-file";
import { DataError } from "../../src/foundation/errors";
import { fileOf } from "./data-root";

test("a file is read up to the limit of its size, and refused beyond it", () => {
  const path = fileOf("12345");
  expect(Buffer.from(readWholeFile(path, 5)).toString()).toBe("12345");
  expect(() => readWholeFile(path, 4)).toThrow(DataError);
  expect(() => readWholeFile(path, 4)).toThrow(`${path} holds more than 4 bytes, which is not the data set.`);
});

test("a path that names nothing or a folder is refused", () => {
  const path = fileOf("12345");
  expect(() => readWholeFile(`${path}.gz`)).toThrow(`${path}.gz does not exist. Check the path.`);
  expect(() => readWholeFile(__dirname)).toThrow(`${__dirname} is not a file.`);
});
