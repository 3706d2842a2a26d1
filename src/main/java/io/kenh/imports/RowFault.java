package io.kenh.imports;

/**
 * Why a row was refused.
 *
 * @param row    its number in the file
 * @param column the heading; "" when it is about the row as a whole
 */
public record RowFault(int row, String column, String found, String wanted) {
}
