package io.kenh.connector;

import java.util.List;

/**
 * One field of a {@link CrmObject}.
 *
 * @param title    what people see; null for the name
 * @param type     {@code text}, {@code number}, {@code boolean}, {@code date} (2026-02-28), {@code datetime} (ISO in UTC),
 *                 {@code choice}, {@code list} (of texts) or {@code reference} (the id of another row)
 * @param choices  of a {@code choice}; empty where they are not known
 * @param readOnly the CRM sets it alone
 * @param to       the object that a {@code reference} names, or null
 */
public record CrmField(String name, Text title, String type, List<String> choices, boolean readOnly, String to) {
}
