/**
 * Leads, contacts and the other records, tags, staff and groups; who is this? Rank 2.
 */
package io.kenh.crm;
