/** Campaigns, and who is in them. */
package io.kenh.console.campaign;
