/** People who may become customers. */
package io.kenh.console.lead;
