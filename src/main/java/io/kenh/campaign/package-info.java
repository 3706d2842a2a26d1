/**
 * Pipelines of opportunities shared out among sellers. Rank 5.
 */
package io.kenh.campaign;
