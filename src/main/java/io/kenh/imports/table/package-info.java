/** Reads tables from files of unknown making, row by row: what is in memory does not grow with the file. */
package io.kenh.imports.table;
