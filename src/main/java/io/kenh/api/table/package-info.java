/** What a resource consists of, and how it is read from its table: fields, columns, filters, pages. */
package io.kenh.api.table;
