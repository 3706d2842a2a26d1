/**
 * Tables of records from elsewhere, CSV or XLSX, become records here: looked at first, then taken in by batches, once each. Rank 3.
 */
package io.kenh.imports;
