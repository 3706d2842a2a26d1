/**
 * Pipelines of opportunities shared out among sellers. Rank 5; its first step has not been taken yet.
 */
package io.kenh.campaign;
