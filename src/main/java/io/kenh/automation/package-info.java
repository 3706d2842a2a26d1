/**
 * When this changes and that holds, do those. Rank 6.
 */
package io.kenh.automation;
