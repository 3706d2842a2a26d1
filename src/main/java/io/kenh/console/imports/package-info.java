/** Records from files: choosing what each column means, and watching them come in. */
package io.kenh.console.imports;
