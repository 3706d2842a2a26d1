package io.kenh.imports;

import java.util.List;

/** A file's beginning, for a person to choose by. @param choices every field a column may fill */
public record Look(Import of, List<Row> rows, List<String> choices) {
}
