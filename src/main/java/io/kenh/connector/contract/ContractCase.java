package io.kenh.connector.contract;

import java.util.List;
import java.util.function.Supplier;

/**
 * One promise of a connector.
 *
 * @param name what it promises
 * @param run  keeps or breaks it: the differences found, empty when kept
 */
public record ContractCase(String name, Supplier<List<String>> run) {
}
